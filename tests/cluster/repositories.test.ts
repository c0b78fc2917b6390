import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRepository, describeFinding, readRepository } from "@vmfactory/testbed";
import { afterAll, describe, expect, test } from "vitest";
import { findChecks } from "./bed.ts";
import { allCases } from "./cases.ts";

const base = mkdtempSync(join(tmpdir(), "vmf-cluster-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const checks = findChecks();
const cases = allCases();

describe("what we emit, before the real API server and stock kustomize", () => {
  test("there are golden cases and examples to look at", () => {
    expect(cases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["small", "tiny", "two-clusters", "nordwind"]),
    );
  });

  test.skipIf(checks === undefined).each(cases.map((one) => [one.name, one] as const))(
    "%s builds into what is meant, and the server takes every object without a warning",
    async (_, { compile }) => {
      const { root, rendered } = compile(base);
      const { findings, ...looked } = await checkRepository(checks!, readRepository(root), [readRepository(rendered)]);
      console.log(
        `looked at ${looked.kustomizations} kustomizations, ${looked.objects} objects, ${looked.applications} folders of Applications`,
      );
      expect(findings.map(describeFinding)).toEqual([]);
      expect(Math.min(looked.kustomizations, looked.objects, looked.applications)).toBeGreaterThan(0);
    },
  );
});
