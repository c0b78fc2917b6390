import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a mapping to a network that a cluster to which machines are placed does not have. */
export function checkMappingMissingNetwork(model: Model): Diagnostic[] {
  const clusters = [...new Set(model.migration.place.map(({ cluster }) => cluster))];
  return model.mappings.networks.flatMap(({ from, to, at }) => {
    if (to.kind !== "vmNetwork") return [];
    const { network } = to;
    return clusters
      .filter(({ name }) => !network.on.some((one) => one.cluster === name))
      .map((cluster) =>
        finding("mapping/missing-network", {
          message: `Networks \`${from}\` become \`${network.name}\`, which cluster \`${cluster.name}\` does not have.`,
          at: below(at, "to"),
          on: "value",
          why: `Machines with such a network that are placed on \`${cluster.name}\` cannot move.`,
          fix: {
            sentence: `Add \`${cluster.name}\` to the network's \`clusters\`, or see that no such machine is placed there.`,
          },
          related: [{ at: network.at, label: "the network" }],
        }),
      );
  });
}
