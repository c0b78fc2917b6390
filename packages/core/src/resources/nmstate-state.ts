import type { BondMode } from "../model/model.ts";

/**
 * A network state in nmstate's words, with the fields that we use and no others: the definitions of NMStateConfig and
 * NodeNetworkConfigurationPolicy take anything in its place, and an agent on the node is the first to refuse it. Source:
 * nmstate's documentation of its state. Type aliases fit those open fields.
 */
export type NmstateState = {
  readonly interfaces?: readonly NmstateInterface[];
  readonly "dns-resolver"?: { readonly config: { readonly server: readonly string[] } };
  readonly routes?: { readonly config: readonly NmstateRoute[] };
  readonly ovn?: { readonly "bridge-mappings": readonly NmstateBridgeMapping[] };
};

export type NmstateInterface = NmstateEthernet | NmstateBond | NmstateVlan | NmstateOvsBridge;

type NmstateEthernet = NmstateCommon & { readonly type: "ethernet" };

type NmstateBond = NmstateCommon & {
  readonly type: "bond";
  readonly "link-aggregation": {
    readonly mode: BondMode;
    readonly options: { readonly miimon: string };
    readonly port: readonly string[];
  };
};

type NmstateVlan = NmstateCommon & {
  readonly type: "vlan";
  readonly vlan: { readonly "base-iface": string; readonly id: number };
};

type NmstateOvsBridge = NmstateCommon & {
  readonly type: "ovs-bridge";
  readonly bridge: {
    readonly "allow-extra-patch-ports": boolean;
    readonly options: { readonly stp: { readonly enabled: boolean } };
    readonly port: readonly { readonly name: string }[];
  };
};

type NmstateCommon = NmstateAddresses & {
  readonly name: string;
  readonly state: "up";
  readonly mtu?: number;
};

/** What an interface has of IPv4 and of IPv6. */
export type NmstateAddresses = {
  readonly ipv4?: NmstateIp;
  readonly ipv6?: NmstateIp & { readonly autoconf?: boolean };
};

export type NmstateIp = {
  readonly enabled: boolean;
  readonly dhcp?: boolean;
  readonly address?: readonly { readonly ip: string; readonly "prefix-length": number }[];
};

export type NmstateRoute = {
  readonly destination: string;
  readonly "next-hop-address": string;
  readonly "next-hop-interface": string;
  readonly "table-id": number;
};

export type NmstateBridgeMapping = {
  readonly localnet: string;
  readonly bridge: string;
  readonly state: "present";
};
