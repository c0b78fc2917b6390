import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDeps } from "../test-deps.fixture.ts";
import { run } from "../run.ts";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vmf-completion-"));
  for (const shell of ["bash", "zsh", "fish"]) {
    const deps = testDeps();
    await run(["completion", shell], deps);
    writeFileSync(join(folder, shell), deps.written());
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;

/** A command line, the cursor at its end, and some of what may stand there. */
const lines: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ["vmf ", ["check", "compile", "wave"]],
  ["vmf co", ["compile", "completion"]],
  ["vmf wave ", ["approve", "render"]],
  ["vmf --debug import rv", ["rvtools"]],
  ["vmf check --f", ["--factory", "--format"]],
  ["vmf check --format ", ["github", "json", "junit", "pretty", "sarif"]],
  ["vmf wave approve w01 --de", ["--debug"]],
  ["vmf completion ", ["bash", "fish", "zsh"]],
];

describe.skipIf(!has("bash"))("in bash", () => {
  test.each(lines)("after `%s`", (line, offers) => {
    expect(completeInBash(line)).toEqual(expect.arrayContaining([...offers]));
  });

  test("a word that fits one thing offers nothing else", () => {
    expect(completeInBash("vmf compile --progress p")).toEqual(["plain"]);
  });
});

/** As Readline calls it: the words of the line, the last one being written. */
function completeInBash(line: string): string[] {
  const words = line
    .split(" ")
    .map((word) => `'${word}'`)
    .join(" ");
  const script = `source "$1"; COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _vmf; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", script, "bash", join(folder, "bash")], { encoding: "utf8" })
    .trim()
    .split("\n");
}

describe.skipIf(!has("fish"))("in fish", () => {
  test.each(lines)("after `%s`", (line, offers) => {
    const script = "source $argv[1]; complete -C $argv[2]";
    const out = execFileSync("fish", ["-c", script, join(folder, "fish"), line], { encoding: "utf8" });
    const offered = out
      .trim()
      .split("\n")
      .map((one) => one.split("\t")[0]);
    expect(offered).toEqual(expect.arrayContaining([...offers]));
  });
});

describe.skipIf(!has("zsh"))("in zsh", () => {
  test("the script is one", () => {
    expect(spawnSync("zsh", ["-n", join(folder, "zsh")], { encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });
});
