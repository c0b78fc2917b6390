import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadInventory, type LoadedInventory } from "./load-inventory.ts";
import { testDeps } from "./test-deps.fixture.ts";

const sample = new URL("../../../tests/cli/plan/files/inventory/estate.ndjson", import.meta.url);
const text = readFileSync(sample, "utf8");

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vmf-inventory-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, content: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
}
const hashOf = (content: string): string => createHash("sha256").update(content).digest("hex");

/** The sample, taken on another day: its last line has the hash of all before it. */
function of(day: string): string {
  const end = text.lastIndexOf('{"end"');
  const lines = text.slice(0, end).replaceAll("2027-02-01T06:00:00Z", `${day}T06:00:00Z`);
  return lines + text.slice(end).replace(/"sha256":"\w+"/, `"sha256":"${hashOf(lines)}"`);
}
const load = (named?: string): Promise<LoadedInventory> => loadInventory(testDeps(process.cwd()), named, root);

describe("loadInventory", () => {
  test("takes the one whose data are newest, whatever it is called and in which order it was written", async () => {
    put("inventory/a.ndjson", of("2027-02-03"));
    put("inventory/z.ndjson", of("2027-02-02"));
    put("inventory/not-one.txt", of("2027-02-09"));
    put("inventory/broken.ndjson", "{ half");
    const { name, hash, value } = await load();
    expect(name).toBe(join(root, "inventory/a.ndjson"));
    expect(hash).toBe(hashOf(of("2027-02-03")));
    expect(value?.inventory.machines).toHaveLength(9);
  });

  test("of two of one moment takes the last by name", async () => {
    for (const name of ["b", "c", "a"]) put(`inventory/${name}.ndjson`, text);
    expect((await load()).name).toBe(join(root, "inventory/c.ndjson"));
  });

  test("takes the one that is named, not the newest", async () => {
    put("inventory/a.ndjson", text);
    put("other.ndjson", of("2020-01-01"));
    expect((await load(join(root, "other.ndjson"))).name).toBe(join(root, "other.ndjson"));
  });

  test("says what is wrong with the only one there is", async () => {
    put("inventory/broken.ndjson", "{ half");
    const { value, diagnostics } = await load();
    expect([value, diagnostics.length > 0]).toEqual([undefined, true]);
  });

  test.each(["nothing", "a folder without any", "a file in the folder's place"])(
    "says how to get one where there is %s",
    async (what) => {
      if (what.startsWith("a folder")) put("inventory/README.md", "");
      if (what.startsWith("a file")) put("inventory", "");
      await expect(load()).rejects.toMatchObject({
        kind: "not-found",
        remedy: expect.stringContaining("vmf import rvtools"),
      });
    },
  );
});
