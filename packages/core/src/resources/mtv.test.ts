import { describe, expect, test } from "vitest";
import { built, contents, object, resource } from "./built.fixture.ts";

describe("the migration toolkit", () => {
  test("counts the slots that the planner counts with", () => {
    const of = built("migration: { limits: { slotsPerHost: 12 } }");
    expect(contents(of, "mtv")).toEqual(["ForkliftController/forklift-controller"]);
    expect(object(of, "ForkliftController", "forklift-controller")).toEqual({
      apiVersion: "forklift.konveyor.io/v1beta1",
      kind: "ForkliftController",
      metadata: { name: "forklift-controller", namespace: "openshift-mtv" },
      spec: {
        controller_container_limits_cpu: "4",
        controller_container_limits_memory: "4Gi",
        controller_max_vm_inflight: 12,
        feature_ui_plugin: "true",
        feature_validation: "true",
        feature_volume_populator: "true",
        inventory_container_limits_cpu: "2",
        inventory_container_limits_memory: "4Gi",
      },
    });
  });

  test("has a Provider for each vCenter, by the name that Waves give it", () => {
    const of = built();
    expect(contents(of, "migration")).toEqual(["Provider/vc-fra of hub"]);
    const provider = resource(of, "Provider", "vc-fra");
    expect(provider.object).toEqual({
      apiVersion: "forklift.konveyor.io/v1beta1",
      kind: "Provider",
      metadata: { name: "vc-fra", namespace: "openshift-mtv" },
      spec: {
        type: "vsphere",
        url: "https://vcenter.fra.test.example/sdk",
        secret: { name: "vc-fra", namespace: "openshift-mtv" },
        settings: { sdkEndpoint: "vcenter", vddkInitImage: "registry.test.example/vddk:8.0.3" },
      },
    });
    expect(provider.requires).toContainEqual({ kind: "secret", namespace: "openshift-mtv", name: "vc-fra" });
  });

  test("names no VDDK image that the factory does not give", () => {
    expect(object(built("sources: { vc-fra: { vddk: null } }"), "Provider", "vc-fra")["spec"]).toMatchObject({
      settings: { sdkEndpoint: "vcenter" },
    });
    expect(JSON.stringify(object(built("sources: { vc-fra: { vddk: null } }"), "Provider", "vc-fra"))).not.toContain(
      "vddk",
    );
  });

  test("wants the authority of vCenter's certificate, or the word that says it is not verified", () => {
    const keys = (patch: string): unknown =>
      built(patch)
        .secrets.find(({ name }) => name === "vc-fra")
        ?.keys.map(({ key }) => key);
    expect(keys("")).toEqual(["user", "password", "ca.crt"]);
    expect(keys("sources: { vc-fra: { vcenter: { verify: false } } }")).toEqual([
      "user",
      "password",
      "insecureSkipVerify",
    ]);
  });

  test("without sources has no component for them", () => {
    const names = built("sources: null\nmappings: null\nmigration: null").components.map(({ name }) => name);
    expect(names).toContain("mtv");
    expect(names).not.toContain("migration");
  });
});
