import { rmSync } from "node:fs";
import { checkObjects, describeFinding, makeWorkFolder } from "@vmfactory/testbed";
import { afterAll, describe, expect, test } from "vitest";
import { findApplier, findBed } from "./bed.ts";
import { allCases, type Case } from "./cases.ts";
import { askValidators, lookAt, type Looked } from "./look-at.ts";
import { validatorPrograms } from "./validator-programs.ts";

const base = makeWorkFolder();
afterAll(() => rmSync(base, { recursive: true, force: true }));

const bed = findBed();
const applier = findApplier();
const cases = allCases();

const looked = new Map<string, Promise<Looked>>();

/** Compiles and builds a case once, for all questions about it. */
function lookOnce({ name, compile }: Case): Promise<Looked> {
  const known = looked.get(name) ?? lookAt(bed!.binaries.kustomize, compile(base));
  looked.set(name, known);
  return known;
}

describe("what we emit, before stock kustomize, the real API server and the programs that will read it", () => {
  test("there are golden cases and examples to look at", () => {
    expect(cases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["small", "tiny", "two-clusters", "nordwind"]),
    );
  });

  const named = cases.map((one) => [one.name, one] as const);

  test.skipIf(bed === undefined).each(named)(
    "%s: every kustomization builds and gives the objects that are meant",
    async (_, one) => {
      const { findings, folders } = await lookOnce(one);
      expect(findings.map(describeFinding)).toEqual([]);
      expect(Math.min(folders.kustomizations, folders.applications)).toBeGreaterThan(0);
    },
  );

  test.skipIf(applier === undefined).each(named)(
    "%s: the server takes every object without a warning",
    async (_, one) => {
      const checked = await checkObjects(applier!, (await lookOnce(one)).objects);
      expect(checked.findings.map(describeFinding)).toEqual([]);
      expect(checked.objects).toBeGreaterThan(20);
    },
  );

  test.skipIf(bed === undefined || validatorPrograms === undefined).each(named)(
    "%s: each document and each config is understood, as it stands and as it is patched",
    async (_, one) => {
      const { objects } = await lookOnce(one);
      const { texts, findings, unasked } = await askValidators(validatorPrograms!, objects);
      expect(findings).toEqual([]);
      expect(texts["nmstate-check"]).toBeGreaterThan(0);
      // OpenShift's bridge is on every node and in no document.
      for (const sentence of unasked) expect(sentence).toMatch(/: spec\.desiredState: mappings to `br-ex`$/);
    },
  );
});
