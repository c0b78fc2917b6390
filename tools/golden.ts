import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { goldenCases, goldenParts, writeExpected } from "../tests/golden/golden-case.ts";
import { writeSessions } from "../tests/cli/cli-case.ts";
import { root } from "./imports.ts";

/**
 * Rewrites what golden cases and cases of the command line expect from what the compiler makes today and prints the difference as Git sees it.
 * Read it before you commit: it is what will change in people's repositories. Never part of CI.
 */
for (const name of goldenCases()) {
  for (const part of goldenParts) rmSync(join(root, "tests/golden", name, part), { recursive: true, force: true });
  await writeExpected(name);
}
await writeSessions();
spawnSync("git", ["--no-pager", "diff", "--stat", "--", "tests/golden", "tests/cli"], { cwd: root, stdio: "inherit" });
spawnSync("git", ["status", "--short", "--", "tests/golden", "tests/cli"], { cwd: root, stdio: "inherit" });
