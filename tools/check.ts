import { spawnSync } from "node:child_process";
import { root } from "./imports.ts";

/**
 * The one door: everything that must hold before a change lands, in the order in which it fails fastest. All steps
 * run even if one fails, and the summary names those that failed. `npm run check`.
 */
const steps = ["lint", "typecheck", "generate:check", "test", "build"] as const;

const failed = steps.filter((step) => {
  console.log(`\n── npm run ${step}`);
  return spawnSync("npm", ["run", "--silent", step], { cwd: root, stdio: "inherit" }).status !== 0;
});
console.log(failed.length === 0 ? "\ncheck: all passed" : `\ncheck: failed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
