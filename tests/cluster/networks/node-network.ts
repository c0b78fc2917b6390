/**
 * A node's network as its switches and neighbours see it: addresses, tags, and the NICs they go through. Names of
 * interfaces are left out where they are nobody's business, so that it can be compared with what is meant.
 */
import type { Fields, NetworkInterface } from "@vmfactory/testbed";
import { recordIn, recordsIn } from "@vmfactory/testbed";

/** The way from an interface down to the NICs. */
export interface Way {
  /** Its tag; none if it is untagged. */
  readonly vlan: number | undefined;
  /** Of the interface itself, and of the bond or NIC below its tag. */
  readonly mtu: number | undefined;
  readonly bondMtu: number | undefined;
  /** `802.3ad`; none for a NIC that is in no bond. */
  readonly mode: string | undefined;
  /** Sorted. */
  readonly nics: readonly string[];
}

export interface AddressOnNode {
  /** With its prefix. */
  readonly address: string;
  readonly interface: string;
  readonly way: Way;
}

export interface NodeNetwork {
  readonly addresses: readonly AddressOnNode[];
  readonly defaultRoutes: readonly { readonly nextHop: string; readonly interface: string }[];
  readonly dnsServers: readonly string[];
  /** Way of the port of each OVS bridge, by the bridge's name. */
  readonly bridges: ReadonlyMap<string, Way>;
  /** What cannot be followed: a VLAN on nothing, a bond without ports. */
  readonly gaps: readonly { readonly interface: string; readonly message: string }[];
}

export function readNodeNetwork(interfaces: readonly NetworkInterface[]): NodeNetwork {
  const bridges = interfaces.filter(({ type }) => type === "ovs-bridge").map(({ name }) => name);
  return {
    addresses: interfaces.flatMap((one) =>
      one.addresses.map((address) => ({ address, interface: one.name, way: wayOf(one, interfaces) })),
    ),
    defaultRoutes: interfaces.flatMap(({ name, routes }) =>
      routes
        .filter(({ destination }) => destination === "0.0.0.0/0" || destination === "::/0")
        .map(({ nextHop }) => ({ nextHop, interface: name })),
    ),
    dnsServers: [...new Set(interfaces.flatMap(({ dnsServers }) => dnsServers))].sort(),
    bridges: new Map(
      bridges.flatMap((name) =>
        portsOf(name, "ovs-bridge", interfaces).map((port) => [name, wayOfPort(port, interfaces)]),
      ),
    ),
    gaps: interfaces.flatMap((one) => gapsOf(one, interfaces)),
  };
}

function wayOf(one: NetworkInterface, all: readonly NetworkInterface[]): Way {
  const base = one.vlan === undefined ? one : all.find(({ name, type }) => name === one.vlan?.parent && isDevice(type));
  const isBond = base?.type === "bond";
  const nics = isBond ? portsOf(base.name, "bond", all).map(({ name }) => name) : base === undefined ? [] : [base.name];
  return {
    vlan: one.vlan?.id,
    mtu: one.mtu,
    bondMtu: base?.mtu,
    mode: isBond ? base.bondOptions["mode"] : undefined,
    nics: nics.toSorted(),
  };
}

/** A bridge's port is a profile of its own, and what is plugged into it is a port of that one. */
function wayOfPort(port: NetworkInterface, all: readonly NetworkInterface[]): Way {
  const [plugged] = portsOf(port.name, "ovs-port", all);
  return wayOf(plugged ?? port, all);
}

function portsOf(name: string, as: string, all: readonly NetworkInterface[]): readonly NetworkInterface[] {
  return all.filter(({ portOf }) => portOf?.name === name && portOf.as === as);
}

/** OVS knows things by the name of a device that are none. */
function isDevice(type: string): boolean {
  return type !== "ovs-port" && type !== "ovs-bridge";
}

function gapsOf(one: NetworkInterface, all: readonly NetworkInterface[]): NodeNetwork["gaps"] {
  const say = (message: string): NodeNetwork["gaps"] => [{ interface: one.name, message }];
  if (one.type === "bond" && portsOf(one.name, "bond", all).length === 0) return say(`bond ${one.name} has no ports`);
  if (one.vlan === undefined) return [];
  const { id, parent } = one.vlan;
  const base = all.find(({ name, type }) => name === parent && isDevice(type));
  if (base === undefined)
    return say(`VLAN ${id} (${one.name}) is on ${parent}, which none of the node's documents describes`);
  if (one.mtu !== undefined && base.mtu !== undefined && one.mtu > base.mtu)
    return say(`VLAN ${id} (${one.name}) has MTU ${one.mtu}, and ${parent} below it ${base.mtu}`);
  return [];
}

/** Which bridge each localnet goes to, as a document has it; OVN keeps this, and no profile does. */
export function localnetsIn(content: Fields): readonly { readonly localnet: string; readonly bridge: string }[] {
  return recordsIn(recordIn(content, "ovn"), "bridge-mappings")
    .filter(({ state }) => state !== "absent")
    .map(({ localnet, bridge }) => ({ localnet: String(localnet), bridge: String(bridge) }));
}
