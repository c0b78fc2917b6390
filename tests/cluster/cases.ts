/** Everything that this repository compiles somewhere, each as a whole repository of a user in a folder of its own. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root as here } from "../../tools/imports.ts";

export interface Case {
  readonly name: string;
  /** Whether the program makes it of a factory.yaml; else it is made by hand. */
  readonly isCompiled: boolean;
  /** Puts it together below a folder; throws, in the program's own words, if it does not compile. */
  readonly compile: (base: string) => CompiledCase;
}

export interface CompiledCase {
  /** What people wrote and what the compiler made of it, as it stands in Git. */
  readonly root: string;
  /** Files of objects that `vmf wave render` gives for its waves; the folder may not be there. */
  readonly rendered: string;
}

/** The hand-made repository, the golden cases, and the examples as the program compiles them now. */
export function allCases(): readonly Case[] {
  const small = join(here, "testbed/fixtures/small");
  return [
    {
      name: "small",
      isCompiled: false,
      compile: () => ({ root: join(small, "repository"), rendered: join(small, "rendered") }),
    },
    ...compiled("tests/golden", assembleGolden),
    ...compiled("examples", compileExample),
  ];
}

function compiled(parent: string, compile: (base: string, name: string) => CompiledCase): readonly Case[] {
  return factoriesIn(parent).map((name) => ({ name, isCompiled: true, compile: (base) => compile(base, name) }));
}

/** What people wrote of a golden case lies beside `expected/`, and in a user's repository beside what was compiled. */
function assembleGolden(base: string, name: string): CompiledCase {
  const folder = join(here, "tests/golden", name);
  const expected = join(folder, "expected");
  if (!existsSync(expected)) throw new Error(`The golden case ${name} has no expected/: run \`npm run golden\`.`);
  const root = join(base, "golden", name);
  mkdirSync(root, { recursive: true });
  cpSync(folder, root, { recursive: true, filter: (path) => !/[/\\](expected|rendered)$/.test(path) });
  cpSync(expected, root, { recursive: true });
  return { root, rendered: join(folder, "rendered") };
}

function compileExample(base: string, name: string): CompiledCase {
  const root = join(base, "examples", name);
  const rendered = join(base, "rendered", name);
  mkdirSync(rendered, { recursive: true });
  cpSync(join(here, "examples", name), root, { recursive: true });
  vmf(["compile", "--progress", "none"], root);
  const estate = ["--import", "tsx", join(here, "tools/estate/main.ts"), "--machines", "150"];
  mkdirSync(join(root, "inventory"));
  node([...estate, "--out", join(root, "inventory/estate.ndjson")], here);
  vmf(["plan", "--progress", "none"], root);
  for (const wave of wavesIn(root)) writeFileSync(join(rendered, `${wave}.yaml`), vmf(["wave", "render", wave], root));
  return { root, rendered };
}

/** The waves of a repository, by their file. */
function wavesIn(root: string): readonly string[] {
  const folder = join(root, "waves");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replace(/\.yaml$/, ""));
}

/** Runs the program as people run it and gives its answer. */
function vmf(args: readonly string[], folder: string): string {
  return node([join(here, "packages/cli/bin/vmf.mjs"), ...args], folder);
}

function node(args: readonly string[], folder: string): string {
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (run.status !== 0) {
    throw new Error(`node ${args.join(" ")} in ${folder} ended with ${run.status}:\n${run.stderr}${run.stdout}`);
  }
  return run.stdout;
}

/** Folders with a factory.yaml; a golden case that is there to fail has no `expected/`. */
function factoriesIn(parent: string): readonly string[] {
  const folder = join(here, parent);
  return readdirSync(folder)
    .sort()
    .filter(
      (name) =>
        existsSync(join(folder, name, "factory.yaml")) && !existsSync(join(folder, name, "expected.diagnostics.txt")),
    );
}
