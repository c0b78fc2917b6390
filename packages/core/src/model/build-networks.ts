import { compare } from "../base/order.ts";
import type { Pointer } from "../base/pointer.ts";
import type { ClusterNetworks, Hardware, Traffic, VmNetwork, VmNetworkOnCluster } from "./model.ts";
import { entryOf, isKnown, sortedEntries, type Scope } from "./scope.ts";

type VmNetworkSpec = NonNullable<Scope["spec"]["vmNetworks"]>[string];

/** Targets of a mapping that are no network of the catalogue. */
export const reservedNetworks = ["ignored", "pod"] as const;

export function buildVmNetworks(scope: Scope): VmNetwork[] {
  return sortedEntries(scope.spec.vmNetworks).map(([name, written]) => {
    if (reservedNetworks.some((reserved) => reserved === name)) reportReserved(scope, name);
    checkSiteKeys(scope, name, written);
    const clusters = clustersOf(scope, name, written);
    const on = clusters.flatMap((cluster) => buildOnCluster(scope, name, written, cluster) ?? []);
    return { name, attachment: name, at: scope.place("vmNetworks", name), on };
  });
}

function reportReserved(scope: Scope, name: string): void {
  scope.report("model/reserved-network", {
    message: `A network for virtual machines cannot be called \`${name}\`.`,
    at: scope.place("vmNetworks", name),
    on: "key",
    why: "In `mappings` the word means the pod network (`pod`) or no network (`ignored`).",
    fix: { sentence: "Give it another name." },
  });
}

/** Names of the clusters that have the network, sorted; unknown ones are reported. */
function clustersOf(scope: Scope, name: string, written: VmNetworkSpec): string[] {
  const all = Object.keys(scope.spec.clusters).sort(compare);
  if (written.clusters === undefined) return all;
  const named = written.clusters.filter((cluster, index) =>
    isKnown(
      scope,
      {
        code: "model/unknown-cluster",
        what: "cluster",
        definedIn: "`clusters`",
        name: cluster,
        at: ["vmNetworks", name, "clusters", index],
      },
      all,
    ),
  );
  return all.filter((cluster) => named.includes(cluster));
}

/** Keys of maps by site must be sites. */
function checkSiteKeys(scope: Scope, name: string, written: VmNetworkSpec): void {
  const sites = Object.keys(scope.spec.sites);
  for (const field of ["vlan", "cidr", "gateway"] as const) {
    const value = written[field];
    if (typeof value !== "object") continue;
    for (const [site] of sortedEntries<number | string>(value)) {
      isKnown(
        scope,
        {
          code: "model/unknown-site",
          what: "site",
          definedIn: "`sites`",
          name: site,
          at: ["vmNetworks", name, field, site],
          on: "key",
        },
        sites,
      );
    }
  }
}

function buildOnCluster(
  scope: Scope,
  name: string,
  written: VmNetworkSpec,
  cluster: string,
): VmNetworkOnCluster | undefined {
  const site = entryOf(scope.spec.clusters, cluster)?.site ?? "";
  const vlan = typeof written.vlan === "number" ? written.vlan : entryOf(written.vlan, site);
  if (vlan === undefined) {
    // A cluster whose site is not known is reported at the cluster.
    if (entryOf(scope.spec.sites, site) !== undefined) reportMissingVlan(scope, name, cluster, site);
    return undefined;
  }
  return { cluster, vlan, cidr: atSite(written.cidr, site), gateway: atSite(written.gateway, site) };
}

function atSite(value: string | Readonly<Record<string, string>> | undefined, site: string): string | undefined {
  return typeof value === "object" ? entryOf(value, site) : value;
}

function reportMissingVlan(scope: Scope, name: string, cluster: string, site: string): void {
  scope.report("model/missing-vlan", {
    message: `Network \`${name}\` has no VLAN for site \`${site}\`, where cluster \`${cluster}\` stands.`,
    at: scope.place("vmNetworks", name, "vlan"),
    on: "key",
    why: "Without an id the network cannot be made there.",
    fix: { sentence: `Add \`${site}\` to the map, or list in \`clusters\` which clusters have the network.` },
    related: [{ at: scope.place("clusters", cluster, "site"), label: "the cluster's site" }],
  });
}

export interface NetworksRequest {
  readonly written: {
    readonly machine: {
      readonly cidr: string;
      readonly gateway?: string | undefined;
      readonly vlan?: number | undefined;
      readonly mtu?: number | undefined;
    };
    readonly storage?:
      | { readonly cidr: string; readonly vlan?: number | undefined; readonly mtu?: number | undefined }
      | undefined;
    readonly pods?: { readonly cidr?: string | undefined; readonly hostPrefix?: number | undefined } | undefined;
    readonly services?: { readonly cidr?: string | undefined } | undefined;
  };
  readonly at: Pointer;
  /** Models of the nodes: an MTU that is not given is that of the bond that carries the network. */
  readonly hardware: readonly Hardware[];
}

/** Networks of a cluster with OpenShift's own defaults for pods and services. */
export function buildClusterNetworks({ place }: Scope, { written, at, hardware }: NetworksRequest): ClusterNetworks {
  const { machine, storage, pods, services } = written;
  const placeOr = (name: string, isWritten: boolean) => place(...at, ...(isWritten ? [name] : []));
  return {
    machine: {
      cidr: machine.cidr,
      gateway: machine.gateway,
      vlan: machine.vlan,
      mtu: machine.mtu ?? bondMtu(hardware, "machine"),
      hasOwnMtu: machine.mtu !== undefined,
      at: place(...at, "machine"),
    },
    storage: storage && {
      cidr: storage.cidr,
      vlan: storage.vlan,
      mtu: storage.mtu ?? bondMtu(hardware, "storage"),
      hasOwnMtu: storage.mtu !== undefined,
      at: place(...at, "storage"),
    },
    pods: {
      cidr: pods?.cidr ?? "10.128.0.0/14",
      hostPrefix: pods?.hostPrefix ?? 23,
      at: placeOr("pods", pods !== undefined),
    },
    services: { cidr: services?.cidr ?? "172.30.0.0/16", at: placeOr("services", services !== undefined) },
  };
}

/** The smallest MTU among bonds that carry the traffic: what all nodes can send. */
function bondMtu(hardware: readonly Hardware[], traffic: Traffic): number {
  const mtus = hardware.flatMap(({ bonds }) =>
    bonds.filter(({ carries }) => carries.includes(traffic)).map(({ mtu }) => mtu),
  );
  return mtus.length === 0 ? 1500 : Math.min(...mtus);
}
