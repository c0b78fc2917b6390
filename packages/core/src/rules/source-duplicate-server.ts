import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { groupBy } from "./subjects.ts";

/** Reports one vCenter described twice. Forklift counts transfers by Provider: two of them know nothing of each other. */
export function checkSourceDuplicateServer(model: Model): Diagnostic[] {
  return [...groupBy(model.sources, ({ server }) => server).values()].flatMap(([first, ...others]) =>
    others.map((other) =>
      finding("source/duplicate-server", {
        message: `Sources \`${first?.name ?? ""}\` and \`${other.name}\` are the same vCenter, ${other.server}.`,
        at: below(other.at, "vcenter", "url"),
        on: "value",
        why: "Each counts its own transfers from an ESXi host: together they would load it with twice what it bears.",
        fix: { sentence: "Describe each vCenter once." },
        related: first === undefined ? [] : [{ at: below(first.at, "vcenter", "url"), label: "the other one" }],
      }),
    ),
  );
}
