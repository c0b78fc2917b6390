/** A hub with little on it: Argo CD, MTV and a storage driver from the smallest golden case, and no ACM. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hubModels } from "@vmfactory/sim";
import { makeWorkFolder, startGitServer, type CrdIndex, type GitServer } from "@vmfactory/testbed";
import { root as here } from "../../tools/imports.ts";
import { operators } from "./fleet.ts";
import { openRepository } from "./repository.ts";
import { openShell, readCommands, type Shell } from "./shell.ts";
import { openSite, type Site } from "./site.ts";
import type { WorldBinaries } from "./world.ts";

export interface SmallHub {
  readonly hub: Site;
  readonly git: GitServer;
  readonly shell: Shell;
  /** The folder of its repository, compiled and not yet pushed. */
  readonly repository: string;
  /** Replaces a text of a file that the compiler wrote, as a person should not; throws where there is no such text. */
  readonly spoil: (file: string, from: RegExp, to: string) => void;
  /** Follows the page of the bootstrap, but for the waits on the root Application. */
  readonly bootstrap: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface SmallHubOptions {
  readonly binaries: WorldBinaries;
  readonly crds: Extract<CrdIndex, { readonly kind: "index" }>;
}

export async function openSmallHub({ binaries, crds }: SmallHubOptions): Promise<SmallHub> {
  const folder = makeWorkFolder();
  const repository = join(folder, "repository");
  let git: GitServer | undefined;
  const given = (): GitServer => {
    if (git === undefined) throw new Error("The Git server is not there yet.");
    return git;
  };
  const hub = await openSite({ name: "hub", binaries, crds, sinceMs: performance.now(), git: given });
  git = await startGitServer(hub.server, { isPublic: true });
  openRepository({
    from: join(here, "tests/golden/tiny"),
    folder: repository,
    url: git.url,
    kustomize: binaries.kustomize,
  });
  const spoil = (file: string, from: RegExp, to: string): void => {
    const text = readFileSync(join(repository, file), "utf8");
    if (!from.test(text)) throw new Error(`${file} has nothing like ${from}.`);
    writeFileSync(join(repository, file), text.replace(from, to));
  };
  // ACM would take a minute, and is not what is looked at here.
  spoil("groups/hub/kustomization.yaml", / {2}- (acm|gitops-policy|wave).*\n/g, "");
  spoil("clusters/hub/kustomization.yaml", / {2}- applications\/(acm|cluster|migration|storage).*\n/g, "");
  const scratch = join(folder, "shell");
  const shell = openShell({ kubectl: binaries.kubectl, access: hub.server.access, cwd: repository, scratch });
  hub.employ([...operators(), ...hubModels]);
  return {
    hub,
    git,
    shell,
    repository,
    spoil,
    bootstrap: async () => {
      const page = readCommands(join(repository, ".bootstrap/README.md"));
      for (const { script } of page.filter(({ headings }) => /^\d\. /.test(headings.at(-1) ?? ""))) {
        const { code, output } = await shell(script.replace(/^oc wait .*application.*$/gm, ""));
        if (code !== 0) throw new Error(output);
      }
    },
    stop: async () => {
      await hub.stop();
      await given().stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
