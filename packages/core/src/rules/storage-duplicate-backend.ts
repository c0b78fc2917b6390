import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { groupBy } from "./subjects.ts";

/** Reports two backends that are managed at one address. */
export function checkStorageDuplicateBackend(model: Model): Diagnostic[] {
  return [...groupBy(model.backends, ({ management }) => management.toLowerCase()).values()].flatMap(
    ([first, ...others]) =>
      others.map((other) =>
        finding("storage/duplicate-backend", {
          message: `Backends \`${first?.name ?? ""}\` and \`${other.name}\` have the same management address ${other.management}.`,
          at: below(other.at, "trident", "management"),
          on: "value",
          why: "They are one array: its limits count once, and volumes of both may end up in one place.",
          fix: { sentence: "Correct the address that was copied, or describe the array once, with `nas` and `san`." },
          related:
            first === undefined ? [] : [{ at: below(first.at, "trident", "management"), label: "the other one" }],
        }),
      ),
  );
}
