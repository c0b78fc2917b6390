import { spawnSync } from "node:child_process";
import { writeSessions } from "../tests/cli/cli-case.ts";
import { root } from "./imports.ts";

/**
 * `npx tsx tools/cli-cases.ts`: rewrites what the cases of the command line expect, and only that (`npm run golden` does
 * it for all golden cases too), and prints the difference as Git sees it. Read it before you commit. Never part of CI.
 */
await writeSessions();
spawnSync("git", ["--no-pager", "diff", "--stat", "--", "tests/cli"], { cwd: root, stdio: "inherit" });
spawnSync("git", ["status", "--short", "--", "tests/cli"], { cwd: root, stdio: "inherit" });
