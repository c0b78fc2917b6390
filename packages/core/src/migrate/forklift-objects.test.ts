import { describe, expect, test } from "vitest";
import { testModel } from "../model/test-model.fixture.ts";
import type { Wave, WavePlanEntry } from "../waves/wave.ts";
import { forkliftObjects } from "./forklift-objects.ts";

const entry: WavePlanEntry = {
  name: "wave-001-erp",
  cluster: "prod1",
  namespace: "vm-erp",
  mode: "warm",
  networks: [
    {
      from: { id: "dvportgroup-11", name: "dvpg-web-1" },
      to: { kind: "attachment", namespace: "default", name: "web" },
    },
    { from: { name: "old" }, to: { kind: "pod" } },
    { from: { name: "unused" }, to: { kind: "ignored" } },
  ],
  datastores: [
    {
      from: { id: "datastore-5", name: "fra-ssd-01" },
      to: { storageClass: "netapp-fra-san", volumeMode: "Block", accessMode: "ReadWriteMany" },
    },
  ],
  hasSharedDisks: false,
  machines: [
    {
      key: "vc/vm-101",
      id: "vm-101",
      name: "ERP-APP-01",
      targetName: "erp-app-01",
      group: "erp",
      disks: [],
      networks: [],
    },
    { key: "vc/x", name: "erp-db", targetName: "erp-db", group: "erp", disks: [], networks: [] },
  ],
};

function waveOf(...plans: readonly WavePlanEntry[]): Wave {
  return {
    apiVersion: "vmfactory.io/v1alpha1",
    kind: "Wave",
    metadata: { name: "wave-001", namespace: "vm-factory" },
    spec: {
      state: "approved",
      order: 1,
      source: "vc-fra",
      window: { name: "weekend", opens: "2026-12-05T21:00:00Z", closes: "2026-12-06T05:00:00Z" },
      precopyStart: "2026-12-04T21:00:00Z",
      cutover: "2026-12-05T21:00:00Z",
      plans,
    },
  };
}

const metadata = { name: "wave-001-erp", namespace: "openshift-mtv", labels: { "vmfactory.io/wave": "wave-001" } };
const provider = {
  source: { namespace: "openshift-mtv", name: "vc-fra" },
  destination: { namespace: "openshift-mtv", name: "prod1" },
};
const named = { namespace: "openshift-mtv", name: "wave-001-erp" };

function planOf(changed: Partial<WavePlanEntry>): unknown {
  return forkliftObjects(waveOf({ ...entry, ...changed }), testModel())[2]?.["spec"];
}

describe("Forklift's objects of a wave", () => {
  test("are the maps of each entry and then its Plan, of one name", () => {
    expect(forkliftObjects(waveOf(entry), testModel())).toEqual([
      {
        apiVersion: "forklift.konveyor.io/v1beta1",
        kind: "NetworkMap",
        metadata,
        spec: {
          provider,
          map: [
            { source: { id: "dvportgroup-11" }, destination: { type: "multus", namespace: "default", name: "web" } },
            { source: { name: "old" }, destination: { type: "pod" } },
            { source: { name: "unused" }, destination: { type: "ignored" } },
          ],
        },
      },
      {
        apiVersion: "forklift.konveyor.io/v1beta1",
        kind: "StorageMap",
        metadata,
        spec: {
          provider,
          map: [
            {
              source: { id: "datastore-5" },
              destination: { storageClass: "netapp-fra-san", volumeMode: "Block", accessMode: "ReadWriteMany" },
            },
          ],
        },
      },
      {
        apiVersion: "forklift.konveyor.io/v1beta1",
        kind: "Plan",
        metadata,
        spec: {
          description: "Wave wave-001: 2 machines of vc-fra to prod1/vm-erp",
          provider,
          map: { network: named, storage: named },
          targetNamespace: "vm-erp",
          type: "warm",
          migrateSharedDisks: false,
          preserveStaticIPs: true,
          deleteVmOnFailMigration: true,
          targetPowerState: "auto",
          targetLabels: { "vmfactory.io/wave": "wave-001" },
          vms: [
            { id: "vm-101", targetName: "erp-app-01" },
            { name: "erp-db", targetName: "erp-db" },
          ],
        },
      },
    ]);
  });

  test("are in the order of the entries, which is that of their start", () => {
    const objects = forkliftObjects(waveOf({ ...entry, name: "second" }, { ...entry, name: "first" }), testModel());
    expect(objects.map(({ kind, metadata: { name } }) => `${kind}/${name}`)).toEqual([
      "NetworkMap/second",
      "StorageMap/second",
      "Plan/second",
      "NetworkMap/first",
      "StorageMap/first",
      "Plan/first",
    ]);
  });

  test("compare machines for shared disks only where a disk is shared", () => {
    expect(planOf({ hasSharedDisks: true })).toMatchObject({ migrateSharedDisks: true });
  });

  test("keep addresses unless no machine gets its network", () => {
    expect(planOf({ networks: [{ from: { name: "old" }, to: { kind: "pod" } }] })).toMatchObject({
      preserveStaticIPs: false,
    });
  });

  test("say the mode in one way", () => {
    expect(planOf({ mode: "cold" })).toMatchObject({ type: "cold" });
    expect(planOf({ mode: "cold" })).not.toHaveProperty("warm");
  });

  test("refer to providers by namespace and name and nothing else, alike in all plans", () => {
    const providers = forkliftObjects(waveOf(entry), testModel()).map(
      ({ spec }) => (spec as { provider: unknown }).provider,
    );
    expect(providers).toEqual([provider, provider, provider]);
  });

  test("name Forklift's own Provider where the target is the cluster that it runs on", () => {
    expect(planOf({ cluster: "hub" })).toMatchObject({
      provider: { destination: { namespace: "openshift-mtv", name: "host" } },
    });
  });

  test("are the same for the same wave", () => {
    expect(JSON.stringify(forkliftObjects(waveOf(entry), testModel()))).toBe(
      JSON.stringify(forkliftObjects(waveOf(entry), testModel())),
    );
  });
});
