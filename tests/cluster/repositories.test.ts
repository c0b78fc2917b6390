import { rmSync } from "node:fs";
import {
  checkFolders,
  checkObjects,
  describeFinding,
  makeWorkFolder,
  readRepository,
  type Finding,
  type FoldersChecked,
  type FoundObject,
} from "@vmfactory/testbed";
import { afterAll, describe, expect, test } from "vitest";
import { findApplier, findBed } from "./bed.ts";
import { allCases, type Case } from "./cases.ts";

const base = makeWorkFolder();
afterAll(() => rmSync(base, { recursive: true, force: true }));

const bed = findBed();
const applier = findApplier();
const cases = allCases();

interface Looked {
  readonly objects: readonly FoundObject[];
  readonly findings: readonly Finding[];
  readonly folders: FoldersChecked;
}

const looked = new Map<string, Promise<Looked>>();

/** Compiles and builds a case once, for both questions about it. */
function lookAt({ name, compile }: Case): Promise<Looked> {
  const known = looked.get(name) ?? look(compile);
  looked.set(name, known);
  return known;
}

async function look(compile: Case["compile"]): Promise<Looked> {
  const { root, rendered } = compile(base);
  const [repository, waves] = [readRepository(root), readRepository(rendered)];
  const folders = await checkFolders(bed!.binaries.kustomize, repository);
  const objects = [...repository.objects, ...waves.objects, ...folders.patched];
  return { objects, findings: waves.findings, folders };
}

describe("what we emit, before stock kustomize and the real API server", () => {
  test("there are golden cases and examples to look at", () => {
    expect(cases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["small", "tiny", "two-clusters", "nordwind"]),
    );
  });

  const named = cases.map((one) => [one.name, one] as const);

  test.skipIf(bed === undefined).each(named)(
    "%s: every kustomization builds and gives the objects that are meant",
    async (_, one) => {
      const { findings, folders } = await lookAt(one);
      expect([...findings, ...folders.findings].map(describeFinding)).toEqual([]);
      expect(Math.min(folders.kustomizations, folders.applications)).toBeGreaterThan(0);
    },
  );

  test.skipIf(applier === undefined).each(named)(
    "%s: the server takes every object without a warning",
    async (_, one) => {
      const checked = await checkObjects(applier!, (await lookAt(one)).objects);
      expect(checked.findings.map(describeFinding)).toEqual([]);
      expect(checked.objects).toBeGreaterThan(20);
    },
  );
});
