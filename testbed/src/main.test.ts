import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { REPOSITORY } from "./settings.ts";

const base = mkdtempSync(join(tmpdir(), "vmf-testbed-main-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A PATH on which a program is that does one thing, and nothing else. */
function pathWith(name: string, programs: Readonly<Record<string, string>>): string {
  const folder = join(base, name);
  mkdirSync(folder);
  for (const [program, script] of Object.entries(programs)) {
    writeFileSync(join(folder, program), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, program), 0o755);
  }
  return folder;
}

function testbed(args: readonly string[], env: Readonly<Record<string, string>>): readonly [number | null, string] {
  const command = ["--import", "tsx", join(REPOSITORY, "testbed/src/main.ts"), ...args];
  const run = spawnSync(process.execPath, command, {
    cwd: REPOSITORY,
    encoding: "utf8",
    env: { HOME: base, VMF_TESTBED: join(base, "cache"), ...env },
  });
  return [run.status, run.stderr];
}

const system = { git: "exit 0", "redis-server": "exit 0" };

describe("npm run testbed", () => {
  const path = pathWith("without-go", system);
  const line =
    "testbed: Go is not on the PATH. Install Go 1.26 or newer (go.dev/doc/install) and run `npm run testbed` again.\n" +
    "testbed: Rust is not on the PATH. Install Rust 1.89 or newer (rustup.rs) and run `npm run testbed` again.\n";

  test("without Go and Rust says in a line for each what to install", () => {
    expect(testbed([], { PATH: path })).toEqual([0, line]);
  });

  test("without them fails in CI", () => {
    expect(testbed([], { PATH: path, CI: "true" })).toEqual([1, line]);
  });

  test("with a Go that is too old says so", () => {
    const old = pathWith("old-go", {
      ...system,
      go: "echo 'go: go.mod requires go >= 1.26.0 (running go 1.19)' >&2; exit 1",
    });
    const words =
      "testbed: go: go.mod requires go >= 1.26.0 (running go 1.19). Install Go 1.26 or newer (go.dev/doc/install) and run `npm run testbed` again.\n";
    expect(testbed([], { PATH: old })).toEqual([0, expect.stringContaining(words)]);
  });

  test("fails with Go's own words when a program does not build, and leaves nothing half-built", () => {
    const go =
      'case "$1" in env) echo go1.26.0;; *) echo "example.com/some/package" >&2; echo "package x: no route to host" >&2; exit 1;; esac';
    const broken = pathWith("broken-go", { ...system, go });
    const [status, said] = testbed([], { PATH: broken });
    expect(status).toBe(1);
    expect(said).toMatch(
      /^testbed: building kustomize v[\d.]+: .*\ntestbed: kustomize v[\d.]+ was not built:\npackage x: no route to host\n$/,
    );
    const empty = spawnSync("find", [join(base, "cache"), "-type", "f"], { encoding: "utf8" });
    expect(empty.stdout).toBe("");
  });

  test("an option that there is not is refused with the usage", () => {
    const [status, said] = testbed(["--instal"], { PATH: path });
    expect(status).toBe(2);
    expect(said).toMatch(/^testbed: there is no option --instal\.\nUsage: npm run testbed/);
  });
});
