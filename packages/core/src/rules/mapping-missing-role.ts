import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a mapping to a role of storage that a cluster to which machines are placed does not fill. */
export function checkMappingMissingRole(model: Model): Diagnostic[] {
  const clusters = [...new Set(model.migration.place.map(({ cluster }) => cluster))];
  return model.mappings.datastores.flatMap(({ from, to, at }) =>
    clusters
      .filter(({ storage }) => storage.roles[to] === undefined)
      .map((cluster) =>
        finding("mapping/missing-role", {
          message: `Datastores \`${from}\` become \`${to}\`, for which cluster \`${cluster.name}\` names no storage.`,
          at: below(at, "to"),
          on: "value",
          why: `Machines with such a disk that are placed on \`${cluster.name}\` cannot move.`,
          fix: { sentence: `Add \`${to}\` to the cluster's \`storage\`, or map to \`virtualization\`.` },
          related: [{ at: cluster.storage.at, label: "the cluster's storage" }],
        }),
      ),
  );
}
