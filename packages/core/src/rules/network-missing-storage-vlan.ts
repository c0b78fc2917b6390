import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Bond, ManagedCluster, Model, StorageNetwork } from "../model/model.ts";

/**
 * Reports an untagged storage network on a bond that cannot have the nodes' storage addresses: one that is the port of a
 * bridge for virtual machines, or one that the installation makes without an address, because the machine network on it
 * is tagged. Under OpenShift's own bridge, of an untagged machine network, the address is there.
 */
export function checkNetworkMissingStorageVlan(model: Model): Diagnostic[] {
  const withVms = new Set(model.vmNetworks.flatMap(({ on }) => on.map(({ cluster }) => cluster)));
  return model.clusters.flatMap((cluster) => {
    const { storage } = cluster.networks;
    if (storage === undefined || storage.vlan !== undefined) return [];
    const bonds = storageBonds(cluster);
    const bridged = withVms.has(cluster.name) ? bonds.find(({ carries }) => carries.includes("vm")) : undefined;
    if (bridged !== undefined) return [missingVlan(cluster.name, storage, byBridge(bridged))];
    const installed = bonds.find(({ carries }) => carries.includes("machine"));
    return installed === undefined ? [] : [missingVlan(cluster.name, storage, byInstallation(installed))];
  });
}

/** Bonds of storage that are not under OpenShift's own bridge. */
function storageBonds({ nodes, networks }: ManagedCluster): Bond[] {
  const isUnderOpenShift = ({ carries }: Bond): boolean =>
    carries.includes("machine") && networks.machine.vlan === undefined;
  return nodes
    .flatMap(({ hardware }) => hardware.bonds)
    .filter((bond) => bond.carries.includes("storage") && !isUnderOpenShift(bond));
}

interface Reason {
  readonly bond: Bond;
  readonly but: string;
  readonly why: string;
}

function byBridge(bond: Bond): Reason {
  return {
    bond,
    but: `its bond \`${bond.interface}\` carries virtual machines too`,
    why: "The bond becomes a port of their bridge, and a port cannot have the nodes' storage addresses.",
  };
}

function byInstallation(bond: Bond): Reason {
  return {
    bond,
    but: `the machine network on its bond \`${bond.interface}\` has one`,
    why: "The installation makes that bond without an address of its own, so the nodes would get no storage address.",
  };
}

function missingVlan(cluster: string, { at }: StorageNetwork, { bond, but, why }: Reason): Diagnostic {
  return finding("network/missing-storage-vlan", {
    message: `The storage network of cluster \`${cluster}\` has no VLAN, and ${but}.`,
    at,
    on: "key",
    why,
    fix: { sentence: "Give the storage network a `vlan`, or a bond of its own." },
    related: [{ at: bond.at, label: "the bond" }],
  });
}
