/**
 * Writes the Go modules of the test bed anew: `npm run pin -w testbed`.
 *
 * Raising a version is: change it in `parts.ts`, run this, commit what changed. Nobody types the replace lines of
 * Kubernetes by hand: they are derived from the go.mod of the very version that is asked for.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { GO_VERSION, MODULES, type GoModule } from "./parts.ts";

const here = join(import.meta.dirname, "..");

/** Kubernetes keeps its libraries in one repository by relative replaces, which do not hold for who requires it. */
function stagedLibraries(kubernetesVersion: string): readonly string[] {
  const answer = execFileSync("go", ["mod", "download", "-json", `k8s.io/kubernetes@${kubernetesVersion}`], {
    encoding: "utf8",
  });
  // The Go command documents this shape: GoMod is the path of the downloaded go.mod.
  const { GoMod } = JSON.parse(answer) as { readonly GoMod: string };
  const staged = [...readFileSync(GoMod, "utf8").matchAll(/^\s*(k8s\.io\/[\w.-]+) => \.\/staging\/src\/\1$/gm)];
  return staged.map(([, name]) => name ?? "").toSorted();
}

/** k8s.io/kubernetes v1.35.8 goes with k8s.io/api v0.35.8. */
function libraryVersion(kubernetesVersion: string): string {
  return kubernetesVersion.replace(/^v1\./, "v0.");
}

function goMod(module: GoModule): string {
  const kubernetes = module.requires.find(({ path }) => path === "k8s.io/kubernetes");
  const replaces =
    kubernetes === undefined
      ? []
      : stagedLibraries(kubernetes.version).map((name) => `\t${name} => ${name} ${libraryVersion(kubernetes.version)}`);
  return [
    `module vmfactory.io/testbed/${module.folder}`,
    `go ${GO_VERSION}`,
    block(
      "tool",
      module.tools.map(({ package: name }) => `\t${name}`),
    ),
    block(
      "require",
      module.requires.map(({ path, version }) => `\t${path} ${version}`),
    ),
    ...(replaces.length === 0 ? [] : [block("replace", replaces)]),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function block(keyword: string, lines: readonly string[]): string {
  return `${keyword} (\n${lines.join("\n")}\n)`;
}

for (const module of MODULES) {
  const folder = join(here, module.folder);
  writeFileSync(join(folder, "go.mod"), goMod(module));
  execFileSync("go", ["mod", "tidy"], { cwd: folder, stdio: "inherit" });
}
