import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports placement that does not say where the rest goes. */
export function checkPlacementMissingFallback(model: Model): Diagnostic[] {
  const { place, at } = model.migration;
  const hasFallback = place.some(({ machines }) => machines === undefined || machines.trim() === "true");
  if (place.length === 0 || hasFallback) return [];
  return [
    finding("placement/missing-fallback", {
      message: "Each placement is for some machines only: where the others go is not said.",
      at: below(at, "place"),
      on: "key",
      why: "Machines that match none are not planned, which shows only in the assessment.",
      fix: { sentence: "Add a last one without `machines`, if they are to move." },
    }),
  ];
}
