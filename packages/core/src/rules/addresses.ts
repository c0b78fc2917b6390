import { parseIp, parseNetwork, type IpAddress, type IpNetwork } from "../base/ip.ts";
import { below, type Place } from "../base/pointer.ts";
import type { Model } from "../model/model.ts";
import { allClusters, allNodes } from "./subjects.ts";

/** An address that must lie in a network, as a host's. */
export interface PlacedAddress {
  readonly text: string;
  readonly address: IpAddress;
  /** What has the address, as in "The gateway of cluster `prod1`". */
  readonly what: string;
  readonly at: Place;
  /** What the network is, as in "its machine network". */
  readonly networkName: string;
  readonly network: IpNetwork;
  readonly networkAt: Place;
}

/** Virtual addresses, gateways and addresses of nodes with the networks to which they belong. */
export function placedAddresses(model: Model): PlacedAddress[] {
  const clusters = allClusters(model).flatMap(({ name, at, vips, networks: { machine } }) => {
    const inMachine = { networkName: "its machine network", cidr: machine.cidr, networkAt: below(machine.at, "cidr") };
    return [
      { text: vips?.api, what: `The api of cluster \`${name}\``, at: below(at, "vips", "api"), ...inMachine },
      {
        text: vips?.ingress,
        what: `The ingress of cluster \`${name}\``,
        at: below(at, "vips", "ingress"),
        ...inMachine,
      },
      {
        text: machine.gateway,
        what: `The gateway of cluster \`${name}\``,
        at: below(machine.at, "gateway"),
        ...inMachine,
      },
    ];
  });
  const nodes = allNodes(model).flatMap(({ cluster, node }) => {
    const { machine, storage } = cluster.networks;
    const what = `Node \`${node.name}\` of cluster \`${cluster.name}\``;
    return [
      {
        text: node.addresses.machine,
        what,
        at: below(node.at, "addresses", "machine"),
        networkName: "its machine network",
        cidr: machine.cidr,
        networkAt: below(machine.at, "cidr"),
      },
      ...(storage === undefined
        ? []
        : [
            {
              text: node.addresses.storage,
              what,
              at: below(node.at, "addresses", "storage"),
              networkName: "its storage network",
              cidr: storage.cidr,
              networkAt: below(storage.at, "cidr"),
            },
          ]),
    ];
  });
  return [...clusters, ...nodes, ...gatewaysOfVmNetworks(model)].flatMap(resolve);
}

/** Each pair of gateway and subnet once, though several clusters have the network. */
function gatewaysOfVmNetworks(model: Model): Unresolved[] {
  return model.vmNetworks.flatMap(({ name, at, on }) => {
    const seen = new Set<string>();
    return on.flatMap(({ cidr, gateway }) => {
      if (cidr === undefined || gateway === undefined || seen.has(`${cidr} ${gateway}`)) return [];
      seen.add(`${cidr} ${gateway}`);
      return [
        {
          text: gateway,
          what: `The gateway of network \`${name}\``,
          at: below(at, "gateway"),
          networkName: "its subnet",
          cidr,
          networkAt: below(at, "cidr"),
        },
      ];
    });
  });
}

interface Unresolved extends Omit<PlacedAddress, "text" | "address" | "network"> {
  readonly text: string | undefined;
  readonly cidr: string;
}

function resolve({ text, cidr, ...rest }: Unresolved): PlacedAddress[] {
  const address = text === undefined ? undefined : parseIp(text);
  const network = parseNetwork(cidr);
  return text === undefined || address === undefined || network === undefined
    ? []
    : [{ text, address, network, ...rest }];
}
