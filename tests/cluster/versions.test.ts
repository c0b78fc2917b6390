import { rmSync } from "node:fs";
import {
  describeFinding,
  installNeededCrds,
  makeWorkFolder,
  openClusterApi,
  readCrdIndex,
  startServer,
  type ClusterApi,
  type DesiredState,
  type Server,
} from "@vmfactory/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBed } from "./bed.ts";
import { allCases } from "./cases.ts";
import { compileVersions, type CompiledVersions } from "./compile-versions.ts";
import { liveThrough, type Life } from "./live-through.ts";
import { reportLives } from "./report-lives.ts";
import { versions } from "./versions.table.ts";

const bed = findBed();
const crds = bed?.crds.kind === "at-hand" ? readCrdIndex(bed.crds.folder) : undefined;
const base = makeWorkFolder();
const cases = allCases().filter(({ isCompiled }) => isCompiled);

// A server of its own: what is left on it at the end is compared with what is meant to be there.
let server: Server | undefined;
let api: ClusterApi | undefined;

beforeAll(async () => {
  if (bed === undefined || crds?.kind !== "index") return;
  const started = await startServer({ binaries: bed.binaries });
  if (started.kind === "failed") throw new Error(started.message);
  server = started.server;
  api = openClusterApi(server.access);
});

afterAll(async () => {
  await server?.stop();
  rmSync(base, { recursive: true, force: true });
});

describe("the next version of a factory over the one before", () => {
  test("there are versions of every golden case and example", () => {
    expect(Object.keys(versions).toSorted()).toEqual(cases.map(({ name }) => name).toSorted());
  });

  const named = cases.map((one) => [one.name, one] as const);

  test.skipIf(crds?.kind !== "index").each(named)(
    "%s: nothing is refused, warned of or fought over, nothing changes that Git did not change, nothing is left",
    async (name, one) => {
      const compiled = await compileVersions(bed!.binaries.kustomize, { base, one, next: versions[name] ?? [] });
      const lives = await liveAll(api!, compiled);
      const found = [...compiled.versions, ...lives.values()].flatMap(({ findings }) => findings);
      await expect(reportLives(name, compiled, lives)).toMatchFileSnapshot(`versions/${name}.txt`);
      expect(found.map(describeFinding)).toEqual([]);
      expect(compiled.strayFiles).toEqual([]);
    },
  );
});

/** One cluster after the other: their objects have the same names. */
async function liveAll(to: ClusterApi, { hub, versions: all }: CompiledVersions): Promise<ReadonlyMap<string, Life>> {
  const clusters = new Set(all.flatMap((version) => [...version.clusters.keys()]));
  const states = all.flatMap((version) => [...version.clusters.values()]);
  await installKinds(
    to,
    states.map(({ state }) => state),
  );
  const lives = new Map<string, Life>();
  for (const cluster of clusters) {
    const own = all.flatMap((version) => version.clusters.get(cluster) ?? []);
    lives.set(cluster, await liveThrough(to, { versions: own, isHub: cluster === hub }));
  }
  return lives;
}

/** The kinds that are there when Argo CD comes to the objects: bringing them in order is for `npm run test:gitops`. */
async function installKinds(to: ClusterApi, states: readonly DesiredState[]): Promise<void> {
  if (crds?.kind !== "index") return;
  const objects = states.flatMap((state) => state.objects.map((one) => ({ ...one, isPattern: false })));
  const problems = await installNeededCrds(to, crds, objects);
  expect(problems.map(describeFinding)).toEqual([]);
}
