import { join } from "node:path";
import { askUntil, readCrdIndex, type ApiObject } from "@vmfactory/testbed";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { nordwind, others, type SiteCase } from "./cases.ts";
import {
  buildFolder,
  findFaultsOfOrder,
  findMissing,
  findOwned,
  findUnwell,
  findViolations,
  readObjects,
} from "./checks.ts";
import { refresh } from "./refresh.ts";
import { reportOf } from "./report.ts";
import { patienceMs } from "./site.ts";
import { replaceOnce } from "./repository.ts";
import { compareSnapshots, identify, takeSnapshot, type Snapshot } from "./snapshot.ts";
import { openWorld, type World } from "./world.ts";

const bed = inject("gitops");
const cases = bed.kind === "ready" && bed.isWhole ? [nordwind, ...others] : [nordwind];

/** Waits until every Application everywhere is Synced to a commit and Healthy; gives what still is not. */
async function converge(world: World, revision: string): Promise<readonly string[]> {
  let unwell: readonly string[] = ["nothing was looked at"];
  await askUntil({
    ask: async () => {
      unwell = [world.hub, ...world.managed].flatMap((site) =>
        findUnwell(site, world.repository.applicationsOf(site.name), revision),
      );
      return unwell.length === 0 ? true : undefined;
    },
    isHopeless: () => world.problems()[0],
    deadlineMs: patienceMs,
    everyMs: 1000,
  });
  return [...unwell, ...(unwell.length === 0 ? [] : world.problems())];
}

describe.skipIf(bed.kind === "missing").each(cases.map((one) => [one.name, one] as const))("%s", (name, site) => {
  let world: World;
  let revision = "";
  const say = (line: string): void => void process.stderr.write(`test:gitops: ${line}\n`);

  beforeAll(async () => {
    world = await open(site, say);
    revision = world.commit("The site as it is");
  });
  afterAll(async () => world?.stop());

  test("comes up by itself from the commands of its README", async () => {
    await world.bootstrap();
    expect(await converge(world, revision)).toEqual([]);
    for (const line of reportOf([world.hub, ...world.managed])) say(line);
  });

  test("nothing is applied before what it needs, and nobody syncs by hand", () => {
    expect([world.hub, ...world.managed].flatMap((one) => findFaultsOfOrder(one))).toEqual([]);
  });

  test("every policy complies, on every cluster", async () => {
    expect(
      await findViolations(
        world.hub,
        world.managed.map((one) => one.name),
      ),
    ).toEqual([]);
  });

  test("what the policies made on a cluster is what Argo CD keeps there", async () => {
    for (const one of world.managed) {
      const meant = meantByPolicies(world, one.name);
      expect(meant.length).toBeGreaterThan(5);
      expect(await findMissing(one, meant)).toEqual([]);
      // The root Application is in no Application: it stays the engine's.
      const keptByArgoCd = meant.filter(({ metadata }) => metadata.name !== "root");
      expect(await findOwned(one, keptByArgoCd, "config-policy-controller")).toEqual([]);
    }
  });

  test.skipIf(site.changes.length === 0)(
    "a change on the second day changes what it concerns, and nothing else",
    async () => {
      for (const { what, edits } of site.changes) {
        const all = [world.hub, ...world.managed];
        const before = await Promise.all(all.map((one) => takeSnapshot(one.api)));
        const change = world.repository.change(edits);
        revision = world.commit(what);
        for (const one of all) await refresh(one, world.repository.applicationsOf(one.name));
        expect(await converge(world, revision), what).toEqual([]);
        for (const [index, one] of all.entries()) {
          const after = await takeSnapshot(one.api);
          const earlier = before[index] as Snapshot;
          const found = compareSnapshots(earlier, after);
          const expected = (action: string): readonly string[] =>
            change.objects
              .filter((object) => object.action === action && object.clusters.includes(one.name))
              .map((object) => identify(object))
              .toSorted();
          expect(found, `${what} on ${one.name}`).toEqual({
            added: expected("add"),
            changed: expected("change"),
            removed: expected("remove").filter((key) => earlier.get(key)?.isKept !== true),
          });
        }
        expect(change.objects.length, what).toBeGreaterThan(0);
        expect(
          all.flatMap((one) => findFaultsOfOrder(one)),
          what,
        ).toEqual([]);
        say(`${name}: ${what}: ${change.objects.length} objects`);
      }
    },
  );

  // The last one: it leaves the site broken.
  test("a policy with a template that cannot be resolved is found out, on every cluster", async () => {
    const clusters = world.managed.map((one) => one.name);
    replaceOnce(
      join(world.repository.folder, "components/gitops-policy/policy-gitops-root.yaml"),
      "{{hub .ManagedClusterName hub}}",
      "{{ fromConfigMap `only-a-namespace` }}",
    );
    world.commit("A template that lacks what it is about");
    await refresh(world.hub, ["gitops-policy"]);
    const found = (): Promise<string[]> => findViolations(world.hub, clusters);
    await askUntil({
      ask: async () => ((await found()).length > clusters.length ? true : undefined),
      deadlineMs: 120_000,
      everyMs: 1000,
    });
    const reason = /: Policy factory-policies\.gitops-root, template factory-gitops-root: .*fromConfigMap/;
    expect(await found()).toEqual([
      "hub: Policy factory-policies/gitops-root is NonCompliant",
      ...clusters.map((cluster) => expect.stringMatching(new RegExp(`^${cluster}${reason.source}`))),
    ]);
  });
});

function open({ from, before = [], hub, git }: SiteCase, say: (line: string) => void): Promise<World> {
  if (bed.kind === "missing") throw new Error(bed.message);
  const crds = readCrdIndex(bed.crds);
  if (crds.kind === "missing") throw new Error(crds.message);
  return openWorld({ binaries: bed.binaries, crds, from: join(here, from), before, hub, git, say });
}

/** The same from the other source: the components as Argo CD would build them, and the hub's root Application. */
function meantByPolicies(world: World, cluster: string): readonly ApiObject[] {
  if (bed.kind === "missing") throw new Error(bed.message);
  const { folder } = world.repository;
  const components = ["gitops-operator", "gitops"].flatMap((component) =>
    buildFolder(bed.binaries.kustomize, join(folder, "components", component)),
  );
  const roots = readObjects(folder, ".bootstrap/3-root/root-application.yaml");
  const own = JSON.parse(JSON.stringify(roots).replaceAll(`clusters/${world.hub.name}"`, `clusters/${cluster}"`));
  return [...components, ...(own as ApiObject[])];
}
