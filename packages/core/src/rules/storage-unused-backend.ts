import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allClusters } from "./subjects.ts";

/** Tells of a backend that no cluster uses. */
export function checkStorageUnusedBackend(model: Model): Diagnostic[] {
  const used = new Set(allClusters(model).flatMap(({ storage }) => storage.classes.map(({ backend }) => backend.name)));
  return model.backends
    .filter(({ name }) => !used.has(name))
    .map(({ name, at }) =>
      finding("storage/unused-backend", {
        message: `No cluster uses backend \`${name}\`.`,
        at,
        on: "key",
        why: "No class is made of it; perhaps a cluster names another one by mistake.",
        fix: { sentence: `Name \`${name}/nas\` or \`${name}/san\` in a cluster's \`storage\`, or take it out.` },
      }),
    );
}
