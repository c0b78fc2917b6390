#!/usr/bin/env node
// Starts vmf: the bundle where it was built from these sources, else the sources themselves.
// A shipped vmf has no sources beside it, so it never looks further than for the bundle.
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const bundle = new URL("../dist/main.mjs", import.meta.url);
const source = new URL("../src/main.ts", import.meta.url);
const builtMs = timeOf(bundle);

if (builtMs !== undefined && (timeOf(source) === undefined || !isChangedSince(builtMs))) {
  await import(bundle.href);
} else if (process.features.typescript) {
  await import(source.href);
} else {
  await importThroughTsx();
}

/** When a file or folder was last changed, in milliseconds; undefined if it is not there. */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * Whether anything that goes into the bundle is newer than it. The build gives the bundle the time at which it began,
 * and a folder's time changes with what is added to it or removed, so nothing is missed. It costs some milliseconds,
 * in a checkout only.
 */
function isChangedSince(builtMs) {
  const packages = new URL("../../", import.meta.url);
  const isNewer = (path) => (timeOf(path) ?? 0) >= builtMs;
  const isFolderChanged = (folder) =>
    isNewer(folder) ||
    readdirSync(folder, { withFileTypes: true }).some((entry) =>
      entry.isDirectory() ? isFolderChanged(`${folder}/${entry.name}`) : isNewer(`${folder}/${entry.name}`),
    );
  const folders = ["core", "sources", "cli"].map((name) => fileURLToPath(new URL(name, packages)));
  return (
    isNewer(new URL("../package-lock.json", packages)) ||
    folders.some((folder) => isNewer(`${folder}/package.json`) || isFolderChanged(`${folder}/src`))
  );
}

/** Runs the sources on a Node that cannot leave out types by itself. */
async function importThroughTsx() {
  try {
    const { register } = await import("tsx/esm/api");
    register();
  } catch {
    process.stderr.write(
      "vmf: there is no bundle and no tsx to run the sources with. Run `npm ci && npm run build` first.\n",
    );
    process.exit(2);
  }
  await import(source.href);
}
