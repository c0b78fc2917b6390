import { assert } from "../base/assert.ts";
import { parseIp, parseNetwork } from "../base/ip.ts";
import type { Bond, Hardware, Node, Traffic } from "../model/model.ts";
import type { NmstateAddresses, NmstateInterface, NmstateIp } from "./nmstate-state.ts";

/*
 * A node's interfaces: the same for the installation (NMStateConfig) and for what is added to a running node
 * (NodeNetworkConfigurationPolicy), so that both mean the same bond.
 */

/** The bond that carries a kind of traffic; each kind has one at most. */
export function findBond(hardware: Hardware, traffic: Traffic): Bond | undefined {
  return hardware.bonds.find(({ carries }) => carries.includes(traffic));
}

/** A bond with its ports, or the NIC that stands for one; `address` undefined: it has none of its own. */
export function bondInterfaces(bond: Bond, address: string | undefined, cidr: string): NmstateInterface[] {
  const own: NmstateAddresses & { readonly mtu: number } = { mtu: bond.mtu, ...ipOf(address, cidr) };
  if (bond.mode === undefined) return [{ name: bond.interface, type: "ethernet", state: "up", ...own }];
  return [
    {
      name: bond.interface,
      type: "bond",
      state: "up",
      ...own,
      // miimon: how often the carrier of the ports is looked at, in milliseconds; without it a dead port stays in use.
      "link-aggregation": { mode: bond.mode, options: { miimon: "100" }, port: bond.ports },
    },
    ...bond.ports.map((name): NmstateInterface => ({
      name,
      type: "ethernet",
      state: "up",
      mtu: bond.mtu,
      ...withoutIp,
    })),
  ];
}

export interface VlanRequest {
  readonly base: string;
  readonly id: number;
  readonly mtu: number;
  readonly address: string;
  readonly cidr: string;
}

export function vlanInterface({ base, id, mtu, address, cidr }: VlanRequest): NmstateInterface {
  return {
    name: vlanName(base, id),
    type: "vlan",
    state: "up",
    mtu,
    vlan: { "base-iface": base, id },
    ...ipOf(address, cidr),
  };
}

/** `bond0.102`, as NetworkManager would call it. */
export function vlanName(base: string, id: number): string {
  return `${base}.${id}`;
}

export interface NicAddress {
  readonly name: string;
  readonly macAddress: string;
}

/** MAC of each NIC of a node, in the order of its hardware. */
export function nicAddresses({ name: node, hardware, macs }: Node): NicAddress[] {
  return hardware.nics.map(({ name }, index): NicAddress => {
    const macAddress = macs[index];
    assert(macAddress !== undefined, `node ${node} has ${macs.length} MAC addresses for ${hardware.nics.length} NICs`);
    return { name, macAddress };
  });
}

/** Whether an address is one of IPv6, which nmstate keeps apart. */
export function isIpv6(address: string): boolean {
  return parseIp(address)?.family === 6;
}

const disabled: NmstateIp = { enabled: false };
const withoutIp: NmstateAddresses = { ipv4: disabled, ipv6: disabled };

function ipOf(address: string | undefined, cidr: string): NmstateAddresses {
  if (address === undefined) return withoutIp;
  const network = parseNetwork(cidr);
  assert(network !== undefined, `${cidr} is no network`);
  const fixed: NmstateIp = { enabled: true, dhcp: false, address: [{ ip: address, "prefix-length": network.prefix }] };
  return isIpv6(address) ? { ipv4: disabled, ipv6: { ...fixed, autoconf: false } } : { ipv4: fixed, ipv6: disabled };
}
