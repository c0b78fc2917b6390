import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clusterModels, gitopsModel, hubModels, olmModel } from "@vmfactory/sim";
import { askUntil, makeWorkFolder, readCrdIndex, startGitServer, type GitServer } from "@vmfactory/testbed";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { findFaultsOfOrder, findUnwell } from "./checks.ts";
import { openRepository } from "./repository.ts";
import { refresh } from "./refresh.ts";
import { openShell, readCommands, type Shell } from "./shell.ts";
import { openSite, type Site } from "./site.ts";

const bed = inject("gitops");
const folder = makeWorkFolder();
const repository = join(folder, "repository");
const stops: (() => Promise<void>)[] = [];
let hub: Site;
let git: GitServer;
let shell: Shell;

/** Replaces a text of a file that the compiler wrote, as a person should not. */
function spoil(file: string, from: RegExp, to: string): void {
  const text = readFileSync(join(repository, file), "utf8");
  expect(text).toMatch(from);
  writeFileSync(join(repository, file), text.replace(from, to));
}

/** Waits until something about an Application is found, and gives all that is found. */
async function untilFound(application: string): Promise<readonly string[]> {
  const about = (): readonly string[] =>
    findFaultsOfOrder(hub).filter((line) => line.startsWith(`hub: Application ${application}:`));
  await askUntil({ ask: async () => (about().length > 0 ? true : undefined), deadlineMs: 180_000, everyMs: 500 });
  return about();
}

beforeAll(async () => {
  if (bed.kind === "missing") return;
  const { binaries } = bed;
  const crds = readCrdIndex(bed.crds);
  if (crds.kind === "missing") throw new Error(crds.message);
  hub = await openSite({ name: "hub", binaries, crds, sinceMs: performance.now(), git: () => git });
  stops.push(hub.stop);
  git = await startGitServer(hub.server, { isPublic: true });
  stops.push(git.stop);
  openRepository({
    from: join(here, "tests/golden/tiny"),
    folder: repository,
    url: git.url,
    kustomize: binaries.kustomize,
  });
  // Without ACM, which is not what is looked at here, it takes a minute less.
  spoil("groups/hub/kustomization.yaml", / {2}- (acm|gitops-policy|wave).*\n/g, "");
  spoil("clusters/hub/kustomization.yaml", / {2}- applications\/(acm|cluster|migration|storage).*\n/g, "");
  // An operator that nobody installs, and one that comes after what needs it.
  spoil("components/trident-operator/kustomization.yaml", / {2}- subscription.*\n/, "");
  spoil("groups/hub/mtv.yaml", /sync-wave: "1"/, 'sync-wave: "0"');
  spoil(
    "groups/hub/mtv-operator.yaml",
    /\n {4}argocd\.argoproj\.io\/compare-options/,
    '\n    argocd.argoproj.io/sync-wave: "1"$&',
  );
  git.push(repository, "Spoiled");
  hub.employ([olmModel(), gitopsModel(), ...clusterModels, ...hubModels]);
  shell = openShell({
    kubectl: binaries.kubectl,
    access: hub.server.access,
    cwd: repository,
    scratch: join(folder, "shell"),
  });
  const steps = readCommands(join(repository, ".bootstrap/README.md")).filter(({ headings }) =>
    /^\d\. /.test(headings.at(-1) ?? ""),
  );
  const scripts = steps.map(({ script }) => script.replace(/^oc wait .*application.*$/gm, ""));
  for (const script of scripts) expect(await shell(script)).toMatchObject({ code: 0 });
});

afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
});

describe.skipIf(bed.kind === "missing")("a repository that is wrong", () => {
  test("is found out where an instance comes before its operator", async () => {
    expect(await untilFound("mtv")).toContainEqual(
      expect.stringMatching(
        /^hub: Application mtv: ForkliftController openshift-mtv\/forklift-controller: .*ForkliftController/,
      ),
    );
    expect(findUnwell(hub, ["mtv", "mtv-operator", "root"], "")).toEqual(
      expect.arrayContaining([
        "hub: Application mtv-operator: is not there",
        expect.stringMatching(/^hub: Application mtv: OutOfSync, Missing; /),
      ]),
    );
  });

  test("is found out where nobody installs the operator, once the order is mended", async () => {
    spoil("groups/hub/mtv.yaml", /sync-wave: "0"/, 'sync-wave: "1"');
    spoil("groups/hub/mtv-operator.yaml", /\n {4}argocd\.argoproj\.io\/sync-wave: "1"/, "");
    git.push(repository, "In order again");
    await refresh(hub, ["root"]);
    // The sync waits for what only the new commit mends: the page of the order says what to do.
    const page = readCommands(join(repository, "docs/order.md"));
    const [advice] = page.filter(({ headings }) => headings.at(-1) === "When it waits for what never comes");
    expect(await shell(advice?.script ?? "exit 1")).toMatchObject({ code: 0 });
    expect(await untilFound("trident")).toContainEqual(
      expect.stringMatching(/^hub: Application trident: TridentOrchestrator trident\/trident: .*TridentOrchestrator/),
    );
  });
});
