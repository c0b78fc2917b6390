import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Tells of a network for machines to which no mapping leads, once there are sources. */
export function checkNetworkUnusedNetwork(model: Model): Diagnostic[] {
  if (model.sources.length === 0) return [];
  const mapped = new Set(
    model.mappings.networks.flatMap(({ to }) => (to.kind === "vmNetwork" ? [to.network.name] : [])),
  );
  return model.vmNetworks
    .filter(({ name }) => !mapped.has(name))
    .map(({ name, at }) =>
      finding("network/unused-network", {
        message: `No mapping leads to network \`${name}\`.`,
        at,
        on: "key",
        why: "It is made on the clusters, but no machine will come into it by migration.",
        fix: { sentence: "Add a line to `mappings.networks`, or leave it if it is for new machines." },
      }),
    );
}
