import { hasErrors, type Document, type Inventory, type Model } from "@vmfactory/core";
import type { Deps } from "./deps.ts";
import type { FactoryTexts } from "./io/read-factory.ts";
import { loadFactory } from "./load-factory.ts";
import { loadInventory } from "./load-inventory.ts";
import type { Progress } from "./progress/progress.ts";
import { buildReport, type FindingGroup, type Report } from "./report.ts";

/** A site and its estate: what commands about machines need. */
export interface Site {
  readonly kind: "site";
  readonly factory: FactoryTexts;
  readonly document: Document;
  readonly model: Model;
  readonly inventory: Inventory;
  /** The inventory's file as it is shown, and its SHA-256. */
  readonly inventoryName: string;
  readonly inventoryHash: string;
  /** What is to be said about each; no errors among it. */
  readonly aboutFactory: FindingGroup;
  readonly aboutInventory: FindingGroup;
}

/** One of the two cannot be used: the findings say why. */
export interface Refused {
  readonly kind: "refused";
  readonly report: Report;
}

/** Reads factory.yaml and the inventory. */
export async function loadSite(
  deps: Deps,
  named: { readonly factory?: string; readonly inventory?: string },
  progress: Progress,
): Promise<Site | Refused> {
  const { factory, document, model, findings } = loadFactory(deps, named.factory);
  if (document === undefined || model === undefined || hasErrors(findings.diagnostics))
    return { kind: "refused", report: buildReport(deps, [findings]) };
  const phase = progress.start("reading the inventory");
  const { value, diagnostics, name, hash } = await loadInventory(deps, named.inventory, factory.root).finally(() =>
    phase.end(),
  );
  const estate: FindingGroup = { diagnostics, documents: [], sources: [], root: deps.config.cwd };
  if (value === undefined) return { kind: "refused", report: buildReport(deps, [findings, estate]) };
  return {
    kind: "site",
    factory,
    document,
    model,
    inventory: value.inventory,
    inventoryName: name,
    inventoryHash: hash,
    aboutFactory: findings,
    aboutInventory: estate,
  };
}
