import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allClusters } from "./subjects.ts";

/** Tells of a site at which nothing stands. */
export function checkSiteUnusedSite(model: Model): Diagnostic[] {
  const used = new Set([...allClusters(model), ...model.sources].map(({ site }) => site.name));
  return model.sites
    .filter(({ name }) => !used.has(name))
    .map(({ name, at }) =>
      finding("site/unused-site", {
        message: `No cluster and no source is at site \`${name}\`.`,
        at,
        on: "key",
        why: "Nothing is compiled from it; perhaps something names another site by mistake.",
        fix: { sentence: "Name it where something stands there, or take it out." },
      }),
    );
}
