import { parseNetwork, type IpNetwork } from "../base/ip.ts";
import { below, type Place } from "../base/pointer.ts";
import type { Model } from "../model/model.ts";
import { allClusters, networksOf } from "./subjects.ts";

/** A network as it was written somewhere, once, though several clusters may have it. */
export interface WrittenNetwork {
  readonly what: string;
  readonly kind: "machine" | "storage" | "pods" | "services" | "vm";
  readonly cidr: string;
  readonly network: IpNetwork;
  readonly at: Place;
  /** Of a cluster that others installed: its networks are as they are. */
  readonly isForeign: boolean;
}

/** All networks of the factory: of clusters, then of virtual machines. */
export function writtenNetworks(model: Model): WrittenNetwork[] {
  const clusters = allClusters(model).flatMap((cluster) =>
    networksOf(cluster).map(({ kind, cidr, network, at }) => ({
      what: `The ${kind} network of cluster \`${cluster.name}\``,
      kind,
      cidr,
      network,
      at,
      isForeign: cluster.state === "imported",
    })),
  );
  const machines = model.vmNetworks.flatMap(({ name, at, on }) =>
    [...new Set(on.flatMap(({ cidr }) => cidr ?? []))].flatMap((cidr) => {
      const network = parseNetwork(cidr);
      return network === undefined
        ? []
        : [
            {
              what: `Network \`${name}\``,
              kind: "vm" as const,
              cidr,
              network,
              at: below(at, "cidr"),
              isForeign: false,
            },
          ];
    }),
  );
  return [...clusters, ...machines];
}
