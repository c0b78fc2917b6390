import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

const reserved = /^(?:default|openshift(?:-.*)?|kube-.*)$/;

/** Reports a namespace that cannot be one, or that belongs to the platform. */
export function checkPlacementUnsupportedNamespace(model: Model): Diagnostic[] {
  return model.migration.place.flatMap(({ namespace, at }) => {
    const why = reasonAgainst(namespace);
    if (why === undefined) return [];
    return [
      finding("placement/unsupported-namespace", {
        message: `Machines cannot go into namespace \`${namespace}\`.`,
        at: below(at, "namespace"),
        on: "value",
        why,
        fix: { sentence: "Name one such as `vm-{group}`." },
      }),
    ];
  });
}

function reasonAgainst(namespace: string): string | undefined {
  const example = namespace.replaceAll("{group}", "g");
  if (!/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(example)) return "A namespace begins and ends with a letter or digit.";
  if (example.length > 63) return "A namespace has at most 63 characters.";
  if (reserved.test(example)) return "It belongs to the platform, which quotas, policies and backups leave alone.";
  return undefined;
}
