/**
 * Writes the Go modules of the test bed anew: `npm run pin -w testbed`.
 *
 * Raising a version is: change it in `parts.ts`, run this, commit what changed. Nobody types the replace lines of
 * others by hand: they are derived from the go.mod of the very version that is asked for. A crate of Rust is pinned by
 * its own Cargo.toml and Cargo.lock.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { GO_VERSION, PARTS, type Part } from "./parts.ts";

const here = join(import.meta.dirname, "..");

/** One replace line: a module and what stands for it. */
interface Replace {
  readonly path: string;
  readonly by: string;
  readonly version: string;
}

/** What `go mod edit -json` says of a replace line; one that names a folder has no version. */
interface GoModReplace {
  readonly Old: { readonly Path: string };
  readonly New: { readonly Path: string; readonly Version?: string };
}

/** The replace lines of a required module, made to hold for who requires it. */
function repeatedReplaces(module: string, version: string): readonly Replace[] {
  const answer = execFileSync("go", ["mod", "download", "-json", `${module}@${version}`], { encoding: "utf8" });
  // The Go command documents this shape: GoMod is the path of the downloaded go.mod.
  const { GoMod } = JSON.parse(answer) as { readonly GoMod: string };
  const edited = execFileSync("go", ["mod", "edit", "-json", GoMod], { encoding: "utf8" });
  const { Replace: replaces } = JSON.parse(edited) as { readonly Replace: readonly GoModReplace[] | null };
  return (replaces ?? []).flatMap(({ Old, New }) => {
    if (New.Version !== undefined) return [{ path: Old.Path, by: New.Path, version: New.Version }];
    // Kubernetes keeps its libraries in one repository: v1.35.8 of it goes with v0.35.8 of them.
    const isStaged = New.Path === `./staging/src/${Old.Path}`;
    return isStaged ? [{ path: Old.Path, by: Old.Path, version: version.replace(/^v1\./, "v0.") }] : [];
  });
}

function goMod(part: Part): string {
  const origin = part.requires.find(({ path }) => path === part.replacesOf);
  const own = part.replaces ?? [];
  const repeated = origin === undefined ? [] : repeatedReplaces(origin.path, origin.version);
  const replaces = [...own, ...repeated.filter(({ path }) => !own.some((one) => one.path === path))];
  const lines = replaces.map(({ path, by, version }) => `\t${path} => ${by} ${version}`).toSorted();
  return [
    `module vmfactory.io/testbed/${part.folder}`,
    `go ${GO_VERSION}`,
    block(
      "tool",
      part.tools.map(({ package: name }) => `\t${name}`),
    ),
    block(
      "require",
      part.requires.map(({ path, version }) => `\t${path} ${version}`),
    ),
    ...(lines.length === 0 ? [] : [block("replace", lines)]),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function block(keyword: string, lines: readonly string[]): string {
  return `${keyword} (\n${lines.join("\n")}\n)`;
}

const wanted = process.argv.slice(2);
for (const part of PARTS) {
  if (part.language !== "go" || (wanted.length > 0 && !wanted.includes(part.folder))) continue;
  const folder = join(here, part.folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "go.mod"), goMod(part));
  execFileSync("go", ["mod", "tidy"], { cwd: folder, stdio: "inherit" });
}
