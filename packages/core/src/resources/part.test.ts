import { describe, expect, test } from "vitest";
import { componentName } from "./names.ts";
import { placeDraft, sharedOrOwn, type Draft } from "./part.ts";
import type { TypedObject } from "./typed-object.ts";

const component = componentName("example");
const place = (name: string) => ({ file: "factory.yaml", pointer: ["clusters", name] });

function draft(name: string, value: number, from: string): Draft {
  const labels = { value: String(value) };
  return { object: { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } }, from: [place(from)] };
}

describe("a file", () => {
  test.each([
    ["StorageClass", "netapp-fra-nas", "storage-class-netapp-fra-nas"],
    ["NMState", "nmstate", "nmstate"],
    ["ForkliftController", "forklift-controller", "forklift-controller"],
    ["Provisioning", "provisioning-configuration", "provisioning-configuration"],
    ["CustomResourceDefinition", "waves.vmfactory.io", "custom-resource-definition-waves.vmfactory.io"],
  ])("of %s %s is called %s", (kind, name, file) => {
    const object = { apiVersion: "v1", kind, metadata: { name } } as TypedObject;
    expect(placeDraft({ object, from: [] }, { layer: "bootstrap" }).file).toBe(file);
  });
});

describe("sharedOrOwn", () => {
  test("what is the same on all clusters stands once, and says all places that it comes from", () => {
    const placed = sharedOrOwn(component, [
      { cluster: "a", drafts: [draft("same", 1, "a"), draft("other", 1, "a")] },
      { cluster: "b", drafts: [draft("same", 1, "b"), draft("other", 2, "b")] },
    ]);
    expect(
      placed.map(({ object, placement, from }) => [
        object.metadata.name,
        placement,
        from.map(({ pointer }) => pointer[1]),
      ]),
    ).toEqual([
      ["same", { layer: "shared", component }, ["a", "b"]],
      ["other", { layer: "cluster", component, cluster: "a" }, ["a"]],
      ["other", { layer: "cluster", component, cluster: "b" }, ["b"]],
    ]);
  });

  test("what one cluster lacks is not shared", () => {
    const placed = sharedOrOwn(component, [
      { cluster: "a", drafts: [draft("same", 1, "a")] },
      { cluster: "b", drafts: [] },
    ]);
    expect(placed.map(({ placement }) => placement)).toEqual([{ layer: "cluster", component, cluster: "a" }]);
  });

  test("a single cluster has everything as its own", () => {
    const placed = sharedOrOwn(component, [{ cluster: "a", drafts: [draft("one", 1, "a")] }]);
    expect(placed).toEqual([
      { ...draft("one", 1, "a"), file: "namespace-one", placement: { layer: "cluster", component, cluster: "a" } },
    ]);
  });
});
