import { expect, test } from "vitest";
import { built, contents, resource } from "./built.fixture.ts";

test("OpenShift Virtualization is the same on every managed cluster, promises no memory twice, and is not uninstalled under machines", () => {
  const of = built();
  expect(contents(of, "virtualization")).toEqual(["HyperConverged/kubevirt-hyperconverged"]);
  const { object, provides } = resource(of, "HyperConverged", "kubevirt-hyperconverged");
  expect(object).toEqual({
    apiVersion: "hco.kubevirt.io/v1beta1",
    kind: "HyperConverged",
    metadata: { name: "kubevirt-hyperconverged", namespace: "openshift-cnv" },
    spec: {
      higherWorkloadDensity: { memoryOvercommitPercentage: 100 },
      resourceRequirements: { vmiCPUAllocationRatio: 10 },
      uninstallStrategy: "BlockUninstallIfWorkloadsExist",
      workloadUpdateStrategy: {
        workloadUpdateMethods: ["LiveMigrate"],
        batchEvictionSize: 10,
        batchEvictionInterval: "1m0s",
      },
    },
  });
  expect(provides).toContainEqual({ kind: "crd", group: "kubevirt.io", objectKind: "VirtualMachine" });
});
