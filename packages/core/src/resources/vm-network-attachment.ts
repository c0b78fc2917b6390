import type { ManagedCluster, Model, VmNetwork, VmNetworkOnCluster } from "../model/model.ts";
import { namespaces } from "./names.ts";
import { findBond } from "./node-interfaces.ts";
import type { Draft } from "./part.ts";

/** A VM network with its values on one cluster. */
export interface NetworkOnCluster {
  readonly network: VmNetwork;
  readonly on: VmNetworkOnCluster;
}

/** The VM networks that a cluster has, in their order. */
export function networksOf({ vmNetworks }: Model, cluster: ManagedCluster): NetworkOnCluster[] {
  return vmNetworks.flatMap((network) =>
    network.on.filter((on) => on.cluster === cluster.name).map((on): NetworkOnCluster => ({ network, on })),
  );
}

export function attachmentDrafts(model: Model, cluster: ManagedCluster): Draft[] {
  return networksOf(model, cluster).map(({ network, on }): Draft => ({
    object: {
      apiVersion: "k8s.cni.cncf.io/v1",
      kind: "NetworkAttachmentDefinition",
      metadata: { name: network.attachment, namespace: namespaces.attachments },
      spec: { config: attachmentConfig(network.attachment, on.vlan, guestMtu(cluster)) },
    },
    from: [network.at],
  }));
}

/** `name` is the localnet of the bridge mapping; `netAttachDefName` must repeat the object's own namespace and name. */
function attachmentConfig(name: string, vlanID: number, mtu: number): string {
  const config: Readonly<Record<string, unknown>> = {
    cniVersion: "0.4.0",
    name,
    type: "ovn-k8s-cni-overlay",
    topology: "localnet",
    netAttachDefName: `${namespaces.attachments}/${name}`,
    vlanID,
    mtu,
  };
  return JSON.stringify(config);
}

const ethernetMtu = 1500;

/**
 * What migrated guests are set to, also where the bond could carry more: their neighbours outside are not told. Without
 * a value OVN would take that of the pod network, which is less.
 */
function guestMtu({ nodes }: ManagedCluster): number {
  const bonds = nodes.flatMap(({ hardware }) => findBond(hardware, "vm") ?? []);
  return Math.min(ethernetMtu, ...bonds.map(({ mtu }) => mtu));
}
