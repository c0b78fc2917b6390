import { rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { root } from "./imports.ts";

/**
 * `npm run build`: the bundles of what ships. Here the command line: ESM, split at its lazy imports, minified, with all
 * that it needs inside, so that it runs where there is no node_modules.
 */
const cliEntry = join(root, "packages/cli/src/main.ts");

/** Bundles the command line into a folder, which is emptied first. Gives the size of all files in bytes. */
export async function buildCli(folder: string): Promise<number> {
  const startedMs = Date.now();
  rmSync(folder, { recursive: true, force: true });
  const bundle = await rolldown({
    input: { main: cliEntry },
    platform: "node",
    treeshake: { moduleSideEffects: false },
    logLevel: "warn",
  });
  const { output } = await bundle.write({
    dir: folder,
    format: "esm",
    minify: true,
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
  });
  await bundle.close();
  // The launcher holds this time against that of the sources: one that changed while we read them is newer.
  utimesSync(join(folder, "main.mjs"), startedMs / 1000, startedMs / 1000);
  return output.reduce((sum, file) => sum + statSync(join(folder, file.fileName)).size, 0);
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  const bytes = await buildCli(join(root, "packages/cli/dist"));
  console.log(`packages/cli/dist: ${Math.round(bytes / 1024)} KiB`);
}
