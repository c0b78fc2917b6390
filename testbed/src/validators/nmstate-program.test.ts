import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeWorkFolder } from "../owned-folder.ts";
import { askNmstate } from "./nmstate-program.ts";

/** A program that falls over at the word `fall`, in the middle of its answer, and answers everything else. */
const FALLS = `#!/bin/sh
while read -r line; do
  case "$line" in
    *fall*) printf '{"prof'; echo 'it fell' >&2; exit 101 ;;
    *) echo '{"profiles":{}}' ;;
  esac
done
`;

test("a document at which the library falls over is refused in its words, and those after it are asked about", async () => {
  const folder = makeWorkFolder();
  const program = join(folder, "nmstate-check");
  writeFileSync(program, FALLS, { mode: 0o755 });
  const answers = await askNmstate(program, ["one", "fall", "two"]);
  rmSync(folder, { recursive: true });
  const profiles = { kind: "profiles", profiles: {} };
  const message = "nmstate-check ended with code 101: it fell";
  expect(answers).toEqual([profiles, { kind: "refused", step: "read", message }, profiles]);
});

test("a program that is not there refuses, and says so", async () => {
  const [answer] = await askNmstate("/no/such/nmstate-check", ["one"]);
  expect(answer).toMatchObject({ kind: "refused", message: expect.stringContaining("ENOENT") });
});
