import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { GroupDependency, Model } from "../model/model.ts";

/** Reports groups that wait for each other, at the dependency that closes the circle. */
export function checkMigrationConflictingDependency(model: Model): Diagnostic[] {
  const { dependencies } = model.migration;
  return dependencies.flatMap((dependency, index) => {
    const way = findWay(dependencies.slice(0, index), dependency.then, dependency.first);
    if (way === undefined) return [];
    const circle = [dependency.first, dependency.then, ...way.map(({ then }) => then)].map((group) => `\`${group}\``);
    return [
      finding("migration/conflicting-dependency", {
        message:
          way.length === 0
            ? `Group ${circle[0] ?? ""} waits for itself.`
            : `Groups wait for each other: ${circle.join(", then ")}.`,
        at: dependency.at,
        on: "value",
        why: "None of them could ever move.",
        fix: {
          sentence:
            way.length === 0
              ? "Take the dependency out."
              : "Take one of these dependencies out, or put the groups into one.",
        },
        related: way.map(({ at, first, then }) => ({ at, label: `\`${then}\` waits for \`${first}\`` })),
      }),
    ];
  });
}

/** The shortest chain of dependencies from one group to another; none at all from a group to itself. */
function findWay(
  dependencies: readonly GroupDependency[],
  from: string,
  to: string,
): readonly GroupDependency[] | undefined {
  const reached = new Map<string, readonly GroupDependency[]>([[from, []]]);
  for (const [group, way] of reached) {
    if (group === to) return way;
    // A Map visits entries that are added while it is read: this is the queue of a search in breadth.
    for (const next of dependencies)
      if (next.first === group && !reached.has(next.then)) reached.set(next.then, [...way, next]);
  }
  return undefined;
}
