import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allClusters, groupBy, listed } from "./subjects.ts";

/** Reports a storage virtual machine whose LUNs several clusters use. */
export function checkStorageSharedSvm(model: Model): Diagnostic[] {
  const uses = allClusters(model).flatMap(({ name, storage }) =>
    storage.classes
      .filter(({ protocol }) => protocol.kind === "san")
      .map(({ backend, protocol, svm }) => ({ cluster: name, backend, protocol, svm })),
  );
  return [...groupBy(uses, ({ backend, svm }) => `${backend.name} ${svm}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    return [
      finding("storage/shared-svm", {
        message: `Clusters ${listed(group.map(({ cluster }) => cluster))} share storage virtual machine \`${first.svm}\` of backend \`${first.backend.name}\`.`,
        at: below(first.protocol.at, "svm"),
        on: "value",
        why: "The credentials of one cluster can then reach and delete the disks of the other, and they share its limits of LUNs.",
        fix: { sentence: "Give each cluster its own, as a map with one for each cluster." },
      }),
    ];
  });
}
