import { spawnSync } from "node:child_process";
import { root } from "./imports.ts";

/** `npm run test:gitops [-- --all]`: the example that has everything, or every site; other options go to vitest. */
const options = process.argv.slice(2);
const isWhole = options.includes("--all");
const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config=vitest.gitops.config.ts",
    "--reporter=default",
    "--reporter=json",
    "--outputFile.json=out/reports/gitops.json",
    ...options.filter((option) => option !== "--all"),
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, VMF_GITOPS: isWhole ? "all" : "one" } },
);
process.exitCode = status ?? 1;
