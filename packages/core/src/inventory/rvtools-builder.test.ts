import { describe, expect, test } from "vitest";
import { feed, onlyMachine, readTabs } from "./rvtools.fixture.ts";

const uuid = "11111111-2222-3333-4444-555555555555";

describe("a machine of vInfo", () => {
  test("has what its row says, and no field for what it does not say", () => {
    const machine = onlyMachine({
      vInfo: [
        [
          "VM",
          "Powerstate",
          "Template",
          "CPUs",
          "Memory",
          "Firmware",
          "HW version",
          "Folder",
          "Datacenter",
          "FT State",
          "VM ID",
          "VI SDK UUID",
        ],
        [
          "erp-db-01",
          "poweredOn",
          "False",
          8,
          "16,384",
          "efi",
          "vmx-19",
          "/FRA/vm/apps/erp-db",
          "FRA",
          "notConfigured",
          "vm-101",
          uuid.toUpperCase(),
        ],
      ],
    });
    expect(machine).toEqual({
      key: `${uuid}/vm-101`,
      vcenter: uuid,
      moref: "vm-101",
      name: "erp-db-01",
      isTemplate: false,
      powerState: "poweredOn",
      cpus: 8,
      memoryMiB: 16_384,
      firmware: "efi",
      hardwareVersion: 19,
      datacenter: "FRA",
      folder: "/apps/erp-db",
      isFaultTolerant: false,
      tags: {},
      attributes: {},
    });
  });

  test.each([
    ["/FRA/vm/apps/erp", "/apps/erp"],
    ["vm/apps/erp", "/apps/erp"],
    ["apps/erp", "/apps/erp"],
    ["/apps/erp", "/apps/erp"],
    ["/FRA/vm", "/"],
    ["vm", "/"],
    ["/FRA/vm/vm", "/vm"],
  ])("in folder %j is in %j", (folder, path) => {
    const tabs = {
      vInfo: [
        ["VM", "Folder", "Datacenter"],
        ["a", folder, "FRA"],
      ],
    };
    expect(onlyMachine(tabs).folder).toBe(path);
  });

  test.each([
    ["alone and of a vCenter", ["VM", "VM UUID"], ["a", "500b-1"], { instanceUuid: "500b-1" }],
    ["alone and of an SMBIOS", ["VM", "VM UUID"], ["a", "4204-1"], { biosUuid: "4204-1" }],
    [
      "beside SMBIOS UUID",
      ["VM", "VM UUID", "SMBIOS UUID"],
      ["a", "77-1", "564D-2"],
      { instanceUuid: "77-1", biosUuid: "564d-2" },
    ],
  ])("with VM UUID %s has it in the right field", (_, headers, row, ids) => {
    const { instanceUuid, biosUuid } = onlyMachine({ vInfo: [headers, row] });
    expect({ instanceUuid, biosUuid }).toEqual({ instanceUuid: undefined, biosUuid: undefined, ...ids });
  });

  test("memory in bytes becomes MiB", () => {
    expect(
      onlyMachine({
        vInfo: [
          ["VM", "Memory"],
          ["a", 8 * 2 ** 30],
        ],
      }).memoryMiB,
    ).toBe(8192);
  });

  test("has its tags and attributes by name, whatever the names are", () => {
    const machine = onlyMachine({
      vInfo: [
        [
          "VM",
          "Annotation",
          "vInfo_tags_application",
          "vInfo_tags_env",
          "__proto__",
          "Owner",
          "Datacenter",
          "Datacenter",
        ],
        ["a", "first\r\nsecond", "erp-db, erp", undefined, "odd", "Müller", "room 3", "FRA"],
      ],
    });
    expect(JSON.parse(JSON.stringify(machine))).toMatchObject({
      annotation: "first\nsecond",
      datacenter: "FRA",
      tags: { application: ["erp-db", "erp"] },
    });
    expect(Object.entries(machine.attributes)).toEqual([
      ["Datacenter", "room 3"],
      ["Owner", "Müller"],
      ["__proto__", "odd"],
    ]);
    expect(Object.keys(machine.tags)).toEqual(["application"]);
    expect(({} as Record<string, unknown>)["odd"]).toBeUndefined();
  });

  test("is read from an export with database names", () => {
    const machine = onlyMachine({
      tabvInfo: [
        [
          "vInfoVMName",
          "vInfoPowerstate",
          "vInfoCPUs",
          "vInfoProvisioned",
          "VInfoVersion",
          "Annotation",
          "Team",
          "vInfo_tags_env",
          "vInfoDataCenter",
          "vInfoObjectID",
          "vInfoVISDKServer",
        ],
        ["a", "poweredOff", 2, 1000, "vmx-13", "note", "blue", "prod", "FRA", "vm-1", "VC.example"],
      ],
      tabvDisk: [
        ["vDiskVMName", "vDiskName", "vDiskCapacityMiB", "vDiskObjectID", "vDiskPath"],
        ["a", "Hard disk 1", 2048, "vm-1", "[ds 1] a/a.vmdk"],
      ],
    });
    expect(machine).toMatchObject({
      key: "vc.example/vm-1",
      powerState: "poweredOff",
      cpus: 2,
      provisionedMiB: 1000,
      hardwareVersion: 13,
      annotation: "note",
      attributes: { Team: "blue" },
      tags: { env: ["prod"] },
      datacenter: "FRA",
      disks: [{ label: "Hard disk 1", capacityMiB: 2048, datastore: "ds 1", path: "[ds 1] a/a.vmdk" }],
    });
  });
});

describe("rows of other tabs", () => {
  const twins = [
    ["VM", "Datacenter", "Host", "VM ID", "VI SDK Server"],
    ["web", "FRA", "esx1", "vm-1", "vc-a"],
    ["web", "AMS", "esx2", "vm-2", "vc-a"],
    ["web", "FRA", "esx1", "vm-1", "vc-b"],
  ];
  const sizes = (tabs: Parameters<typeof readTabs>[0]) =>
    Object.fromEntries(
      readTabs(tabs).inventory.machines.map(({ key, disks }) => [key, disks?.map((disk) => disk.capacityMiB)]),
    );

  test("belong to the machine of their id within their vCenter, whatever name they have", () => {
    const vDisk = [
      ["VM", "Capacity MiB", "VM ID", "VI SDK Server"],
      ["renamed", 10, "vm-1", "VC-A"],
      ["web", 20, "vm-2", "vc-a"],
      ["web", 30, "vm-1", "vc-b"],
    ];
    expect(sizes({ vInfo: twins, vDisk })).toEqual({ "vc-a/vm-1": [10], "vc-a/vm-2": [20], "vc-b/vm-1": [30] });
  });

  test("without an id belong to the one machine of their name and place", () => {
    const vDisk = [
      ["VM", "Capacity MiB", "Datacenter", "Host", "VI SDK Server"],
      ["web", 20, "AMS", "esx9", "vc-a"],
      ["web", 30, undefined, undefined, "vc-b"],
    ];
    expect(sizes({ vInfo: twins, vDisk })).toEqual({ "vc-a/vm-1": [], "vc-a/vm-2": [20], "vc-b/vm-1": [30] });
  });

  test("that fit several machines are refused and said", () => {
    const { skipped, diagnostics } = readTabs({
      vInfo: twins,
      vDisk: [
        ["VM", "Capacity MiB"],
        ["web", 20],
      ],
    });
    expect(skipped).toEqual([{ tab: "vDisk", reason: "conflicting-machine", count: 1, rows: [2] }]);
    expect(diagnostics).toMatchObject([
      {
        code: "inventory/conflicting-machine",
        severity: "warning",
        message: "vDisk has a row that fits several machines of one name, which was not read: row 2 (`web`).",
        at: { file: "export.xlsx", pointer: ["vDisk", 2] },
      },
    ]);
  });

  test("about machines that are not there are refused, counted and the first of them named", () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`gone-${index}`, "vm-9"]);
    const { skipped, diagnostics } = readTabs({ vInfo: twins, vNetwork: [["VM", "VM ID"], ...rows] });
    expect(skipped).toMatchObject([{ tab: "vNetwork", reason: "unknown-machine", count: 30 }]);
    expect(skipped[0]?.rows).toHaveLength(20);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "vNetwork has 30 rows about machines that vInfo does not list, which were not read: row 2 (`gone-0`), row 3 (`gone-1`), row 4 (`gone-2`), row 5 (`gone-3`), row 6 (`gone-4`) and 25 more.",
    ]);
  });

  test("with an id belong to the machine of their name if that one has no id at all", () => {
    const vInfo = [
      ["VM", "VM ID"],
      ["a", "vm-1"],
      ["b", undefined],
    ];
    expect(
      sizes({
        vInfo,
        vDisk: [
          ["VM", "Capacity MiB", "VM ID"],
          ["b", 5, "vm-7"],
          ["a", 6, "vm-8"],
        ],
      }),
    ).toEqual({
      "unknown/vm-1": [],
      "unknown//b": [5],
    });
  });

  test("with another UUID are not about the machine of their name", () => {
    const vInfo = [
      ["VM", "VM UUID"],
      ["a", "5001"],
    ];
    expect(
      readTabs({
        vInfo,
        vDisk: [
          ["VM", "VM UUID"],
          ["a", "5002"],
        ],
      }).skipped,
    ).toMatchObject([{ reason: "unknown-machine" }]);
  });
});

describe("unknown is not zero", () => {
  test("a tab that is not there leaves lists out, one without rows makes them empty", () => {
    const vInfo = [["VM"], ["a"]];
    expect(onlyMachine({ vInfo })).not.toHaveProperty("disks");
    expect(
      onlyMachine({
        vInfo,
        vDisk: [["VM"]],
        vNetwork: [["VM"]],
        vSnapshot: [["VM"]],
        vUSB: [["VM"]],
        vPartition: [["VM"]],
      }),
    ).toEqual({
      ...onlyMachine({ vInfo }),
      disks: [],
      nics: [],
      snapshots: [],
      usbDevices: [],
    });
  });

  test("a machine with disks that vDisk does not list has unknown disks", () => {
    const vInfo = [
      ["VM", "Disks", "NICs"],
      ["a", 2, 0],
    ];
    expect(onlyMachine({ vInfo, vDisk: [["VM"]], vNetwork: [["VM"]] })).toMatchObject({ nics: [] });
    expect(onlyMachine({ vInfo, vDisk: [["VM"]] })).not.toHaveProperty("disks");
  });

  test("of a machine that vCenter cannot read nothing is empty", () => {
    const vInfo = [
      ["VM", "Connection state", "Disks"],
      ["a", "inaccessible", undefined],
    ];
    const machine = onlyMachine({ vInfo, vDisk: [["VM"]], vSnapshot: [["VM"]], vUSB: [["VM"]] });
    expect(Object.keys(machine)).not.toEqual(expect.arrayContaining(["disks"]));
    expect(machine.snapshots).toBeUndefined();
  });

  test("without vNetwork the networks of vInfo count if they are all", () => {
    const headers = ["VM", "NICs", "Network #1", "Network #2"];
    const whole = onlyMachine({ vInfo: [headers, ["a", 2, "dvpg-web-210", "dvpg-db-220"]] });
    expect(whole.nics).toEqual([
      { label: "Network adapter 1", network: "dvpg-web-210" },
      { label: "Network adapter 2", network: "dvpg-db-220" },
    ]);
    expect(onlyMachine({ vInfo: [headers, ["a", 3, "dvpg-web-210", "dvpg-db-220"]] }).nics).toBeUndefined();
  });

  test("cells that do not hold what their column says are unknown, and said once for a column", () => {
    const { inventory, diagnostics } = readTabs(
      {
        vInfo: [
          ["VM", "CPUs", "Powerstate"],
          ["a", "many", "on"],
          ["b", "few", "off"],
        ],
      },
      { vcenter: "vc" },
    );
    expect(inventory.machines).toMatchObject([{ name: "a" }, { name: "b" }]);
    expect(inventory.machines[0]).not.toHaveProperty("cpus");
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "inventory/unsupported-value",
        "Column `CPUs` of vInfo has 2 cells that do not hold what the column says: row 2 (`many`), row 3 (`few`).",
      ],
      [
        "inventory/unsupported-value",
        "Column `Powerstate` of vInfo has 2 cells that do not hold what the column says: row 2 (`on`), row 3 (`off`).",
      ],
    ]);
  });
});

describe("rows of vInfo", () => {
  test("without a name are refused", () => {
    const { skipped, totals } = readTabs({
      vInfo: [
        ["VM", "CPUs"],
        ["a", 1],
        [undefined, 7],
        ["  ", 8],
      ],
    });
    expect(skipped).toEqual([{ tab: "vInfo", reason: "missing-name", count: 2, rows: [3, 4] }]);
    expect(totals).toMatchObject({ machines: 1, cpus: 1 });
  });

  test("about a machine that is there already are refused", () => {
    const vInfo = [
      ["VM", "VM ID", "VI SDK Server"],
      ["a", "vm-1", "x"],
      ["a", "vm-1", "x"],
      ["a", "vm-1", "y"],
    ];
    const { skipped, totals } = readTabs({ vInfo });
    expect(skipped).toEqual([{ tab: "vInfo", reason: "duplicate-machine", count: 1, rows: [3] }]);
    expect(totals.machines).toBe(2);
  });

  test("that repeat the header, or are blank, are passed over in silence", () => {
    const { skipped, totals, diagnostics } = readTabs(
      {
        vInfo: [
          ["VM", "CPUs"],
          ["a", 1],
          ["VM", "CPUs"],
          ["", " "],
          ["VM", undefined],
        ],
      },
      { vcenter: "vc" },
    );
    expect({ skipped, machines: totals.machines, diagnostics }).toEqual({ skipped: [], machines: 2, diagnostics: [] });
  });

  test("of clones with one UUID and no id are different machines", () => {
    const vInfo = [
      ["VM", "VM UUID"],
      ["a", "42-1"],
      ["b", "42-1"],
    ];
    expect(readTabs({ vInfo }).inventory.machines.map(({ key }) => key)).toEqual(["unknown/42-1/a", "unknown/42-1/b"]);
  });
});

describe("an export", () => {
  test("without vInfo gives nothing but a finding that says what to do", () => {
    expect(feed({ vHost: [["Host"], ["esx1"]] })).toMatchObject({
      value: undefined,
      diagnostics: [
        {
          code: "inventory/missing-tab",
          severity: "error",
          fix: { sentence: expect.stringContaining("ExportAll2xlsx") },
        },
      ],
    });
  });

  test("whose vInfo has no names says so", () => {
    const { value, diagnostics } = feed({
      vInfo: [
        ["NEXT Data Center", "CPUs"],
        ["a", 1],
      ],
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(["inventory/missing-name", "inventory/missing-column"].sort());
    expect(value?.totals.machines).toBe(0);
  });

  test("that names no vCenter gets one from vSource, vMetaData or the user, in this order", () => {
    const vInfo = [
      ["VM", "VM ID"],
      ["a", "vm-1"],
    ];
    const vSource = [
      ["Version", "VI SDK Server", "VI SDK UUID"],
      ["8.0.3", "VC.example", uuid],
    ];
    const vMetaData = [
      ["RVTools version", "xlsx creation datetime", "Server"],
      ["4.4.1", "2026/01/02 03:04:05", "other.example"],
    ];
    const keys = (tabs: Parameters<typeof readTabs>[0], vcenter?: string) =>
      readTabs({ vInfo, ...tabs }, vcenter === undefined ? {} : { vcenter }).inventory.machines.map(({ key }) => key);
    expect(keys({ vSource })).toEqual([`${uuid}/vm-1`]);
    expect(keys({ vMetaData })).toEqual(["other.example/vm-1"]);
    expect(keys({}, "Said.example")).toEqual(["said.example/vm-1"]);
    expect(readTabs({ vInfo }).diagnostics.map(({ code }) => code)).toEqual(["inventory/missing-vcenter"]);
  });

  test("tells of its vCenter what it is and how much was read", () => {
    const { inventory } = readTabs({
      vInfo: [
        ["VM", "VM ID", "VI SDK Server type", "VI SDK Server"],
        ["a", "vm-1", "VMware vCenter Server 8.0.3 build-24262322", "vc"],
      ],
      vDisk: [
        ["VM", "VM ID"],
        ["a", "vm-1"],
        ["a", "vm-1"],
      ],
      vUSB: [["VM"]],
      vMetaData: [
        ["RVTools version", "xlsx creation datetime", "Server"],
        ["4.4.1", "2026-01-02T03:04:05", "vc"],
      ],
    });
    expect(inventory.vcenters).toEqual([
      {
        key: "vc",
        server: "vc",
        version: "8.0.3",
        readBy: "rvtools 4.4.1",
        capturedAt: "2026-01-02T03:04:05",
        coverage: { vInfo: 1, vDisk: 2, vUSB: 0 },
      },
    ]);
  });

  test("of two vCenters keeps apart what has the same ids and names", () => {
    const { inventory, totals } = readTabs({
      vInfo: [
        ["VM", "VM ID", "Host", "VI SDK UUID"],
        ["a", "vm-1", "esx", "u1"],
        ["a", "vm-1", "esx", "u2"],
      ],
      vHost: [
        ["Host", "# Cores", "Object ID", "VI SDK UUID"],
        ["esx", 8, "host-1", "u1"],
        ["esx", 16, "host-1", "u2"],
      ],
      vDatastore: [
        ["Name", "Hosts", "VI SDK UUID"],
        ["ds", "esx", "u1"],
        ["ds", "esx, esx9", "u2"],
      ],
      vSC_VMK: [
        ["Host", "Port Group", "IP Address", "MTU", "VI SDK UUID"],
        ["esx", "mgmt", "10.0.0.1", 1500, "u2"],
      ],
    });
    expect(inventory.machines.map(({ key }) => key)).toEqual(["u1/vm-1", "u2/vm-1"]);
    expect(inventory.hosts.map(({ key, cores, vmkernel }) => [key, cores, vmkernel])).toEqual([
      ["u1/host-1", 8, undefined],
      ["u2/host-1", 16, [{ portGroup: "mgmt", ip: "10.0.0.1", mtu: 1500 }]],
    ]);
    expect(inventory.datastores.map(({ key, hosts }) => [key, hosts])).toEqual([
      ["u1/datastore/ds", ["esx"]],
      ["u2/datastore/ds", ["esx", "esx9"]],
    ]);
    expect(totals).toMatchObject({ machines: 2, hosts: 1 });
  });

  test("has networks of standard and distributed switches, and those that only NICs name", () => {
    const { inventory } = readTabs({
      vInfo: [["VM"], ["a"]],
      vNetwork: [
        ["VM", "NIC label", "Network"],
        ["a", "Network adapter 1", "lost"],
        ["a", "Network adapter 2", "VM"],
        ["a", "n", "dvpg"],
      ],
      vPort: [
        ["Host", "Port Group", "Switch", "VLAN"],
        ["h1", "pg", "vSwitch0", 5],
        ["h2", "pg", "vSwitch0", 5],
        ["h3", "pg", "vSwitch0", 7],
      ],
      dvPort: [
        ["Port", "Switch", "VLAN", "Object ID"],
        ["dvpg", "dvs", 210, "dvportgroup-1"],
      ],
    });
    expect(inventory.networks).toEqual([
      {
        key: "unknown/dvportgroup-1",
        vcenter: "unknown",
        name: "dvpg",
        moref: "dvportgroup-1",
        kind: "distributed",
        switch: "dvs",
        vlan: "210",
      },
      { key: "unknown/network/lost", vcenter: "unknown", name: "lost", kind: "unknown" },
      { key: "unknown/network/pg", vcenter: "unknown", name: "pg", kind: "standard", switch: "vSwitch0", vlan: "5, 7" },
    ]);
    expect(inventory.machines[0]?.nics?.map(({ network }) => network)).toEqual(["lost", undefined, "dvpg"]);
  });
});

describe("dates of snapshots", () => {
  const snapshots = (...dates: string[]) => ({
    vInfo: [["VM"], ["a"]],
    vSnapshot: [["VM", "Name", "Date / time", "Size MiB (total)"], ...dates.map((date) => ["a", "s", date, 5])],
  });
  const read = (tabs: ReturnType<typeof snapshots>, dateOrder?: "day-first" | "month-first") => {
    const { inventory, diagnostics } = readTabs(tabs, { vcenter: "vc", ...(dateOrder !== undefined && { dateOrder }) });
    return {
      dates: inventory.machines[0]?.snapshots?.map(({ createdAt }) => createdAt),
      codes: diagnostics.map(({ code }) => code),
    };
  };

  test("are read as the one date that proves the order has it", () => {
    expect(read(snapshots("3/4/2026 1:00:00", "6/13/2026 1:00:00"))).toEqual({
      dates: ["2026-03-04T01:00:00", "2026-06-13T01:00:00"],
      codes: [],
    });
    expect(read(snapshots("3/4/2026 1:00:00", "13/6/2026 1:00:00"))).toEqual({
      dates: ["2026-04-03T01:00:00", "2026-06-13T01:00:00"],
      codes: [],
    });
  });

  test("are unknown where nothing proves it, and the finding says how to say it", () => {
    expect(read(snapshots("3/4/2026 1:00:00"))).toEqual({ dates: [undefined], codes: ["inventory/conflicting-dates"] });
    expect(read(snapshots("3/4/2026 1:00:00"), "day-first")).toEqual({ dates: ["2026-04-03T01:00:00"], codes: [] });
  });
});

describe("totals", () => {
  test("are null where the column or tab is not there, and leave templates out", () => {
    const { totals } = readTabs({
      vInfo: [
        ["VM", "Template", "CPUs", "Powerstate"],
        ["a", "False", 2, "poweredOn"],
        ["b", "True", 4, "poweredOff"],
        ["c", "False", undefined, "suspended"],
      ],
      vDisk: [
        ["VM", "Capacity MiB"],
        ["a", 10],
        ["b", 20],
        ["c", 30],
      ],
    });
    expect(totals).toEqual({
      machines: 2,
      templates: 1,
      poweredOn: 1,
      poweredOff: 0,
      suspended: 1,
      cpus: 2,
      memoryMiB: null,
      provisionedMiB: null,
      hosts: null,
      clusters: null,
      datacenters: null,
      disks: 2,
      diskCapacityMiB: 40,
      nics: null,
      networks: null,
    });
  });

  test("count each name once", () => {
    const { totals } = readTabs({
      vInfo: [
        ["VM", "Host", "Cluster", "Datacenter"],
        ["a", "h1", "c", "d"],
        ["b", "h2", "c", "d"],
        ["e", "h1", undefined, "d"],
      ],
      vNetwork: [
        ["VM", "Network"],
        ["a", "n1"],
        ["a", "n2"],
        ["b", "n1"],
      ],
    });
    expect(totals).toMatchObject({ hosts: 2, clusters: 1, datacenters: 1, nics: 3, networks: 2 });
  });
});
