import type { KindName } from "@vmfactory/core";
import { builtInTable } from "./builtin-kinds.table.ts";
import { kindNames } from "./fields.ts";
import { byHandTable, openshiftTable, packagesTable } from "./kinds.table.ts";
import { clusterScopedTable } from "./scopes.table.ts";

/** Whether objects of a kind belong to a namespace or to the cluster. */
export type KindScope = "cluster" | "namespace";

/** The scope of a kind; undefined if the tables do not know the kind. */
export function scopeOf(kind: KindName): KindScope | undefined {
  return scopes.get(`${kind.kind}.${kind.group}`);
}

const known: readonly KindName[] = [
  builtInTable,
  openshiftTable,
  byHandTable,
  ...Object.values(packagesTable).flatMap((stages) => Object.values(stages)),
].flatMap(kindNames);

const scopes: ReadonlyMap<string, KindScope> = new Map([
  ...known.map(({ group, kind }) => [`${kind}.${group}`, "namespace"] as const),
  ...kindNames(clusterScopedTable).map(({ group, kind }) => [`${kind}.${group}`, "cluster"] as const),
]);
