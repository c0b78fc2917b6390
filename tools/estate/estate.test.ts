import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { rvtoolsColumns, toInventory, totalsOf, type Inventory, type Machine, type ToldColumn } from "@vmfactory/core";
import { importRvtools } from "@vmfactory/sources";
import { annotations } from "./annotations.table.ts";
import { exampleVcenter, generateEstate } from "./generate-estate.ts";
import { rvtoolsTabs } from "./rvtools-tabs.ts";
import { coverageOf, seenByRvtools } from "./rvtools-view.ts";
import { americanCsv, germanCsv, plainCsv, writeCsvFolder } from "./write-csv-folder.ts";
import { writeWorkbook, type WorkbookOptions } from "./write-workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "vmf-estate-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const nextPath = (extension: string): string => join(folder, `export-${(files += 1)}${extension}`);

async function imported(path: string): Promise<Inventory> {
  const { value, diagnostics } = await importRvtools(path);
  expect(diagnostics).toEqual([]);
  expect(value?.skipped).toEqual([]);
  if (value === undefined) throw new Error("no inventory");
  return toInventory(value.records);
}

async function throughWorkbook(estate: Inventory, options?: WorkbookOptions): Promise<Inventory> {
  const path = nextPath(".xlsx");
  await writeWorkbook(path, rvtoolsTabs(estate), options);
  return imported(path);
}

/** An annotation in CSV cannot tell a line feed from one with a carriage return before it, nor text from its escape. */
const machinesOf = ({ machines }: Inventory): readonly Machine[] => machines;

describe("an estate", () => {
  test("comes back from its workbook as it is, for every seed, size and way to keep texts", async () => {
    const options = fc.record({
      seed: fc.nat(),
      machines: fc.integer({ min: 1, max: 250 }),
      inlineStrings: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(options, async ({ seed, machines, inlineStrings }) => {
        const estate = generateEstate({ seed, machines });
        expect(await throughWorkbook(estate, { inlineStrings })).toEqual(seenByRvtools(estate));
      }),
      { numRuns: 12 },
    );
  });

  test.each([
    ["plain", plainCsv],
    ["German", germanCsv],
    ["American", americanCsv],
  ])("comes back from its %s CSV files as it is", async (_, style) => {
    for (const [seed, machines] of [
      [1, 40],
      [2, 300],
    ] as const) {
      const estate = generateEstate({ seed, machines });
      const path = nextPath(".csv");
      await writeCsvFolder(path, rvtoolsTabs(estate), style);
      expect(await imported(path)).toEqual(seenByRvtools(estate));
    }
  });

  test("of two vCenters in one workbook comes back as both", async () => {
    const [one, other] = [
      generateEstate({ seed: 3, machines: 60 }),
      generateEstate({ seed: 4, machines: 50, vcenter: "vcenter.ams.nordwind.example" }),
    ];
    const merged = {
      vcenters: [...one.vcenters, ...other.vcenters],
      machines: [...one.machines, ...other.machines],
      hosts: [...one.hosts, ...other.hosts],
      datastores: [...one.datastores, ...other.datastores],
      networks: [...one.networks, ...other.networks],
    };
    const back = await throughWorkbook(merged);
    const keysOf = (inventory: Inventory): string[] =>
      Object.values(inventory)
        .flatMap((records: readonly { key: string }[]) => records.map(({ key }) => key))
        .sort();
    expect(keysOf(back)).toEqual(keysOf(merged));
    const machines = [...merged.machines].sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(back.machines).toEqual(seenByRvtools({ ...merged, machines }).machines);
  });

  test("with odd annotations and attributes of built-in names comes back as it is", async () => {
    const estate = generateEstate({ seed: 5, machines: 30 });
    const attributes = {
      Datacenter: "room 3",
      Host: "none",
      Owner: "Müller & <Söhne>",
      "vm id": "x",
      constructor: "y",
      ...(JSON.parse('{"__proto__":"z"}') as object),
    };
    const machines = estate.machines.map((machine, index) => ({
      ...machine,
      annotation: annotations[index % annotations.length] ?? "",
      attributes,
    }));
    const back = await throughWorkbook({ ...estate, machines });
    expect(machinesOf(back)).toEqual(seenByRvtools({ ...estate, machines }).machines);
  });

  test("has the totals of its machines", async () => {
    const estate = generateEstate({ seed: 6, machines: 200 });
    const path = nextPath(".xlsx");
    await writeWorkbook(path, rvtoolsTabs(estate));
    const told = new Set<ToldColumn>([
      "powerState",
      "cpus",
      "memoryMiB",
      "provisionedMiB",
      "host",
      "cluster",
      "datacenter",
      "disks",
      "diskCapacityMiB",
      "nics",
      "networks",
    ]);
    const totals = (await importRvtools(path)).value?.totals;
    expect(totals).toEqual(totalsOf(estate.machines, told));
    expect(totals?.machines).toBe(200);
  });
});

describe("the generator", () => {
  test("gives the same estate and the same bytes for the same seed, and others for another", async () => {
    const [first, second] = [nextPath(".xlsx"), nextPath(".xlsx")];
    await writeWorkbook(first, rvtoolsTabs(generateEstate({ seed: 7, machines: 120 })));
    await writeWorkbook(second, rvtoolsTabs(generateEstate({ seed: 7, machines: 120 })));
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    expect(generateEstate({ seed: 8, machines: 120 })).not.toEqual(generateEstate({ seed: 7, machines: 120 }));
  });

  test("writes the 27 tabs of RVTools in their order with all of their columns", () => {
    const tabs = rvtoolsTabs(generateEstate({ seed: 7, machines: 50 }));
    expect(tabs.map(({ name }) => name)).toEqual(Object.keys(rvtoolsColumns));
    for (const { name, headers, rows } of tabs) {
      const custom = headers.filter((header) => !(rvtoolsColumns[name] as readonly string[]).includes(header));
      expect(headers.filter((header) => !custom.includes(header))).toEqual(rvtoolsColumns[name]);
      expect([...rows()].length, name).toBeGreaterThan(
        name === "vUSB" || name === "vSnapshot" || name === "vHealth" ? -1 : 0,
      );
    }
  });

  test("makes the estate that the example site is written for", () => {
    const estate = generateEstate({ seed: 7, machines: 1200 });
    const machines = estate.machines.filter(({ isTemplate }) => !isTemplate);
    expect(machines).toHaveLength(1200);
    expect(estate.vcenters).toMatchObject([
      { server: exampleVcenter, coverage: coverageOf(estate, estate.vcenters[0]?.key ?? "") },
    ]);
    const networks = machines.flatMap(({ nics }) => nics?.map(({ network }) => network ?? "") ?? []);
    const fitting = networks.filter((name) => /^dvpg-(web|db|dmz)-/.test(name));
    expect(fitting.length / networks.length).toBeGreaterThan(0.98);
    for (const family of ["dvpg-web-210", "dvpg-db-220", "dvpg-dmz-230", "dvpg-db-320", "VM Network"])
      expect(networks).toContain(family);
    const datastores = new Set(machines.flatMap(({ disks }) => disks?.map(({ datastore }) => datastore ?? "") ?? []));
    expect(
      [...datastores].some((name) => /-ssd-/.test(name)) && [...datastores].some((name) => !/-ssd-/.test(name)),
    ).toBe(true);
    const groups = new Set(machines.flatMap(({ tags }) => tags["application"] ?? []));
    for (const group of ["erp-db", "erp-app", "erp-web", "erp-db-test"]) expect(groups).toContain(group);
    for (const tag of ["owner", "env", "tier", "site"])
      expect(machines.filter(({ tags }) => tag in tags).length).toBeGreaterThan(1000);
    expect(new Set(estate.hosts.map(({ cluster }) => cluster)).size).toBeGreaterThanOrEqual(3);
  });

  test("draws sizes and oddities in the proportions in which they are met", () => {
    const machines = generateEstate({ seed: 11, machines: 6000 }).machines.filter(
      (machine) => !machine.isTemplate && !machine.name.startsWith("vCLS"),
    );
    const share = (is: (machine: Machine) => boolean | undefined): number =>
      machines.filter((machine) => is(machine) === true).length / machines.length;
    const used = machines.flatMap(({ partitions }) =>
      partitions === undefined
        ? []
        : [partitions.reduce((sum, { capacityMiB, freeMiB }) => sum + (capacityMiB ?? 0) - (freeMiB ?? 0), 0)],
    );
    used.sort((a, b) => a - b);
    const at = (part: number): number => Math.round((used[Math.floor(used.length * part)] ?? 0) / 1024);
    expect([at(0.5) > 45 && at(0.5) < 90, at(0.9) > 240 && at(0.9) < 420, at(1 - 1 / used.length) > 2048]).toEqual([
      true,
      true,
      true,
    ]);
    const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;
    expect({
      off: between(
        share(({ powerState }) => powerState === "poweredOff"),
        0.05,
        0.12,
      ),
      windows: between(
        share(({ guestOsConfigured }) => guestOsConfigured?.includes("Windows")),
        0.2,
        0.45,
      ),
      ancient: between(
        share(({ guestOsConfigured }) => /2003|2008|Linux 6/.test(guestOsConfigured ?? "")),
        0.01,
        0.06,
      ),
      changeTracking: between(
        share((machine) => machine.isChangeTrackingEnabled),
        0.4,
        0.75,
      ),
      snapshots: between(
        share(({ snapshots }) => (snapshots?.length ?? 0) > 0),
        0.08,
        0.18,
      ),
      rdm: between(
        share(({ disks }) => disks?.some(({ isRdm }) => isRdm)),
        0.001,
        0.03,
      ),
      shared: between(
        share(({ disks }) => disks?.some(({ sharing }) => sharing === "sharingMultiWriter")),
        0.001,
        0.03,
      ),
      independent: between(
        share(({ disks }) => disks?.some(({ mode }) => mode?.startsWith("independent"))),
        0.002,
        0.03,
      ),
      usb: between(
        share(({ usbDevices }) => (usbDevices?.length ?? 0) > 0),
        0.0005,
        0.01,
      ),
      passthrough: between(
        share((machine) => machine.hasPassthrough),
        0.0002,
        0.01,
      ),
      many: machines.some(({ disks }) => (disks?.length ?? 0) >= 40),
      unreadable: machines.some(({ connectionState }) => connectionState === "inaccessible"),
      sameName: machines.filter(({ name }) => name === "jumphost").length,
    }).toEqual({
      off: true,
      windows: true,
      ancient: true,
      changeTracking: true,
      snapshots: true,
      rdm: true,
      shared: true,
      independent: true,
      usb: true,
      passthrough: true,
      many: true,
      unreadable: true,
      sameName: 3,
    });
  });
});
