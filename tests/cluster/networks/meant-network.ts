/** What the factory's model says of a node's network: the same facts as `NodeNetwork`, from the other end. */
import type { Bond, ManagedCluster, Model, Node } from "@vmfactory/core";
import type { Fields } from "@vmfactory/testbed";
import type { Way } from "./node-network.ts";

export interface MeantNetwork {
  readonly addresses: readonly MeantAddress[];
  readonly gateway: string | undefined;
  readonly dnsServers: readonly string[];
  readonly localnets: readonly string[];
  /** The bridge of the localnets: OpenShift's own, or one of ours with a port; none where there are no localnets. */
  readonly bridge: "openshift" | Way | undefined;
}

export interface MeantAddress {
  readonly network: "machine" | "storage";
  readonly address: string;
  readonly way: Way;
}

/** OpenShift puts its bridge on the interface with the machine network's address, on every node. */
export const openshiftBridge = "br-ex";

export function meantNetwork(model: Model, cluster: ManagedCluster, node: Node): MeantNetwork {
  const { machine, storage } = cluster.networks;
  const vmBond = bondFor(node, "vm");
  const localnets = runsMachines(cluster, node) && vmBond !== undefined ? attachmentsOn(model, cluster) : [];
  const isOnMachineBond = vmBond?.carries.includes("machine") === true && machine.vlan === undefined;
  return {
    addresses: [
      ...meantAddress({ network: "machine", node, address: node.addresses.machine, ...machine }),
      ...(storage === undefined || node.addresses.storage === undefined
        ? []
        : meantAddress({ network: "storage", node, address: node.addresses.storage, ...storage })),
    ],
    gateway: machine.gateway,
    dnsServers: cluster.site.dnsServers.toSorted(),
    localnets,
    bridge: bridgeOf(localnets, isOnMachineBond, vmBond),
  };
}

/** The bond of machine traffic as the model has it, for nodes that somebody else has installed. */
export function installedBond(node: Node): readonly Fields[] {
  const bond = bondFor(node, "machine");
  if (bond === undefined) return [];
  const { interface: name, mtu, mode, ports } = bond;
  const common = { name, state: "up", mtu };
  return mode === undefined
    ? [{ ...common, type: "ethernet" }]
    : [{ ...common, type: "bond", "link-aggregation": { mode, port: ports } }];
}

interface OfNetwork {
  readonly network: MeantAddress["network"];
  readonly node: Node;
  readonly address: string;
  readonly cidr: string;
  readonly vlan: number | undefined;
  readonly mtu: number;
}

function meantAddress({ network, node, address, cidr, vlan, mtu }: OfNetwork): readonly MeantAddress[] {
  const bond = bondFor(node, network);
  if (bond === undefined) return [];
  const bondMtu = vlan === undefined ? mtu : bond.mtu;
  return [{ network, address: `${address}/${cidr.split("/")[1]}`, way: { ...wayThrough(bond), vlan, mtu, bondMtu } }];
}

function bridgeOf(
  localnets: readonly string[],
  isOnMachineBond: boolean,
  bond: Bond | undefined,
): MeantNetwork["bridge"] {
  if (localnets.length === 0 || bond === undefined) return undefined;
  return isOnMachineBond ? "openshift" : wayThrough(bond);
}

function wayThrough({ mode, mtu, ports }: Bond): Way {
  return { vlan: undefined, mtu, bondMtu: mtu, mode, nics: ports.toSorted() };
}

function bondFor({ hardware }: Node, traffic: Bond["carries"][number]): Bond | undefined {
  return hardware.bonds.find(({ carries }) => carries.includes(traffic));
}

function runsMachines(cluster: ManagedCluster, node: Node): boolean {
  return cluster.isCompact || node.role === "worker";
}

function attachmentsOn({ vmNetworks }: Model, { name }: ManagedCluster): readonly string[] {
  return vmNetworks
    .filter(({ on }) => on.some(({ cluster }) => cluster === name))
    .map(({ attachment }) => attachment)
    .toSorted();
}
