import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkMigrationConflictingDependency } from "./migration-conflicting-dependency.ts";

const withDependencies = (...pairs: [string, string][]) =>
  testModel(
    `migration: { dependencies: [${pairs.map(([first, then]) => `{ first: ${first}, then: ${then} }`).join(", ")}] }`,
  );

describe("migration/conflicting-dependency", () => {
  test("is silent about a chain, and about two ways to one group", () => {
    expect(
      checkMigrationConflictingDependency(withDependencies(["a", "b"], ["b", "d"], ["a", "c"], ["c", "d"])),
    ).toEqual([]);
  });

  test("reports a circle at the dependency that closes it", () => {
    expect(checkMigrationConflictingDependency(withDependencies(["a", "b"], ["b", "c"], ["c", "a"]))).toEqual([
      {
        code: "migration/conflicting-dependency",
        severity: "error",
        message: "Groups wait for each other: `c`, then `a`, then `b`, then `c`.",
        at: at("migration", "dependencies", 2),
        on: "value",
        why: "None of them could ever move.",
        fix: { sentence: "Take one of these dependencies out, or put the groups into one." },
        related: [
          { at: at("migration", "dependencies", 0), label: "`b` waits for `a`" },
          { at: at("migration", "dependencies", 1), label: "`c` waits for `b`" },
        ],
      },
    ]);
  });

  test("reports a group that waits for itself", () => {
    expect(brief(checkMigrationConflictingDependency(withDependencies(["a", "a"])))).toEqual([
      "error migration.dependencies.0: Group `a` waits for itself.",
    ]);
  });

  test("reports each of two circles", () => {
    expect(
      checkMigrationConflictingDependency(withDependencies(["a", "b"], ["b", "a"], ["c", "d"], ["d", "c"])),
    ).toHaveLength(2);
  });
});
