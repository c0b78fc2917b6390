import { contains, parseIp } from "../base/ip.ts";
import { below, type Place } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Hub, ManagedCluster, Model } from "../model/model.ts";
import { allClusters, networksOf } from "./subjects.ts";

interface Needed {
  readonly address: string;
  readonly what: string;
  readonly at: Place;
}

/** Reports pods or services of a cluster that hide something outside which it must reach. */
export function checkNetworkUnreachableAddress(model: Model): Diagnostic[] {
  return allClusters(model).flatMap((cluster) => {
    const inner = networksOf(cluster).filter(({ kind }) => kind === "pods" || kind === "services");
    return neededBy(cluster).flatMap(({ address, what, at }) => {
      const ip = parseIp(address);
      return inner
        .filter(({ network }) => ip !== undefined && contains(network, ip))
        .map(({ kind, cidr, at: networkAt }) =>
          finding("network/unreachable-address", {
            message: `The ${kind} network ${cidr} of cluster \`${cluster.name}\` holds ${address}, ${what}.`,
            at: networkAt,
            on: "value",
            why: `Inside the cluster that address then means one of its ${kind}, and what is outside is never reached.`,
            fix: { sentence: "Choose a network that nothing else uses: it cannot be changed after the installation." },
            related: [{ at, label: what }],
          }),
        );
    });
  });
}

/** Resolvers, time servers and storage of a cluster; names are somebody else's business. */
function neededBy({ site, storage }: Hub | ManagedCluster): Needed[] {
  const list = (kind: "dnsServers" | "ntp", what: string) =>
    site[kind].map((address, index) => ({ address, what, at: below(site.at, kind, index) }));
  const backends = [...new Set(storage.classes.map(({ backend }) => backend))];
  const data = storage.classes.flatMap(({ protocol, backend }) =>
    protocol.dataAddress === undefined
      ? []
      : [
          {
            address: protocol.dataAddress,
            what: `the data address of backend \`${backend.name}\``,
            at: below(protocol.at, "dataAddress"),
          },
        ],
  );
  return [
    ...list("dnsServers", `a resolver of site \`${site.name}\``),
    ...list("ntp", `a time server of site \`${site.name}\``),
    ...backends.map(({ name, management, at }) => ({
      address: management,
      what: `the management address of backend \`${name}\``,
      at: below(at, "trident", "management"),
    })),
    ...data,
  ];
}
