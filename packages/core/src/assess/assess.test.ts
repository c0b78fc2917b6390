import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shortHash } from "../base/hash.ts";
import type { Inventory, Machine, VCenter } from "../inventory/inventory.ts";
import { testModel } from "../model/test-model.fixture.ts";
import { testDisk, testEstate, testMachine, testNic } from "../waves/test-estate.fixture.ts";
import { assess } from "./assess.ts";
import { usedMiBOf } from "./copy-size.ts";
import { groupMachines } from "./groups.ts";
import { namespaceOf, toDnsLabel, withHash } from "./names.ts";

const at = { file: "factory.yaml", pointer: [] };
const empty = testEstate({ seed: 1, machines: 0, hosts: 1 });

describe("which source a vCenter is", () => {
  const inventory = (...vcenters: readonly Partial<VCenter>[]): Inventory => ({
    ...empty,
    vcenters: vcenters.map((one, index) => ({ key: `vc-${index + 1}`, readBy: "test", coverage: {}, ...one })),
    machines: [testMachine(1)],
  });

  test("the one whose URL names its server, in whatever case", () => {
    const result = assess(inventory({ server: "VCENTER.fra.test.example" }, { server: "other" }), testModel());
    expect([result.machines[0]?.source?.name, result.diagnostics]).toEqual(["vc-fra", []]);
  });

  test("the only one, if there is one vCenter, and that is said", () => {
    const result = assess(inventory({ server: "vc01" }), testModel());
    expect(result.machines[0]?.source?.name).toBe("vc-fra");
    expect(result.diagnostics.map((one) => `${one.severity} ${one.code} ${one.message}`)).toEqual([
      "info assess/conflicting-source The inventory is of vCenter `vc01`, source `vc-fra` is `vcenter.fra.test.example`; as there is one of each, they are taken for the same.",
    ]);
  });

  test("none, if there are several and none is named", () => {
    expect(assess(inventory({ server: "vc01" }, { server: "vc02" }), testModel()).machines[0]?.source).toBeUndefined();
  });
});

describe("groups", () => {
  const rules = { tag: "application", folder: "/*/apps/{group}", at };
  const names = (machines: readonly Machine[]) =>
    groupMachines(machines, rules).map((group) => [group.name, group.machines.length, group.isSingle]);

  test("the tag says it, else the attribute, else the folder, else the machine is alone", () => {
    const machines = [
      testMachine(1, { tags: { application: ["erp"] }, folder: "/apps/crm" }),
      testMachine(2, { attributes: { application: "hr" } }),
      testMachine(3, { folder: "/apps/crm/web/blue" }),
      testMachine(4, { folder: "/apps" }),
      testMachine(5, { tags: { application: [] }, attributes: { application: " " } }),
    ];
    expect(names(machines)).toEqual([
      ["crm", 1, false],
      ["erp", 1, false],
      ["hr", 1, false],
      ["vm00004", 1, true],
      ["vm00005", 1, true],
    ]);
  });

  test("a folder's pattern begins at the datacenter or below it", () => {
    const at = (folder: string, pattern: string) =>
      groupMachines([testMachine(1, { folder, datacenter: "Frankfurt" })], {
        tag: undefined,
        folder: pattern,
        at: rules.at,
      })[0]?.name;
    expect([
      at("/apps/erp", "/Frankfurt/apps/{group}"),
      at("/apps/erp", "/apps/{group}"),
      at("/apps/app-erp-x/a", "/apps/app-{group}-x"),
      at("/apps/a.b", "/*/a*s/{group}"),
    ]).toEqual(["erp", "erp", "erp", "a.b"]);
  });

  test("machines alone that have another's name get a hash", () => {
    const twins = [
      testMachine(1, { name: "db" }),
      testMachine(2, { name: "db" }),
      testMachine(3, { name: "erp" }),
      testMachine(4, { tags: { application: ["erp"] } }),
    ];
    expect(names(twins)).toEqual(
      [`db-${shortHash("vc-1/vm-1")}`, `db-${shortHash("vc-1/vm-2")}`, "erp", `erp-${shortHash("vc-1/vm-3")}`]
        .sort()
        .map((name) => [name, 1, name !== "erp"]),
    );
  });

  test("a shared disk joins groups, under the first name that people gave", () => {
    const disk = (index: number) => testDisk(0, index, 1024);
    const machines = [
      testMachine(1, { name: "aaa", disks: [disk(0)] }),
      testMachine(2, { tags: { application: ["crm"] }, disks: [disk(0), disk(1)] }),
      testMachine(3, { tags: { application: ["bw"] }, disks: [disk(1)] }),
      testMachine(4, { tags: { application: ["bw"] } }),
    ];
    expect(groupMachines(machines, rules)).toEqual([
      {
        name: "bw",
        aliases: ["aaa", "bw", "crm"],
        isSingle: false,
        machines: ["vc-1/vm-1", "vc-1/vm-2", "vc-1/vm-3", "vc-1/vm-4"],
      },
    ]);
  });

  test("disks of one path in two vCenters are two disks", () => {
    const shared = { disks: [testDisk(0, 0, 1024)] };
    expect(names([testMachine(1, shared), testMachine(2, { ...shared, vcenter: "vc-2", key: "vc-2/vm-2" })])).toEqual([
      ["vm00001", 1, true],
      ["vm00002", 1, true],
    ]);
  });

  test("a tag named like a property of every object is none", () => {
    expect(groupMachines([testMachine(1)], { tag: "constructor", folder: undefined, at })[0]?.name).toBe("vm00001");
  });
});

describe("names on the target", () => {
  test("are DNS labels, whatever the name is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
        for (const label of [toDnsLabel(name), withHash(toDnsLabel(name), "key"), namespaceOf("vm-{group}", name)]) {
          expect(label).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
        }
      }),
    );
  });

  test.each([
    ["ERP DB_01", "erp-db-01"],
    ["--a--", "a"],
    ["数据库", `vm-${shortHash("数据库")}`],
    [`${"a".repeat(62)}-b`, "a".repeat(62)],
  ])("%s becomes %s", (name, label) => {
    expect(toDnsLabel(name)).toBe(label);
  });

  test("a namespace that would be too long keeps its beginning and gets a hash", () => {
    expect(namespaceOf("tenant-one-vm-{group}", "g".repeat(60))).toMatch(/^tenant-one-vm-g{40}-[0-9a-f]{8}$/);
  });
});

describe("where machines go", () => {
  test("cluster, namespace, networks and storage by the first rule that matches", () => {
    const machines = [
      testMachine(1, {
        tags: { application: ["ERP App"], site: ["ams"] },
        nics: [testNic(1, "dvpg-db-220"), testNic(1)],
        disks: [testDisk(1, 0, 1), testDisk(1, 1, 1, { datastore: "fra-hdd-01" })],
      }),
    ];
    expect(assess({ ...empty, machines }, testModel()).machines[0]?.destination).toEqual({
      cluster: "prod2",
      namespace: "vm-erp-app",
      targetName: "vm00001",
      networks: [
        {
          from: { id: "dvportgroup-2", name: "dvpg-db-220" },
          to: { kind: "attachment", namespace: "default", name: "db" },
        },
        {
          from: { id: "dvportgroup-1", name: "dvpg-web-210" },
          to: { kind: "attachment", namespace: "default", name: "web" },
        },
      ],
      datastores: [
        {
          from: { id: "datastore-2", name: "fra-hdd-01" },
          to: { storageClass: "netapp-ams-nas", volumeMode: "Filesystem", accessMode: "ReadWriteMany" },
        },
        {
          from: { id: "datastore-1", name: "fra-ssd-01" },
          to: { storageClass: "netapp-ams-san", volumeMode: "Block", accessMode: "ReadWriteMany" },
        },
      ],
    });
  });

  test("a name that several things of the source bear is given without an id", () => {
    const networks = [
      ...empty.networks,
      ...empty.networks.map((one) => ({ ...one, key: `${one.key}b`, moref: `${one.moref ?? ""}b` })),
    ];
    const { machines } = assess({ ...empty, networks, machines: [testMachine(1)] }, testModel());
    expect(machines[0]?.destination?.networks.map((one) => one.from)).toEqual([{ name: "dvpg-web-210" }]);
  });
});

test("machines are counted by verdict, and by what they have in common", () => {
  const machines = [
    testMachine(1),
    testMachine(2, { isChangeTrackingEnabled: false, cluster: "c2" }),
    testMachine(3, { isTemplate: true }),
  ];
  const { byVerdict, byCluster, byNetwork, byOperatingSystem, byGroup } = assess({ ...empty, machines }, testModel());
  const none = { warm: 0, cold: 0, notYet: 0, never: 0, ignored: 0 };
  expect({ byVerdict, byCluster, byNetwork, byOperatingSystem, byGroup }).toEqual({
    byVerdict: { ...none, warm: 1, cold: 1, ignored: 1 },
    byCluster: [
      { name: "c1", machines: 1, byVerdict: { ...none, warm: 1 } },
      { name: "c2", machines: 1, byVerdict: { ...none, cold: 1 } },
    ],
    byNetwork: [{ name: "dvpg-web-210", machines: 2, byVerdict: { ...none, warm: 1, cold: 1 } }],
    byOperatingSystem: [
      { name: "Red Hat Enterprise Linux 9 (64-bit)", machines: 2, byVerdict: { ...none, warm: 1, cold: 1 } },
    ],
    byGroup: [
      { name: "vm00001", machines: 1, byVerdict: { ...none, warm: 1 } },
      { name: "vm00002", machines: 1, byVerdict: { ...none, cold: 1 } },
    ],
  });
});

test("every machine of the inventory is assessed once, in the order of keys", () => {
  const inventory = testEstate({ seed: 9, machines: 300, hosts: 5, sharing: 10 });
  const { machines, groups } = assess({ ...inventory, machines: inventory.machines.toReversed() }, testModel());
  expect(machines.map((one) => one.machine.key)).toEqual(inventory.machines.map((one) => one.key).sort());
  expect(groups.flatMap((group) => group.machines).sort()).toEqual(
    machines.filter((one) => one.verdict !== "ignored").map((one) => one.machine.key),
  );
});

test("what is used of a disk is its share of what the machine uses", () => {
  const machine = testMachine(1, { inUseMiB: 300, disks: [testDisk(1, 0, 400), testDisk(1, 1, 200)] });
  expect(machine.disks?.map((disk) => usedMiBOf(disk, machine))).toEqual([200, 100]);
});
