import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compare, kindsBroughtBy, operatorPackages, type KindName } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { kindNames } from "./fields.ts";
import { byHandTable, openshiftTable, packagesTable, type KindsByGroup } from "./kinds.table.ts";
import { kindsOf, openshiftKinds } from "./kinds.ts";
import { plural as pluralOf } from "./operators/olm-objects.ts";
import { packageFacts, storageVersionOf } from "./operators/packages.table.ts";
import { scopeOf } from "./scopes.ts";

const idOf = ({ group, kind }: KindName): string => `${group}/${kind}`;

const tables: readonly KindsByGroup[] = [
  openshiftTable,
  byHandTable,
  ...Object.values(packagesTable).flatMap((stages) => Object.values(stages)),
];

describe("the table of kinds", () => {
  test("every kind stands in one place, and everything is in order", () => {
    const all = tables.flatMap((table) => kindNames(table)).map(idOf);
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
    const packages = Object.keys(packagesTable);
    expect(packages).toEqual(packages.toSorted(compare));
    for (const table of tables) {
      expect(Object.keys(table)).toEqual(Object.keys(table).toSorted(compare));
      for (const kinds of Object.values(table)) expect(kinds).toBe(kinds.split(" ").toSorted(compare).join(" "));
    }
  });

  test("knows a bare cluster, a bundle and a later stage, and says nothing of what it does not know", () => {
    expect(openshiftKinds()).toContainEqual({ group: "operators.coreos.com", kind: "Subscription" });
    expect(kindsOf("kubernetes-nmstate-operator", "bundle")).toEqual([{ group: "nmstate.io", kind: "NMState" }]);
    expect(kindsOf("trident-operator", "TridentOrchestrator")).toEqual([
      { group: "trident.netapp.io", kind: "TridentBackendConfig" },
    ]);
    expect(kindsOf("trident-operator", "Nothing")).toEqual([]);
    expect(kindsOf("nothing", "bundle")).toEqual([]);
  });
});

describe("the compiler's table of operators agrees", () => {
  test.each(Object.entries(operatorPackages))("on what the bundle of %s brings", (name, { brings }) => {
    const ours = new Set(kindsOf(name, "bundle").map(idOf));
    expect(brings.map(idOf).filter((id) => !ours.has(id))).toEqual([]);
  });

  test.each(Object.entries(kindsBroughtBy))("on what comes after a resource of kind %s", (stage, kinds) => {
    const ours = new Set(Object.values(packagesTable).flatMap((stages) => kindNames(stages[stage] ?? {}).map(idOf)));
    expect(kinds.map(idOf).filter((id) => !ours.has(id))).toEqual([]);
  });
});

const folder = process.env["VMF_CRDS"] ?? resolve(import.meta.dirname, "../../../../shared/crds");
const index = join(folder, "index.tsv");

describe.skipIf(!existsSync(index))("the table of kinds, held against the real CRDs", () => {
  const rows = (existsSync(index) ? readFileSync(index, "utf8").trim().split("\n").slice(1) : []).map((line) => {
    const [, group = "", kind = "", plural = "", scope = "", version = ""] = line.split("\t");
    return { group, kind, plural, scope, version };
  });

  test("every one of them is in it, and nothing else", () => {
    expect(rows.length).toBeGreaterThan(200);
    const ours = tables.flatMap((table) => kindNames(table)).map(idOf);
    expect(ours.toSorted(compare)).toEqual(rows.map(idOf).toSorted(compare));
  });

  test("what OLM says of a bundle's kinds is theirs", () => {
    const brought = new Set(Object.keys(packagesTable).flatMap((name) => kindsOf(name, "bundle").map(idOf)));
    const rowsOfBundles = rows.filter((row) => brought.has(idOf(row)));
    expect(rowsOfBundles.map((row) => [row.kind, pluralOf(row.kind), storageVersionOf(row)])).toEqual(
      rowsOfBundles.map(({ kind, plural, version }) => [kind, plural, version]),
    );
  });

  test("every package has its place in a catalog, and the other way round", () => {
    expect(Object.keys(packageFacts)).toEqual(Object.keys(packagesTable));
  });

  test("the scopes are theirs", () => {
    expect(rows.filter((row) => scopeOf(row) !== (row.scope === "Cluster" ? "cluster" : "namespace"))).toEqual([]);
  });
});
