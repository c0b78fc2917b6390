/** What the people of a site do, by the commands of its generated pages. */
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { GitServer } from "@vmfactory/testbed";
import { readCommands, type Shell } from "./shell.ts";

/** Follows the page of the bootstrap on the hub, until its last wait ends. `onStep` gets each step's heading. */
export async function followBootstrap(folder: string, shell: Shell, onStep: (heading: string) => void): Promise<void> {
  await runPage(join(folder, ".bootstrap/README.md"), shell, (headings) => {
    const heading = headings.at(-1) ?? "";
    if (!/^\d+\. /.test(heading)) return undefined;
    onStep(heading);
    return {};
  });
}

/** Follows the page of Secrets for one cluster, with values of ours in files. */
export async function makeSecrets(folder: string, cluster: string, git: GitServer, shell: Shell): Promise<void> {
  const values: Readonly<Record<string, string>> = {
    GIT_READER__TYPE: "git",
    GIT_READER__URL: git.url,
    GIT_READER__USERNAME: git.username,
    GIT_READER__PASSWORD: git.password,
    DOCKERCONFIGJSON: '{"auths":{}}',
  };
  const valueOf = (variable: string): string =>
    Object.entries(values).find(([end]) => variable.endsWith(`${end}__FILE`))?.[1] ?? "a value of the test bed";
  await runPage(join(folder, "docs/secrets.md"), shell, (headings, script) => {
    if (headings[1] !== `On ${cluster}`) return undefined;
    const variables = [...script.matchAll(/\$\{(\w+__FILE):\?/g)].map(([, variable = ""]) => variable);
    return Object.fromEntries(variables.map((variable) => [variable, valueOf(variable)]));
  });
}

type Choose = (headings: readonly string[], script: string) => Readonly<Record<string, string>> | undefined;

/** Runs the blocks of a page that are chosen, one after the other; the choice gives the files that they read. */
async function runPage(page: string, shell: Shell, choose: Choose): Promise<void> {
  for (const { headings, script } of readCommands(page)) {
    const files = choose(headings, script);
    if (files === undefined) continue;
    const { code, output } = await shell(script, files);
    if (code !== 0)
      throw new Error(`${page}, ${headings.at(-1)}: the commands ended with ${code}:\n${script}\n\n${output}`);
  }
}

/**
 * Somebody who looks every few seconds for updates of operators that wait for an approval, and approves them by the
 * page's commands; nothing where operators need none. Ends with the signal.
 */
export async function keepApproving(folder: string, shell: Shell, signal: AbortSignal): Promise<void> {
  const page = readCommands(join(folder, "docs/by-hand.md"));
  const approvals = page
    .flatMap(({ script }) => script.split("\n"))
    .filter((line) => line.includes("oc patch installplan"));
  while (approvals.length > 0 && !signal.aborted) {
    // One that is not there on this cluster, or not there yet, is looked for again.
    for (const line of approvals) await shell(line);
    await pause(LOOK_EVERY_MS);
  }
}

const LOOK_EVERY_MS = 3000;
