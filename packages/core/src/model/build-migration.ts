import type { Pointer } from "../base/pointer.ts";
import { compileExpression } from "../expressions/expression.ts";
import { isManagedCluster } from "./build-clusters.ts";
import { resolveSite } from "./build-sources.ts";
import type { Freeze, ManagedCluster, Migration, MigrationWindow, PlacementRule, Site } from "./model.ts";
import { sortedEntries, type Scope } from "./scope.ts";

type MigrationSpec = NonNullable<Scope["spec"]["migration"]>;

const root = "migration";

export function buildMigration(scope: Scope, sites: readonly Site[], clusters: readonly ManagedCluster[]): Migration {
  const written = scope.spec.migration;
  const isWritten = (key: keyof MigrationSpec) => written?.[key] !== undefined;
  const placeOf = (key: keyof MigrationSpec) => (isWritten(key) ? scope.place(root, key) : scope.place(...(written ? [root] : [])));
  const { limits, rates, groups } = written ?? {};
  return {
    at: scope.place(...(written ? [root] : [])),
    start: written?.start ?? "1970-01-01",
    mode: written?.mode ?? "warm",
    windows: buildWindows(scope, sites),
    freezes: buildFreezes(scope, sites),
    groups: { tag: groups?.tag, folder: groups?.folder, at: placeOf("groups") },
    dependencies: (written?.dependencies ?? []).map(({ first, then }, index) => ({ first, then, at: scope.place(root, "dependencies", index) })),
    place: buildPlacement(scope, clusters),
    limits: {
      slotsPerHost: limits?.slotsPerHost ?? 20,
      perPlan: limits?.perPlan ?? 100,
      disksPerPlan: limits?.disksPerPlan ?? 500,
      at: placeOf("limits"),
    },
    rates: {
      diskMiBps: rates?.diskMiBps ?? 64,
      hostMiBps: rates?.hostMiBps ?? 152,
      cutoverSeconds: rates?.cutoverSeconds ?? 160,
      dailyChange: rates?.dailyChange ?? 0.05,
    },
  };
}

function buildWindows(scope: Scope, sites: readonly Site[]): MigrationWindow[] {
  return sortedEntries(scope.spec.migration?.windows).flatMap(([name, written]) => {
    const at: Pointer = [root, "windows", name];
    if (written.only !== undefined) checkExpression(scope, written.only, [...at, "only"]);
    const site = resolveSite(scope, sites, written.site, [...at, "site"]);
    if (site === undefined) return [];
    const { days, from, to, machines, only } = written;
    return [{ name, days: [...days], from, to, site, timeZone: site.timeZone, machines, only, at: scope.place(...at) }];
  });
}

function buildFreezes(scope: Scope, sites: readonly Site[]): Freeze[] {
  return sortedEntries(scope.spec.migration?.freezes).flatMap(([name, written]) => {
    const at: Pointer = [root, "freezes", name];
    const site = written.site === undefined ? undefined : resolveSite(scope, sites, written.site, [...at, "site"]);
    if (written.site !== undefined && site === undefined) return [];
    return [{ name, from: written.from, to: written.to, site, at: scope.place(...at) }];
  });
}

function buildPlacement(scope: Scope, clusters: readonly ManagedCluster[]): PlacementRule[] {
  return (scope.spec.migration?.place ?? []).flatMap(({ machines, cluster: name, namespace }, index) => {
    const at: Pointer = [root, "place", index];
    if (machines !== undefined) checkExpression(scope, machines, [...at, "machines"]);
    isManagedCluster(scope, name, [...at, "cluster"]);
    const cluster = clusters.find((one) => one.name === name);
    return cluster === undefined ? [] : [{ machines, cluster, namespace, at: scope.place(...at) }];
  });
}

/** An expression that does not compile is reported here, so that who evaluates it later need not expect one. */
function checkExpression(scope: Scope, text: string, at: Pointer): void {
  const compiled = compileExpression(text);
  if (compiled.ok) return;
  scope.report("model/invalid-expression", {
    message: `The expression \`${text}\` is wrong at column ${compiled.column}: ${compiled.message}.`,
    at: scope.place(...at),
    on: "value",
    why: "It decides which machines move; one that cannot be computed would move none.",
    fix: { sentence: compiled.remedy },
  });
}
