import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findColumns, headerLengthMax, normaliseHeader } from "./headers.ts";
import { rvtoolsColumns, type RvtoolsTab } from "./rvtools-columns.table.ts";

describe("normaliseHeader", () => {
  test.each([
    ["Free % ", "free %"],
    ["Capacity MB", "capacity mib"],
    ["Capacity MiB", "capacity mib"],
    ["Video Ram KB", "video ram kib"],
    ["Size MB (total)", "size mib (total)"],
    ["In use MiB", "in use mib"],
    ["  OS   according to\u00a0the VMware tools", "os according to the vmware tools"],
    ["ＶＭ", "vm"],
    ["Ambient", "ambient"],
  ])("%j is %j", (header, normal) => {
    expect(normaliseHeader(header)).toBe(normal);
  });

  test("normalising twice changes nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii" }),
        (header) => normaliseHeader(normaliseHeader(header)) === normaliseHeader(header),
      ),
    );
  });
});

describe("findColumns", () => {
  test("every header of RVTools 4 is found where it stands, on every tab", () => {
    for (const [tab, headers] of Object.entries(rvtoolsColumns)) {
      const columns = findColumns(tab as RvtoolsTab, headers);
      expect(headers.map((header) => columns.find(normaliseHeader(header)))).toEqual(headers.map((_, index) => index));
      expect([...columns.attributes, ...columns.tags]).toEqual([]);
    }
  });

  test.each([
    ["vInfo", "vInfoVMName", "vm"],
    ["vInfo", "vInfoPowerstate", "powerstate"],
    ["vInfo", "vInfoSRMPlaceHolder", "srm placeholder"],
    ["vInfo", "VInfoVersion", "hw version"],
    ["vInfo", "vInfoDataCenter", "datacenter"],
    ["vInfo", "vInfoProvisioned", "provisioned mib"],
    ["vInfo", "vInfoNetwork3", "network #3"],
    ["vInfo", "vInfoObjectID", "vm id"],
    ["vInfo", "vInfoUUID", "vm uuid"],
    ["vInfo", "vInfoGuestHostName", "dns name"],
    ["vInfo", "vInfoVISDKServer", "vi sdk server"],
    ["vInfo", "disk.EnableUUID", "enableuuid"],
    ["vCPU", "vCPUCoresPerSocket", "cores p/s"],
    ["vDisk", "vDiskCapacityMiB", "capacity mib"],
    ["vDisk", "Capacity MB", "capacity mib"],
    ["vNetwork", "vNetworkIP4Address", "ipv4 address"],
    ["vHost", "vHostNumCpuCores", "# cores"],
    ["vHost", "vHostMemorySize", "# memory"],
    ["vDatastore", "vDatastoreFreeSpace", "free mib"],
    ["vPartition", "vPartitionCapacityMiB", "capacity mib"],
  ] as const)("on %s the header %s is %j", (tab, header, normal) => {
    expect(findColumns(tab, ["x", header]).find(normal)).toBe(1);
  });

  test("of a header twice the last is built in behind Annotation and the first before it", () => {
    const headers = ["VM", "CPUs", "Annotation", "Datacenter", "CPUs", "Host", "Datacenter", "Cluster", "Host"];
    const columns = findColumns("vInfo", headers);
    expect(["vm", "cpus", "datacenter", "cluster", "host"].map((name) => columns.find(name))).toEqual([0, 1, 6, 7, 8]);
    expect(columns.attributes).toEqual([
      { name: "Datacenter", column: 3 },
      { name: "CPUs", column: 4 },
      { name: "Host", column: 5 },
    ]);
  });

  test("attributes stand between Annotation and Datacenter, tags have their prefix, and later columns are neither", () => {
    const headers = ["VM", "New in 5.0", "Annotation", "Owner", "vInfo_tags_env", "__proto__", "Datacenter", "New too"];
    const { attributes, tags } = findColumns("vInfo", headers);
    expect(attributes).toEqual([
      { name: "Owner", column: 3 },
      { name: "__proto__", column: 5 },
    ]);
    expect(tags).toEqual([{ name: "env", column: 4 }]);
  });

  test("without Annotation every unknown header is an attribute", () => {
    expect(findColumns("vInfo", ["VM", "Owner", "Powerstate", "constructor"]).attributes).toEqual([
      { name: "Owner", column: 1 },
      { name: "constructor", column: 3 },
    ]);
  });

  test("a header of a novel's length is no attribute and is told of", () => {
    const columns = findColumns("vInfo", ["VM", "x".repeat(headerLengthMax + 1)]);
    expect(columns).toMatchObject({ attributes: [], overlong: [1] });
  });

  test("names of object prototypes are headers like others", () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(findColumns("vHost", [name]).find(name.toLowerCase())).toBe(-1);
    }
  });
});
