import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Bond, ManagedCluster, Model, StorageNetwork } from "../model/model.ts";

/**
 * Reports an untagged storage network on a bond that is the port of a bridge for virtual machines: a port of an OVS
 * bridge has no address of its own. Under OpenShift's own bridge, of an untagged machine network, the address is there.
 */
export function checkNetworkMissingStorageVlan(model: Model): Diagnostic[] {
  const withVms = new Set(model.vmNetworks.flatMap(({ on }) => on.map(({ cluster }) => cluster)));
  return model.clusters
    .filter(({ name }) => withVms.has(name))
    .flatMap((cluster) => {
      const { storage } = cluster.networks;
      const bond = storage === undefined ? undefined : bridgedBond(cluster, storage);
      return storage === undefined || bond === undefined ? [] : [missingVlan(cluster.name, storage, bond)];
    });
}

function bridgedBond({ nodes, networks }: ManagedCluster, storage: StorageNetwork): Bond | undefined {
  if (storage.vlan !== undefined) return undefined;
  const isUnderOpenShift = ({ carries }: Bond): boolean =>
    carries.includes("machine") && networks.machine.vlan === undefined;
  return nodes
    .flatMap(({ hardware }) => hardware.bonds)
    .find((bond) => bond.carries.includes("storage") && bond.carries.includes("vm") && !isUnderOpenShift(bond));
}

function missingVlan(cluster: string, { at }: StorageNetwork, bond: Bond): Diagnostic {
  return finding("network/missing-storage-vlan", {
    message: `The storage network of cluster \`${cluster}\` has no VLAN, and its bond \`${bond.interface}\` carries virtual machines too.`,
    at,
    on: "key",
    why: "The bond becomes a port of their bridge, and a port cannot have the nodes' storage addresses.",
    fix: { sentence: "Give the storage network a `vlan`, or a bond of its own." },
    related: [{ at: bond.at, label: "the bond" }],
  });
}
