import type { Place } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allClusters, groupBy } from "./subjects.ts";

/** Reports clusters with one name, or with one name in DNS, the hub among them. */
export function checkFactoryDuplicateName(model: Model): Diagnostic[] {
  const clusters = allClusters(model);
  const names = [...groupBy(clusters, ({ name }) => name).values()].flatMap(([first, ...others]) =>
    others.map((other) =>
      report(
        { message: `Cluster \`${other.name}\` is called like the hub.`, at: other.at },
        "Folders of the repository and namespaces of the hub are named after clusters.",
        first?.at,
      ),
    ),
  );
  const domains = [...groupBy(clusters, ({ baseDomain }) => baseDomain).values()].flatMap(([first, ...others]) =>
    others
      .filter(({ name }) => name !== first?.name)
      .map((other) =>
        report(
          {
            message: `Clusters \`${first?.name ?? ""}\` and \`${other.name}\` are both ${other.baseDomain} in DNS.`,
            at: other.at,
          },
          "Their APIs and applications would answer under the same names.",
          first?.at,
        ),
      ),
  );
  return [...names, ...domains];
}

function report(
  what: { readonly message: string; readonly at: Place },
  why: string,
  first: Place | undefined,
): Diagnostic {
  return finding("factory/duplicate-name", {
    ...what,
    on: "key",
    why,
    fix: { sentence: "Give one of them another name, or another `dnsName`." },
    related: first === undefined ? [] : [{ at: first, label: "the other one" }],
  });
}
