import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { inventoryLineMax, type Inventory } from "@vmfactory/core";
import { SourceError } from "../source-error.ts";
import { readInventoryFile } from "./read-inventory-file.ts";
import { writeInventoryFile } from "./write-inventory-file.ts";

const folder = mkdtempSync(join(tmpdir(), "vmf-inventory-"));
afterAll(() => rmSync(folder, { recursive: true }));

const header = { sources: [{ kind: "estate", name: "seed 1" }] } as const;

const inventory: Inventory = {
  vcenters: [{ key: "vc", readBy: "estate", coverage: {} }],
  machines: Array.from({ length: 3000 }, (_, index) => ({
    key: `vc/vm-${String(index).padStart(5, "0")}`,
    vcenter: "vc",
    name: `数据库-${index}`,
    isTemplate: false,
    tags: {},
    attributes: {},
  })),
  hosts: [],
  datastores: [],
  networks: [],
};

describe("an inventory file", () => {
  test("is written whole, leaves nothing beside it, and is read back", async () => {
    const own = join(folder, "own");
    mkdirSync(own);
    const path = join(own, "estate.ndjson");
    writeFileSync(path, "something older");
    await writeInventoryFile(path, inventory, header);
    expect(readdirSync(own)).toEqual(["estate.ndjson"]);
    expect(await readInventoryFile(path)).toEqual({
      value: { inventory, sources: header.sources, capturedAt: undefined },
      diagnostics: [],
    });
  });

  test("cut off at any length is refused", async () => {
    const path = join(folder, "cut.ndjson");
    await writeInventoryFile(path, inventory, header);
    const { length } = readFileSync(path);
    for (const cut of [1, 2, 100, 5000, length - 200]) {
      truncateSync(path, length - cut);
      const { value, diagnostics } = await readInventoryFile(path);
      // Only the last line feed may go: nothing is lost with it.
      expect([cut, value !== undefined, diagnostics.length > 0]).toEqual([cut, cut === 1, cut !== 1]);
      await writeInventoryFile(path, inventory, header);
    }
  });

  test("without an end of line is refused before it fills the memory", async () => {
    const path = join(folder, "long.ndjson");
    writeFileSync(path, Buffer.alloc(inventoryLineMax * 3, "x"));
    const { diagnostics } = await readInventoryFile(path);
    expect(diagnostics.map(({ code }) => code)).toEqual(["inventory/exceeds-line"]);
  });

  test("that cannot be read or written says why and leaves what is there", async () => {
    mkdirSync(join(folder, "is-folder"));
    const kindOf = async (attempt: Promise<unknown>): Promise<unknown> => {
      const error: unknown = await attempt.catch((reason: unknown) => reason);
      return error instanceof SourceError ? error.kind : error;
    };
    expect(await kindOf(readInventoryFile(join(folder, "none.ndjson")))).toBe("not-found");
    expect(await kindOf(readInventoryFile(join(folder, "is-folder")))).toBe("unreadable");
    expect(await kindOf(writeInventoryFile(join(folder, "no/where.ndjson"), inventory, header))).toBe("not-found");
    expect(await kindOf(writeInventoryFile(join(folder, "is-folder"), inventory, header))).toBe("unreadable");
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
