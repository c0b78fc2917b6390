import { describe, expect, test } from "vitest";
import { listAt, recordAt, textAt } from "../fields.ts";
import { cnvModel } from "./cnv.ts";
import { openshift } from "./factory.fixture.ts";
import { add, find, run, said, thing } from "./scene.fixture.ts";

const leader = thing("hco.kubevirt.io/v1beta1", "HyperConverged", "openshift-cnv/kubevirt-hyperconverged", {
  spec: {},
});
const storageClass = (name: string, backendType: string) =>
  thing("storage.k8s.io/v1", "StorageClass", name, {
    parameters: { backendType },
    provisioner: "csi.trident.netapp.io",
  });
const machines = { group: "kubevirt.io", kind: "VirtualMachine" };

describe("OpenShift Virtualization", () => {
  test("leads its operators, serves their kinds, and is available when they are", async () => {
    const cluster = openshift();
    await add(cluster, leader);
    expect(cluster.isServed(machines)).toBe(false);
    await run(cluster, [cnvModel], 60_000);
    const find1 = async () =>
      find(cluster, "hco.kubevirt.io/v1beta1", "HyperConverged", "openshift-cnv/kubevirt-hyperconverged");
    expect(said(await find1()).slice(1, 3)).toEqual([
      "Available False Init: Initializing HyperConverged cluster",
      "Progressing True Init: Initializing HyperConverged cluster",
    ]);
    const { rests } = await run(cluster, [cnvModel], 600_000);
    const virt = await find(cluster, "kubevirt.io/v1", "KubeVirt", "openshift-cnv/kubevirt-kubevirt-hyperconverged");
    const led = await Promise.all(
      [
        ["cdi.kubevirt.io", "CDI"],
        ["ssp.kubevirt.io", "SSP"],
        ["networkaddonsoperator.network.kubevirt.io", "NetworkAddonsConfig"],
      ].map(async ([group = "", kind = ""]) => (await cluster.list({ group, kind })).length),
    );
    expect({
      rests,
      served: cluster.isServed(machines),
      said: said(await find1()),
      phase: textAt(virt, "status", "phase"),
      led,
    }).toEqual({
      rests: true,
      served: true,
      said: [
        "ReconcileComplete True ReconcileCompleted: Reconcile completed successfully",
        "Available True ReconcileCompleted: Reconcile completed successfully",
        "Progressing False ReconcileCompleted: Reconcile completed successfully",
        "Degraded False ReconcileCompleted: Reconcile completed successfully",
        "Upgradeable True ReconcileCompleted: Reconcile completed successfully",
      ],
      phase: "Deployed",
      led: [1, 1, 1],
    });
  });

  test("knows how volumes of Trident's classes are claimed", async () => {
    const cluster = openshift();
    await add(
      cluster,
      leader,
      storageClass("nas", "ontap-nas"),
      storageClass("san", "ontap-san"),
      storageClass("x", "solidfire-san"),
    );
    await run(cluster, [cnvModel], 600_000);
    const profiles = await cluster.list({ group: "cdi.kubevirt.io", kind: "StorageProfile" });
    const modes = profiles.map((one) => [
      one.metadata.name,
      listAt(one, "status", "claimPropertySets").map((set) => [recordAt(set).accessModes, textAt(set, "volumeMode")]),
    ]);
    expect(modes).toEqual([
      [
        "nas",
        [
          [["ReadWriteMany"], "Filesystem"],
          [["ReadWriteOnce"], "Filesystem"],
        ],
      ],
      ["san", [[["ReadWriteMany"], "Block"]]],
      ["x", []],
    ]);
  });
});
