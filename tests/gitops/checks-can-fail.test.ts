import { join } from "node:path";
import { askUntil, readCrdIndex } from "@vmfactory/testbed";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findFaultsOfOrder, findUnwell } from "./checks.ts";
import { refresh } from "./refresh.ts";
import { readCommands } from "./shell.ts";
import { openSmallHub, type SmallHub } from "./small-hub.ts";

const bed = inject("gitops");
let small: SmallHub;

/** Waits until something about an Application is found, and gives all that is found. */
async function untilFound(application: string): Promise<readonly string[]> {
  const about = (): readonly string[] =>
    findFaultsOfOrder(small.hub).filter((line) => line.startsWith(`hub: Application ${application}:`));
  await askUntil({ ask: async () => (about().length > 0 ? true : undefined), deadlineMs: 180_000, everyMs: 500 });
  return about();
}

beforeAll(async () => {
  if (bed.kind === "missing") return;
  const crds = readCrdIndex(bed.crds);
  if (crds.kind === "missing") throw new Error(crds.message);
  small = await openSmallHub({ binaries: bed.binaries, crds });
  const { spoil, git, repository } = small;
  // An operator that nobody installs, and one that comes after what needs it.
  spoil("components/trident-operator/kustomization.yaml", / {2}- subscription.*\n/, "");
  spoil("groups/hub/mtv.yaml", /sync-wave: "1"/, 'sync-wave: "0"');
  const annotation = '\n    argocd.argoproj.io/sync-wave: "1"$&';
  spoil("groups/hub/mtv-operator.yaml", /\n {4}argocd\.argoproj\.io\/compare-options/, annotation);
  git.push(repository, "Spoiled");
  await small.bootstrap();
});
afterAll(async () => small?.stop());

describe.skipIf(bed.kind === "missing")("a repository that is wrong", () => {
  test("is found out where an instance comes before its operator", async () => {
    expect(await untilFound("mtv")).toContainEqual(
      expect.stringMatching(
        /^hub: Application mtv: ForkliftController openshift-mtv\/forklift-controller: .*ForkliftController/,
      ),
    );
    expect(findUnwell(small.hub, ["mtv", "mtv-operator", "root"], "")).toEqual(
      expect.arrayContaining([
        "hub: Application mtv-operator: is not there",
        expect.stringMatching(/^hub: Application mtv: OutOfSync, Missing; /),
      ]),
    );
  });

  test("is found out where nobody installs the operator, once the order is mended", async () => {
    small.spoil("groups/hub/mtv.yaml", /sync-wave: "0"/, 'sync-wave: "1"');
    small.spoil("groups/hub/mtv-operator.yaml", /\n {4}argocd\.argoproj\.io\/sync-wave: "1"/, "");
    small.git.push(small.repository, "In order again");
    await refresh(small.hub, ["root"]);
    // The sync waits for what only the new commit mends: the page of the order says what to do.
    const page = readCommands(join(small.repository, "docs/order.md"));
    const [advice] = page.filter(({ headings }) => headings.at(-1) === "When it waits for what never comes");
    expect(await small.shell(advice?.script ?? "exit 1")).toMatchObject({ code: 0 });
    expect(await untilFound("trident")).toContainEqual(
      expect.stringMatching(/^hub: Application trident: TridentOrchestrator trident\/trident: .*TridentOrchestrator/),
    );
  });
});
