import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../../tools/imports.ts";
import { temporaryFolder } from "./run-vmf.ts";

/**
 * Which program the launcher starts, in a checkout of three packages with a file each: the bundle says `bundle`, the
 * sources say `sources`. On a Node that runs no TypeScript the sources stay unread and the launcher says what to do.
 */
let checkout = "";
const built = new Date("2026-11-01T12:00:00Z");
const earlier = new Date("2026-11-01T11:00:00Z");
const later = new Date("2026-11-01T13:00:00Z");
const files = [
  "packages/core/src/base/order.ts",
  "packages/core/package.json",
  "packages/sources/src/index.ts",
  "packages/sources/package.json",
  "packages/cli/src/main.ts",
  "packages/cli/package.json",
  "package-lock.json",
];

beforeEach(() => {
  checkout = temporaryFolder();
  mkdirSync(join(checkout, "packages/cli/bin"), { recursive: true });
  cpSync(join(root, "packages/cli/bin/vmf.mjs"), join(checkout, "packages/cli/bin/vmf.mjs"));
  for (const file of files) put(file, file.endsWith("main.ts") ? 'console.log("sources");' : file.endsWith(".json") ? '{ "type": "module" }' : "", earlier);
  put("packages/cli/dist/main.mjs", 'console.log("bundle");', built);
  for (const folder of ["core/src/base", "core/src", "sources/src", "cli/src"]) touch(`packages/${folder}`, earlier);
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function put(file: string, text: string, at: Date): void {
  mkdirSync(dirname(join(checkout, file)), { recursive: true });
  writeFileSync(join(checkout, file), text);
  touch(file, at);
}

function touch(path: string, at: Date): void {
  utimesSync(join(checkout, path), at, at);
}

/** What the launcher starts; `sources` also where it would, and this Node cannot. */
function started(): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(checkout, "packages/cli/bin/vmf.mjs")], { encoding: "utf8" });
  return stderr.includes("npm run build") ? "sources" : stdout.trim();
}

describe("the launcher starts", () => {
  test("the bundle if it is newer than all sources", () => {
    expect(started()).toBe("bundle");
  });

  test.each(files)("the sources if %s changed since", (file) => {
    touch(file, later);
    expect(started()).toBe("sources");
  });

  test("the sources if a file is gone since", () => {
    unlinkSync(join(checkout, "packages/core/src/base/order.ts"));
    expect(started()).toBe("sources");
  });

  test("the sources if there is no bundle", () => {
    rmSync(join(checkout, "packages/cli/dist"), { recursive: true });
    expect(started()).toBe("sources");
  });

  test("the bundle, however old, if it was shipped without sources", () => {
    rmSync(join(checkout, "packages/cli/src"), { recursive: true });
    for (const file of files.filter((one) => !one.startsWith("packages/cli/src"))) touch(file, later);
    expect(started()).toBe("bundle");
  });
});
