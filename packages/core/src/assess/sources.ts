import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Inventory, VCenter } from "../inventory/inventory.ts";
import type { Model, Source } from "../model/model.ts";

export interface MatchedSources {
  /** By key of the inventory's vCenter. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Which source of factory.yaml an inventory's vCenter is: the one whose URL names its server. Exports may call a
 * vCenter by another name than people do, so one source and one vCenter are taken for the same, and it is said.
 */
export function matchSources(inventory: Inventory, model: Model): MatchedSources {
  const sources = new Map<string, Source>();
  for (const vcenter of inventory.vcenters) {
    const server = vcenter.server?.toLowerCase();
    const found = model.sources.find((source) => source.server.toLowerCase() === server);
    if (found !== undefined) sources.set(vcenter.key, found);
  }
  const [vcenter, ...others] = inventory.vcenters;
  const [source, ...more] = model.sources;
  if (vcenter === undefined || source === undefined || others.length > 0 || more.length > 0 || sources.size > 0) {
    return { sources, diagnostics: [] };
  }
  sources.set(vcenter.key, source);
  return { sources, diagnostics: [assumed(vcenter, source)] };
}

function assumed(vcenter: VCenter, source: Source): Diagnostic {
  return {
    code: "assess/conflicting-source",
    severity: "info",
    message: `The inventory is of vCenter \`${vcenter.server ?? vcenter.key}\`, source \`${source.name}\` is \`${source.server}\`; as there is one of each, they are taken for the same.`,
    at: source.at,
    on: "value",
    why: "Waves name the source, and Forklift looks for the machines in the vCenter that it names.",
    fix: {
      sentence: `If they are the same vCenter, nothing is to be done; if not, add a source for \`${vcenter.server ?? vcenter.key}\`.`,
    },
  };
}
