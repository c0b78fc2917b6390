import { describe, expect, test } from "vitest";
import type { Inventory, Machine } from "../inventory/inventory.ts";
import { testModel } from "../model/test-model.fixture.ts";
import { testDisk, testEstate, testMachine, testNic } from "../waves/test-estate.fixture.ts";
import type { MachineAssessment, Verdict } from "./assessment.ts";
import { assess } from "./assess.ts";
import { criteria, undecidable } from "./criteria.ts";

const empty = testEstate({ seed: 1, machines: 0, hosts: 1 });

interface World {
  readonly machine?: Partial<Machine>;
  readonly without?: keyof Machine;
  readonly others?: readonly Machine[];
  readonly factory?: string;
  readonly inventory?: Partial<Inventory>;
}

function assessed({ machine = {}, without, others = [], factory = "", inventory = {} }: World): MachineAssessment {
  const one: Record<string, unknown> = { ...testMachine(1), ...machine };
  if (without !== undefined) delete one[without];
  const { machines } = assess(
    { ...empty, ...inventory, machines: [one as unknown as Machine, ...others] },
    testModel(factory),
  );
  const found = machines.find((each) => each.machine.name === one["name"] && each.machine.key === one["key"]);
  if (found === undefined) throw new Error("the machine is not assessed");
  return found;
}

/** `clear`, `unknown`, or category and effect of the criterion's concern. */
function answer(result: MachineAssessment, id: string): string {
  const concern = result.concerns.find((one) => one.id === id);
  if (concern !== undefined) return `${concern.category} ${concern.effect}`;
  return result.unanswered.some((one) => one.id === id) ? "unknown" : "clear";
}

const disk = (change: Parameters<typeof testDisk>[3]) => ({ disks: [testDisk(1, 0, 40_960, change)] });
const { datastore: _datastore, path: _path, ...placeless } = testDisk(1, 0, 40_960);
const { capacityMiB: _capacity, ...sizeless } = testDisk(1, 0, 40_960);
const { mode: _mode, ...modeless } = testDisk(1, 0, 40_960);
const { isRdm: _rdm, ...rawless } = testDisk(1, 0, 40_960);
const { sharing: _sharing, sharedBus: _bus, ...shareless } = testDisk(1, 0, 40_960);
const { mac: _mac, adapter: _adapter, ipAddresses: _addresses, ...bareNic } = testNic(1);
const { network: _network, ...netless } = testNic(1);
const partition = (path: string, freeMiB: number) => ({ partitions: [{ path, freeMiB, diskKey: 2000 }] });
const windows = { guestOsReported: "Microsoft Windows Server 2019 (64-bit)" };
const twoNics = (a: string, b: string) => ({ nics: [testNic(1, a), { ...testNic(2, b), label: "Network adapter 2" }] });
const mapping = (from: string, to: string) =>
  `mappings: { networks: [{ from: "${from}", to: ${to} }, { from: "dvpg-web-*", to: web }, { from: "*", to: db }] }`;

const cases: readonly (readonly [string, World, string])[] = [
  ["plan.SourceProviderNotValid", {}, "clear"],
  [
    "plan.SourceProviderNotValid",
    {
      inventory: { vcenters: [...empty.vcenters, { key: "vc-2", server: "other", readBy: "test", coverage: {} }] },
      machine: { vcenter: "vc-2" },
    },
    "Critical notYet",
  ],
  ["plan.VDDKInitImageUnavailable", {}, "clear"],
  ["plan.VDDKInitImageUnavailable", { factory: "sources: { vc-fra: { vddk: null } }" }, "Critical notYet"],
  ["plan.VMNotFound", {}, "clear"],
  ["plan.VMNotFound", { machine: { connectionState: "orphaned" } }, "Critical notYet"],
  ["plan.VMNotFound", { without: "connectionState" }, "unknown"],
  ["plan.DuplicateVM", { others: [testMachine(2, { name: "vm00001" })] }, "clear"],
  ["plan.DuplicateVM", { without: "moref", others: [testMachine(2, { name: "vm00001" })] }, "Critical notYet"],
  ["plan.NamespaceNotValid", {}, "clear"],
  [
    "plan.NamespaceNotValid",
    { factory: `migration: { place: [{ machines: "machine.name == 'x'", cluster: prod1, namespace: a }] }` },
    "Critical notYet",
  ],
  ["plan.VMPowerStateUnsupported", {}, "clear"],
  ["plan.VMPowerStateUnsupported", { machine: { powerState: "poweredOff" } }, "Information noWarm"],
  ["plan.VMPowerStateUnsupported", { machine: { powerState: "suspended" } }, "Critical notYet"],
  ["plan.VMPowerStateUnsupported", { without: "powerState" }, "unknown"],
  ["plan.GuestToolsIssue", { machine: { toolsStatus: "toolsOld" } }, "clear"],
  ["plan.GuestToolsIssue", { machine: { toolsStatus: "toolsNotInstalled" } }, "Critical notYet"],
  ["plan.GuestToolsIssue", { machine: { toolsStatus: "toolsNotRunning", powerState: "poweredOff" } }, "clear"],
  ["plan.GuestToolsIssue", { machine: { toolsStatus: "toolsNotRunning", powerState: "suspended" } }, "clear"],
  ["plan.GuestToolsIssue", { without: "toolsStatus" }, "unknown"],
  ["plan.GuestToolsIssue", { machine: { toolsStatus: "toolsNotRunning" }, without: "powerState" }, "unknown"],
  ["vmware.changed_block_tracking.disabled", {}, "clear"],
  ["vmware.changed_block_tracking.disabled", { machine: { isChangeTrackingEnabled: false } }, "Warning noWarm"],
  ["vmware.changed_block_tracking.disabled", { without: "isChangeTrackingEnabled" }, "unknown"],
  ["vmware.snapshot.detected", {}, "clear"],
  ["vmware.snapshot.detected", { machine: { snapshots: [{ name: "a" }] } }, "Information noWarm"],
  ["vmware.snapshot.detected", { without: "snapshots" }, "unknown"],
  ["vmware.consolidation_needed", {}, "clear"],
  ["vmware.consolidation_needed", { machine: { needsConsolidation: true } }, "Warning none"],
  ["vmware.consolidation_needed", { without: "needsConsolidation" }, "unknown"],
  ["plan.InvalidDiskSizes", {}, "clear"],
  ["plan.InvalidDiskSizes", { without: "disks" }, "Critical notYet"],
  ["plan.InvalidDiskSizes", { machine: { disks: [] } }, "Critical notYet"],
  ["plan.InvalidDiskSizes", { machine: { disks: [sizeless] } }, "Critical notYet"],
  ["vmware.disk.capacity.invalid", {}, "clear"],
  ["vmware.disk.capacity.invalid", { machine: { disks: [testDisk(1, 0, 0)] } }, "Critical notYet"],
  ["vmware.disk.capacity.invalid", { machine: { disks: [sizeless] } }, "unknown"],
  ["vmware.disk.capacity.invalid", { without: "disks" }, "unknown"],
  [
    "vmware.disk.count.exceeds.limit",
    { machine: { disks: Array.from({ length: 165 }, (_, index) => testDisk(1, index, 1)) } },
    "clear",
  ],
  [
    "vmware.disk.count.exceeds.limit",
    { machine: { disks: Array.from({ length: 166 }, (_, index) => testDisk(1, index, 1)) } },
    "Warning notYet",
  ],
  ["vmware.disk.count.exceeds.limit", { without: "disks" }, "unknown"],
  ["plan.InFlight", {}, "clear"],
  [
    "plan.InFlight",
    {
      factory: "migration: { limits: { slotsPerHost: 1 } }",
      machine: { disks: [testDisk(1, 0, 1), testDisk(1, 1, 1)] },
    },
    "Information none",
  ],
  ["plan.InFlight", { without: "disks" }, "unknown"],
  ["vmware.datastore.missing", {}, "clear"],
  ["vmware.datastore.missing", { machine: { disks: [{ ...placeless, path: "[] a/a.vmdk" }] } }, "Critical notYet"],
  ["vmware.datastore.missing", { machine: { disks: [placeless] } }, "unknown"],
  ["vmware.datastore.missing", { without: "disks" }, "unknown"],
  ["plan.VMStorageNotMapped", {}, "clear"],
  ["plan.VMStorageNotMapped", { machine: { disks: [placeless] } }, "Critical notYet"],
  [
    "plan.VMStorageNotMapped",
    { factory: "mappings: { datastores: [{ from: other, to: default }] }" },
    "Critical notYet",
  ],
  [
    "plan.VMStorageNotMapped",
    {
      factory:
        "{ mappings: { datastores: [{ from: '*', to: block }] }, clusters: { prod1: { storage: { block: null } } } }",
    },
    "Critical notYet",
  ],
  ["vmware.disk_mode.independent", {}, "clear"],
  ["vmware.disk_mode.independent", { machine: disk({ mode: "independent_persistent" }) }, "Warning noWarm"],
  ["vmware.disk_mode.independent", { machine: { disks: [modeless] } }, "unknown"],
  ["vmware.disk.rdm.detected", {}, "clear"],
  ["vmware.disk.rdm.detected", { machine: disk({ isRdm: true, rdmMode: "virtualMode" }) }, "Warning none"],
  ["vmware.disk.rdm.detected", { machine: disk({ isRdm: true, rdmMode: "physicalMode" }) }, "Warning notYet"],
  ["vmware.disk.rdm.detected", { machine: disk({ isRdm: true }) }, "Warning notYet"],
  ["vmware.disk.rdm.detected", { machine: { disks: [rawless] } }, "unknown"],
  ["vmware.disk.shared.detected", {}, "clear"],
  ["vmware.disk.shared.detected", { machine: disk({ sharing: "sharingMultiWriter" }) }, "Warning noWarm"],
  ["vmware.disk.shared.detected", { machine: disk({ sharedBus: "physicalSharing" }) }, "Warning noWarm"],
  [
    "vmware.disk.shared.detected",
    { machine: disk({ path: "[a] s" }), others: [testMachine(2, disk({ path: "[a] s" }))] },
    "Warning noWarm",
  ],
  [
    "vmware.disk.shared.detected",
    {
      machine: disk({ path: "[a] s" }),
      others: [testMachine(2, { ...disk({ path: "[a] s" }), tags: { site: ["ams"] } })],
    },
    "Critical notYet",
  ],
  ["vmware.disk.shared.detected", { machine: { disks: [shareless] } }, "unknown"],
  ["vmware.disk_serial.truncated", {}, "clear"],
  [
    "vmware.disk_serial.truncated",
    { machine: { isDiskUuidEnabled: true, ...disk({ controller: "SCSI controller 0" }) } },
    "Information none",
  ],
  ["vmware.disk_serial.truncated", { machine: { isDiskUuidEnabled: true } }, "clear"],
  ["vmware.disk_serial.truncated", { without: "isDiskUuidEnabled" }, "unknown"],
  ["plan.VMNetworksNotMapped", {}, "clear"],
  ["plan.VMNetworksNotMapped", { machine: { nics: [] } }, "clear"],
  ["plan.VMNetworksNotMapped", { without: "nics" }, "Critical notYet"],
  ["plan.VMNetworksNotMapped", { machine: { nics: [netless] } }, "Critical notYet"],
  ["plan.VMNetworksNotMapped", { machine: { nics: [testNic(1, "VM Network")] } }, "Critical notYet"],
  ["plan.NetMapDestinationNADNotValid", {}, "clear"],
  ["plan.NetMapDestinationNADNotValid", { factory: "vmNetworks: { web: { clusters: [prod2] } }" }, "Critical notYet"],
  ["plan.NetworkMapNotReady", {}, "clear"],
  [
    "plan.NetworkMapNotReady",
    { inventory: { networks: [...empty.networks, { ...empty.networks[0]!, key: "x", moref: "dvportgroup-9" }] } },
    "Warning none",
  ],
  ["plan.VMMultiplePodNetworkMappings", {}, "clear"],
  ["plan.VMMultiplePodNetworkMappings", { factory: mapping("dvpg-web-210", "pod") }, "Warning none"],
  [
    "plan.VMMultiplePodNetworkMappings",
    { factory: mapping("*", "pod"), machine: twoNics("a", "b") },
    "Critical notYet",
  ],
  ["plan.VMDuplicateNADMappings", { machine: twoNics("dvpg-web-210", "dvpg-db-220") }, "clear"],
  ["plan.VMDuplicateNADMappings", { machine: twoNics("dvpg-web-210", "dvpg-web-211") }, "Critical notYet"],
  ["plan.MacConflicts", { others: [testMachine(2)] }, "clear"],
  ["plan.MacConflicts", { others: [testMachine(2, { nics: [testNic(1)] })] }, "Critical notYet"],
  ["plan.MacConflicts", { others: [testMachine(2, { nics: [testNic(1)], tags: { site: ["ams"] } })] }, "clear"],
  ["plan.MacConflicts", { others: [testMachine(2, { nics: [testNic(1)], isTemplate: true })] }, "clear"],
  ["plan.MacConflicts", { machine: { nics: [{ ...bareNic }] } }, "unknown"],
  ["plan.VMIpNotMatchingSubnet", {}, "clear"],
  [
    "plan.VMIpNotMatchingSubnet",
    { machine: { nics: [{ ...testNic(1), ipAddresses: ["192.168.1.5", "169.254.3.4"] }] } },
    "Warning none",
  ],
  [
    "plan.VMIpNotMatchingSubnet",
    { machine: { nics: [{ ...testNic(1), ipAddresses: ["192.168.1.5", "10.21.3.255"] }] } },
    "clear",
  ],
  ["plan.VMIpNotMatchingSubnet", { machine: { nics: [{ ...bareNic }] } }, "unknown"],
  [
    "plan.VMIpNotMatchingSubnet",
    { machine: { nics: [{ ...bareNic }] }, factory: "vmNetworks: { web: { cidr: null } }" },
    "clear",
  ],
  ["plan.VlanDiffers", {}, "clear"],
  ["plan.VlanDiffers", { factory: "vmNetworks: { web: { vlan: 211 } }" }, "Information none"],
  ["plan.VlanDiffers", { inventory: { networks: [] } }, "unknown"],
  [
    "plan.VlanDiffers",
    { inventory: { networks: empty.networks.map((one) => ({ ...one, vlan: "0-4094" })) } },
    "unknown",
  ],
  ["vmware.vm_missing_ip.detected", {}, "clear"],
  [
    "vmware.vm_missing_ip.detected",
    { machine: { nics: [{ ...testNic(1), ipAddresses: [] }] }, without: "primaryIp" },
    "Warning none",
  ],
  [
    "vmware.vm_missing_ip.detected",
    { machine: { nics: [bareNic], powerState: "poweredOff" }, without: "primaryIp" },
    "Warning none",
  ],
  ["vmware.vm_missing_ip.detected", { machine: { nics: [bareNic] }, without: "primaryIp" }, "unknown"],
  ["vmware.os.unsupported", {}, "clear"],
  ["vmware.os.unsupported", { machine: { guestOsReported: "Ubuntu Linux (64-bit)" } }, "Warning none"],
  ["vmware.os.unsupported", { machine: { guestOsReported: "Other (32-bit)" } }, "Warning none"],
  ["vmware.os.unsupported", { machine: { guestOsReported: "FreeBSD 13 (64-bit)" } }, "Warning never"],
  ["vmware.os.unsupported", { machine: { guestOsReported: "Oracle Solaris 11 (64-bit)" } }, "Warning never"],
  ["vmware.os.unsupported", { without: "guestOsReported" }, "unknown"],
  ["vmware.guestDisks.freespace", {}, "clear"],
  ["vmware.guestDisks.freespace", { machine: partition("/", 99) }, "Critical notYet"],
  ["vmware.guestDisks.freespace", { machine: partition("C:\\", 99) }, "Critical notYet"],
  ["vmware.guestDisks.freespace", { machine: partition("/boot", 50) }, "clear"],
  ["vmware.guestDisks.freespace", { machine: partition("/boot", 49) }, "Critical notYet"],
  ["vmware.guestDisks.freespace", { machine: partition("/var", 9) }, "Critical notYet"],
  ["vmware.guestDisks.freespace", { without: "partitions" }, "unknown"],
  ["vmware.guestDisks.key.not_found", {}, "clear"],
  ["vmware.guestDisks.key.not_found", { machine: windows }, "clear"],
  [
    "vmware.guestDisks.key.not_found",
    { machine: { ...windows, partitions: [{ path: "C:\\", freeMiB: 999, diskKey: 0 }] } },
    "Information none",
  ],
  ["vmware.guestDisks.key.not_found", { machine: windows, without: "partitions" }, "unknown"],
  ["vmware.guestDisks.key.not_found", { without: "guestOsReported" }, "unknown"],
  ["vmware.hostname.empty", {}, "clear"],
  ["vmware.hostname.empty", { machine: { dnsName: "" } }, "Warning none"],
  ["vmware.hostname.empty", { without: "dnsName" }, "unknown"],
  ["vmware.hostname.default", {}, "clear"],
  ["vmware.hostname.default", { machine: { dnsName: "localhost.localdomain" } }, "Warning none"],
  ["vmware.hostname.default", { without: "dnsName" }, "unknown"],
  ["vmware.vm.name.invalid", {}, "clear"],
  ["vmware.vm.name.invalid", { machine: { name: "VM 1" } }, "Warning none"],
  ["vmware.vm.name.invalid", { machine: { name: "a".repeat(64) } }, "Warning none"],
  ["plan.VMAlreadyExists", {}, "clear"],
  [
    "plan.VMAlreadyExists",
    {
      factory: "migration: { place: [{ cluster: prod1, namespace: vms }] }",
      others: [testMachine(2, { name: "VM00001" })],
    },
    "Information none",
  ],
  ["vmware.passthrough_device.detected", {}, "clear"],
  ["vmware.passthrough_device.detected", { machine: { hasPassthrough: true } }, "Critical notYet"],
  [
    "vmware.passthrough_device.detected",
    { machine: { hasPassthrough: true, nics: [{ ...testNic(1), adapter: "SriovEthernetCard" }] } },
    "clear",
  ],
  ["vmware.passthrough_device.detected", { without: "hasPassthrough" }, "unknown"],
  ["vmware.device.sriov.detected", {}, "clear"],
  [
    "vmware.device.sriov.detected",
    { machine: { nics: [{ ...testNic(1), adapter: "SR-IOV passthrough" }] } },
    "Warning none",
  ],
  ["vmware.device.sriov.detected", { machine: { nics: [bareNic] } }, "unknown"],
  ["vmware.tpm.detected", {}, "clear"],
  ["vmware.tpm.detected", { machine: { hasTpm: true } }, "Warning none"],
  ["vmware.tpm.detected", { without: "hasTpm" }, "unknown"],
  ["vmware.usb_controller.detected", {}, "clear"],
  ["vmware.usb_controller.detected", { machine: { usbDevices: [{ label: "USB 1" }] } }, "Warning none"],
  ["vmware.usb_controller.detected", { without: "usbDevices" }, "unknown"],
  ["vmware.cpu_memory.hotplug.enabled", {}, "clear"],
  [
    "vmware.cpu_memory.hotplug.enabled",
    { machine: { hasMemoryHotAdd: true }, without: "hasCpuHotRemove" },
    "Warning none",
  ],
  ["vmware.cpu_memory.hotplug.enabled", { without: "hasCpuHotRemove" }, "unknown"],
  ["vmware.fault_tolerance.enabled", {}, "clear"],
  ["vmware.fault_tolerance.enabled", { machine: { isFaultTolerant: true } }, "Information none"],
  ["vmware.fault_tolerance.enabled", { without: "isFaultTolerant" }, "unknown"],
  ["plan.HostNotReady", {}, "clear"],
  ["plan.HostNotReady", { inventory: { hosts: [{ ...empty.hosts[0]!, inMaintenance: true }] } }, "Warning none"],
  ["plan.HostNotReady", { inventory: { hosts: [] } }, "unknown"],
];

describe("criteria", () => {
  test.each(cases)("%s %j: %s", (id, world, expected) => {
    expect(answer(assessed(world), id)).toBe(expected);
  });

  test("each of them is shown silent, and raised", () => {
    const shown = (wanted: (answer: string) => boolean) =>
      new Set(cases.filter(([, , expected]) => wanted(expected)).map(([id]) => id));
    const ids = criteria.map((criterion) => criterion.id).sort();
    expect([...shown((expected) => expected === "clear")].sort()).toEqual(ids);
    expect([...shown((expected) => expected.includes(" "))].sort()).toEqual(ids);
  });

  test("no rule of the engine's policy is asked twice, or both asked and said to be out of reach", () => {
    const ids = [...criteria, ...undecidable].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    // The policy has 29 rules for VMware (rules_version 5).
    expect(ids.filter((id) => id.startsWith("vmware.")).length).toBe(29);
  });

  test("what must be done says what to do", () => {
    const blocked = cases
      .map(([, world]) => assessed(world))
      .flatMap((one) => one.concerns.filter((concern) => concern.effect === "notYet" || concern.effect === "never"));
    expect(blocked.filter((concern) => concern.remedy === undefined)).toEqual([]);
    expect(
      blocked.filter((concern) => !/^[A-Z0-9`].*\.$/.test(concern.detail)).map((concern) => concern.detail),
    ).toEqual([]);
  });
});

describe("verdicts", () => {
  const verdicts: readonly (readonly [string, World, Verdict])[] = [
    ["nothing in the way: warm", {}, "warm"],
    ["something that keeps it from moving warm: cold", { machine: { isChangeTrackingEnabled: false } }, "cold"],
    ["what a warm migration needs is not known: cold", { without: "snapshots" }, "cold"],
    ["something else is not known: warm all the same", { without: "hasTpm" }, "warm"],
    [
      "something must be done first: not yet",
      { machine: { toolsStatus: "toolsNotRunning", isChangeTrackingEnabled: false } },
      "notYet",
    ],
    [
      "no way for it: never, whatever else there is",
      { machine: { guestOsReported: "Novell NetWare 6.x", toolsStatus: "toolsNotRunning" } },
      "never",
    ],
    ["a template: ignored", { machine: { isTemplate: true, toolsStatus: "toolsNotRunning" } }, "ignored"],
    ["a placeholder: ignored", { machine: { isSrmPlaceholder: true } }, "ignored"],
    ["an agent of vSphere: ignored", { machine: { name: "vCLS (12)" } }, "ignored"],
    ["a name that only begins like one: warm", { machine: { name: "vcls-portal" } }, "warm"],
  ];

  test.each(verdicts)("%s", (_, world, verdict) => {
    expect(assessed(world).verdict).toBe(verdict);
  });

  test("what is not known lowers the confidence", () => {
    const [full, less] = [assessed({}), assessed({ without: "hasTpm" })];
    expect([full.confidencePercent, less.confidencePercent]).toEqual([
      100,
      Math.floor((100 * (criteria.length - 1)) / criteria.length),
    ]);
    expect(less.unanswered).toEqual([
      {
        id: "vmware.tpm.detected",
        label: "It has a virtual TPM",
        unknown: "whether it has a virtual TPM",
        blocksWarm: false,
      },
    ]);
  });

  test("a machine whose sharer of a disk cannot move cannot move either, nor can the sharer of that", () => {
    const [one, two] = [testDisk(0, 0, 1024), testDisk(0, 1, 1024)];
    const others = [
      testMachine(2, { disks: [one, two] }),
      testMachine(3, { disks: [two], toolsStatus: "toolsNotRunning" }),
    ];
    const result = assessed({ machine: { disks: [one] }, others });
    expect([result.verdict, result.concerns.at(-1)?.detail]).toEqual([
      "notYet",
      "It shares a disk with `vm00002`, which cannot move yet.",
    ]);
  });
});
