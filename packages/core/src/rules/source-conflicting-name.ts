import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Forklift's own Provider of the cluster on which it runs. */
const hostProvider = "host";

/** Reports a source called like a target: both are Providers in one namespace of the hub. */
export function checkSourceConflictingName(model: Model): Diagnostic[] {
  return model.sources.flatMap((source) => {
    const cluster = model.clusters.find(({ name }) => name === source.name);
    if (cluster === undefined && source.name !== hostProvider) return [];
    return [
      finding("source/conflicting-name", {
        message: `Source \`${source.name}\` is called like ${cluster === undefined ? "Forklift's own Provider of the hub" : "a cluster"}.`,
        at: source.at,
        on: "key",
        why: "Sources and clusters are Providers of Forklift in one namespace, by their names.",
        fix: { sentence: `Call it \`vc-${source.name}\`, for example.` },
        ...(cluster === undefined ? {} : { related: [{ at: cluster.at, label: "the cluster" }] }),
      }),
    ];
  });
}
