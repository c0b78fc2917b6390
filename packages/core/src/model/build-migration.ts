import type { Place, Pointer } from "../base/pointer.ts";
import { compileExpression } from "../expressions/expression.ts";
import { isManagedCluster } from "./build-clusters.ts";
import { resolveSite } from "./build-sources.ts";
import type {
  Freeze,
  GroupDependency,
  Limits,
  ManagedCluster,
  Migration,
  MigrationWindow,
  PlacementRule,
  Rates,
  Site,
} from "./model.ts";
import { sortedEntries, type Scope } from "./scope.ts";

type MigrationSpec = NonNullable<Scope["spec"]["migration"]>;

const root = "migration";

/** The defaults of a migration; where there is none, nothing moves (see `Migration.start`). */
export function buildMigration(scope: Scope, sites: readonly Site[], clusters: readonly ManagedCluster[]): Migration {
  const written = scope.spec.migration;
  return {
    at: placeOf(scope),
    start: written?.start ?? "1970-01-01",
    mode: written?.mode ?? "warm",
    windows: buildWindows(scope, sites),
    freezes: buildFreezes(scope, sites),
    groups: { tag: written?.groups?.tag, folder: written?.groups?.folder, at: placeOf(scope, "groups") },
    dependencies: buildDependencies(scope),
    place: buildPlacement(scope, clusters),
    limits: buildLimits(scope),
    rates: buildRates(written?.rates),
  };
}

/** The place of a part of the migration, of the migration if the part is not written, of the file if neither is. */
function placeOf({ spec, place }: Scope, key?: keyof MigrationSpec): Place {
  if (spec.migration === undefined) return place();
  return key !== undefined && spec.migration[key] !== undefined ? place(root, key) : place(root);
}

function buildDependencies({ spec, place }: Scope): GroupDependency[] {
  return (spec.migration?.dependencies ?? []).map((written, index) => ({
    ...written,
    at: place(root, "dependencies", index),
  }));
}

function buildLimits(scope: Scope): Limits {
  const { slotsPerHost = 20, perPlan = 100, disksPerPlan = 500 } = scope.spec.migration?.limits ?? {};
  return { slotsPerHost, perPlan, disksPerPlan, at: placeOf(scope, "limits") };
}

/** Where the numbers are from stands at `Rates`. */
function buildRates(written: MigrationSpec["rates"]): Rates {
  const { diskMiBps = 64, hostMiBps = 152, cutoverSeconds = 160, dailyChange = 0.05 } = written ?? {};
  return { diskMiBps, hostMiBps, cutoverSeconds, dailyChange };
}

function buildWindows(scope: Scope, sites: readonly Site[]): MigrationWindow[] {
  return sortedEntries(scope.spec.migration?.windows).flatMap(([name, written]) => {
    const at: Pointer = [root, "windows", name];
    if (written.only !== undefined) checkExpression(scope, written.only, [...at, "only"]);
    const site = resolveSite(scope, sites, written.site, [...at, "site"]);
    if (site === undefined) return [];
    const { days, from, to, machines, only } = written;
    return [
      {
        name,
        days: [...new Set(days)],
        from,
        to,
        site,
        timeZone: site.timeZone,
        machines,
        only,
        at: scope.place(...at),
      },
    ];
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
