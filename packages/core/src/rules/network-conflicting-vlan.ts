import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { ManagedCluster, Model, VmNetwork } from "../model/model.ts";
import { groupBy } from "./subjects.ts";

interface Use {
  readonly network: VmNetwork;
  readonly vlan: number;
}

/**
 * Reports a VLAN id with two meanings on one cluster: of two networks for machines, or of one and the nodes' own,
 * of that cluster or a neighbour at its site. The latter may be meant on a flat network, and is a warning.
 */
export function checkNetworkConflictingVlan(model: Model): Diagnostic[] {
  const found = model.clusters.flatMap((cluster) => {
    const uses = model.vmNetworks.flatMap((network): Use[] =>
      network.on.filter((one) => one.cluster === cluster.name).map(({ vlan }) => ({ network, vlan })),
    );
    return [...betweenNetworks(cluster, uses), ...withNodes(model, cluster, uses)];
  });
  // Two clusters of a site that both have the network say the same about the nodes of either.
  const byText = groupBy(found, ({ message, at }) => `${JSON.stringify(at)} ${message}`);
  return [...byText.values()].flatMap(([first]) => first ?? []);
}

function betweenNetworks(cluster: ManagedCluster, uses: readonly Use[]): Diagnostic[] {
  return uses.flatMap(({ network, vlan }, index) => {
    const first = uses.findIndex((one) => one.vlan === vlan);
    const other = uses[first];
    if (other === undefined || first === index) return [];
    return [
      finding("network/conflicting-vlan", {
        message: `Networks \`${other.network.name}\` and \`${network.name}\` both have VLAN ${vlan} on cluster \`${cluster.name}\`.`,
        at: below(network.at, "vlan"),
        on: "value",
        why: "A VLAN is one network: machines of both would be in it, whatever the names say.",
        fix: { sentence: "Correct the id that was copied, or keep one of the two." },
        related: [{ at: below(other.network.at, "vlan"), label: "first used here" }],
      }),
    ];
  });
}

/** Clusters of one site share its switches: the nodes of any of them may be meant. */
function withNodes(model: Model, cluster: ManagedCluster, uses: readonly Use[]): Diagnostic[] {
  const neighbours = model.clusters.filter(({ site }) => site.name === cluster.site.name);
  return neighbours.flatMap((neighbour) =>
    (["machine", "storage"] as const).flatMap((kind) => {
      const own = neighbour.networks[kind];
      return own?.vlan === undefined
        ? []
        : uses
            .filter(({ vlan }) => vlan === own.vlan)
            .map(({ network, vlan }) => reportNodes(neighbour, kind, { network, vlan }));
    }),
  );
}

function reportNodes(cluster: ManagedCluster, kind: "machine" | "storage", { network, vlan }: Use): Diagnostic {
  return finding("network/conflicting-vlan", {
    severity: "warning",
    message: `Network \`${network.name}\` has VLAN ${vlan}, which is that of the ${kind} network of cluster \`${cluster.name}\`.`,
    at: below(network.at, "vlan"),
    on: "value",
    why: `Machines in it would be in the ${kind === "machine" ? "nodes' own" : "storage"} network, with all that this opens.`,
    fix: { sentence: "Correct the id if it was copied; allow the finding if it is meant." },
    related: [{ at: below(cluster.networks[kind]?.at ?? cluster.at, "vlan"), label: `the ${kind} network` }],
  });
}
