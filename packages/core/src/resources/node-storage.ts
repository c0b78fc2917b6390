import type { Bond, ManagedCluster, Node, StorageNetwork } from "../model/model.ts";
import type { NmstateInterface, NmstateState } from "./nmstate-state.ts";
import { bondInterfaces, findBond, vlanInterface } from "./node-interfaces.ts";
import type { Draft } from "./part.ts";

/**
 * The address of a node in the storage network: one policy for each node, for addresses differ. Nothing if the node has
 * none, and nothing if the network is untagged on the bond of the machine network, where the node has its address
 * already.
 */
export function nodeStorageDrafts(cluster: ManagedCluster, node: Node): Draft[] {
  const { storage } = cluster.networks;
  const address = node.addresses.storage;
  const bond = findBond(node.hardware, "storage");
  if (storage === undefined || address === undefined || bond === undefined) return [];
  const interfaces = storageInterfaces(bond, storage, address);
  if (interfaces.length === 0) return [];
  const desiredState: NmstateState = { interfaces };
  return [
    {
      object: {
        apiVersion: "nmstate.io/v1",
        kind: "NodeNetworkConfigurationPolicy",
        metadata: { name: `storage-${node.name}` },
        spec: {
          nodeSelector: { "kubernetes.io/hostname": node.hostname },
          desiredState,
        },
      },
      from: [node.at, storage.at, bond.at],
    },
  ];
}

/** A bond that the installation made is not described again: one of machine traffic is under OpenShift's own bridge. */
function storageInterfaces(bond: Bond, storage: StorageNetwork, address: string): NmstateInterface[] {
  const { cidr, vlan, mtu } = storage;
  const isInstalled = bond.carries.includes("machine");
  if (vlan === undefined) return isInstalled ? [] : bondInterfaces(bond, address, cidr);
  const tagged = vlanInterface({ base: bond.interface, id: vlan, mtu, address, cidr });
  return isInstalled ? [tagged] : [...bondInterfaces(bond, undefined, cidr), tagged];
}
