import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clusterModels, gitopsModel, hubModels, olmModel } from "@vmfactory/sim";
import { askUntil, makeWorkFolder, readCrdIndex, startGitServer, type GitServer } from "@vmfactory/testbed";
import { afterAll, describe, expect, inject, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { findFaultsOfOrder, findUnwell } from "./checks.ts";
import { openRepository } from "./repository.ts";
import { openShell, readCommands } from "./shell.ts";
import { openSite, type Site } from "./site.ts";

const bed = inject("gitops");
const folder = makeWorkFolder();
const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
});

/** Replaces a text of a file that the compiler wrote, as a person should not. */
function spoil(file: string, from: RegExp, to: string): void {
  const text = readFileSync(join(folder, "repository", file), "utf8");
  expect(text).toMatch(from);
  writeFileSync(join(folder, "repository", file), text.replace(from, to));
}

async function openHub(): Promise<Site> {
  if (bed.kind === "missing") throw new Error(bed.message);
  const crds = readCrdIndex(bed.crds);
  if (crds.kind === "missing") throw new Error(crds.message);
  let git: GitServer | undefined;
  const { binaries } = bed;
  const hub = await openSite({ name: "hub", binaries, crds, sinceMs: performance.now(), git: () => git as GitServer });
  stops.push(hub.stop);
  git = await startGitServer(hub.server, { isPublic: true });
  stops.push(git.stop);
  openRepository({
    from: join(here, "tests/golden/tiny"),
    folder: join(folder, "repository"),
    url: git.url,
    kustomize: binaries.kustomize,
  });
  return Object.assign(hub, { commit: () => git?.push(join(folder, "repository"), "Spoiled") });
}

describe.skipIf(bed.kind === "missing")("a repository that is wrong", () => {
  test("is found out: an operator that nobody installs, and an instance before its operator", async () => {
    const hub = await openHub();
    if (bed.kind === "missing") return;
    // Without ACM, which is not what is looked at here, it takes a minute less.
    spoil("groups/hub/kustomization.yaml", / {2}- (acm|gitops-policy|wave).*\n/g, "");
    spoil("clusters/hub/kustomization.yaml", / {2}- applications\/(acm|cluster|migration|storage).*\n/g, "");
    spoil("components/trident-operator/kustomization.yaml", / {2}- subscription.*\n/, "");
    spoil("groups/hub/mtv.yaml", /sync-wave: "1"/, 'sync-wave: "-1"');
    const commit = (hub as Site & { readonly commit: () => string }).commit();
    hub.employ([olmModel(), gitopsModel(), ...clusterModels, ...hubModels]);
    const shell = openShell({
      kubectl: bed.binaries.kubectl,
      access: hub.server.access,
      cwd: join(folder, "repository"),
      scratch: join(folder, "shell"),
    });
    const steps = readCommands(join(folder, "repository/.bootstrap/README.md")).filter(({ headings }) =>
      /^[12]\. /.test(headings.at(-1) ?? ""),
    );
    for (const { script } of steps) expect(await shell(script)).toMatchObject({ code: 0 });
    expect(await shell("oc apply --server-side -k .bootstrap/3-root")).toMatchObject({ code: 0 });
    const found = (): string[] => findFaultsOfOrder(hub);
    await askUntil({ ask: async () => (found().length > 0 ? true : undefined), deadlineMs: 120_000, everyMs: 500 });
    expect(found()).toEqual([
      expect.stringMatching(
        /^hub: Application mtv: ForkliftController openshift-mtv\/forklift-controller: .*ForkliftController/,
      ),
    ]);
    expect(findUnwell(hub, ["mtv", "root"], commit)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^hub: Application mtv: OutOfSync/)]),
    );
  });
});
