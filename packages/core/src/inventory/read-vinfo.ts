import { compareBy } from "../base/order.ts";
import { originOf, type BuildContext, type RowHandler } from "./build-context.ts";
import { headerLengthMax, type NamedColumn } from "./headers.ts";
import type { Machine } from "./inventory.ts";
import type { MachineDraft } from "./machine-index.ts";
import type { RowView } from "./row-view.ts";
import type { VcenterDraft } from "./vcenters.ts";

/** Tab vInfo: one row is one machine. Only its name is mandatory. */
export function readVinfo(view: RowView, context: BuildContext): RowHandler {
  const name = view.column("VM");
  reportHeaders(view, context, name);
  const placeOf = readPlace(view, context);
  const idsOf = readIds(view);
  const origin = originOf(view);
  const releaseOf = readRelease(view);
  const describe = describers(view, context);
  const countsOf = readCounts(view, context);
  return () => {
    const text = view.text(name);
    if (text === undefined) {
      context.findings.skip({ tab: "vInfo", row: view.row, reason: "missing-name", name: "" });
      return;
    }
    const vcenter = context.vcenters.register(origin());
    vcenter.version ??= releaseOf();
    const draft = newMachine(text, vcenter, { ...idsOf(), ...placeOf() });
    for (const one of describe) one(draft);
    if (context.machines.add({ draft, vcenter, ...countsOf() })) {
      vcenter.coverage.set("vInfo", (vcenter.coverage.get("vInfo") ?? 0) + 1);
      return;
    }
    context.findings.skip({ tab: "vInfo", row: view.row, reason: "duplicate-machine", name: text });
  };
}

/** Largest vSphere machine has 24 TiB: a larger number of MiB is a number of bytes, which some exporters write. */
export const memoryMiBMax = 2 ** 25;

/** Memory in MiB, whether the column holds MiB, as RVTools has it, or bytes. */
export function memoryOf(count: number | undefined): number | undefined {
  return count !== undefined && count > memoryMiBMax ? Math.round(count / 2 ** 20) : count;
}

/**
 * A folder's path below its datacenter. Sources write `/Berlin/vm/apps/erp`, `vm/apps/erp` or `apps/erp`, where `vm` is the
 * root folder that every datacenter has.
 */
export function folderOf(text: string | undefined, datacenter: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const steps = text.split("/").filter((step) => step !== "");
  if (steps[0] !== undefined && steps[0] === datacenter) steps.shift();
  if (steps[0] === "vm") steps.shift();
  return `/${steps.join("/")}`;
}

function reportHeaders(view: RowView, context: BuildContext, name: number): void {
  const at = (pointer: readonly (string | number)[]) => ({ at: context.findings.place(pointer), on: "key" as const });
  if (name < 0) {
    context.findings.add({
      code: "inventory/missing-column",
      severity: "error",
      message: "vInfo has no column `VM` (`vInfoVMName` in exports with database names), so none of its rows can be read.",
      ...at(["vInfo", 1]),
      fix: { sentence: "Give the column with the machines' names its header `VM` back." },
    });
  }
  for (const column of view.overlong) {
    context.findings.add({
      code: "inventory/exceeds-header",
      severity: "warning",
      message: `The header of column ${column + 1} of vInfo is longer than ${headerLengthMax} characters; the column was not read.`,
      ...at(["vInfo", 1, column + 1]),
      fix: { sentence: "Shorten the header if the column holds something that the migration needs." },
    });
  }
}

interface MachineIds {
  readonly moref: string | undefined;
  readonly biosUuid: string | undefined;
  readonly instanceUuid: string | undefined;
}

/**
 * `VM UUID` is the SMBIOS UUID in exports of RVTools 3 and the vCenter's instance UUID where `SMBIOS UUID` stands beside it.
 * Where it stands alone its digits tell: vCenter makes instance UUIDs that begin with 50, and SMBIOS UUIDs that begin with
 * 42, ESXi with 564d. One that begins otherwise was set by hand, which is possible for the SMBIOS UUID only.
 */
function readIds(view: RowView): () => MachineIds {
  const moref = view.column("VM ID");
  const uuid = view.column("VM UUID");
  const smbios = view.column("SMBIOS UUID");
  return () => {
    const own = view.text(uuid)?.toLowerCase();
    const bios = view.text(smbios)?.toLowerCase();
    const isInstance = smbios >= 0 || own?.startsWith("50") === true;
    return {
      moref: view.text(moref),
      biosUuid: isInstance ? bios : own,
      instanceUuid: isInstance ? own : undefined,
    };
  };
}

interface MachinePlace {
  readonly datacenter: string | undefined;
  readonly cluster: string | undefined;
  readonly host: string | undefined;
  readonly folder: string | undefined;
}

function readPlace(view: RowView, { intern, told }: BuildContext): () => MachinePlace {
  const columns = {
    datacenter: view.column("Datacenter"),
    cluster: view.column("Cluster"),
    host: view.column("Host"),
    folder: view.column("Folder"),
  };
  for (const name of ["datacenter", "cluster", "host"] as const) if (columns[name] >= 0) told.add(name);
  return () => {
    const datacenter = intern(view.text(columns.datacenter));
    return {
      datacenter,
      cluster: intern(view.text(columns.cluster)),
      host: intern(view.text(columns.host)),
      folder: intern(folderOf(view.text(columns.folder), datacenter)),
    };
  };
}

function readRelease(view: RowView): () => string | undefined {
  const product = view.column("VI SDK Server type");
  const api = view.column("VI SDK API Version");
  return () => /\d+\.\d+(?:\.\d+)?/.exec(view.text(product) ?? "")?.[0] ?? view.text(api);
}

interface PartCounts {
  readonly diskCount: number | undefined;
  readonly nicCount: number | undefined;
  readonly networks: readonly string[] | undefined;
}

function readCounts(view: RowView, { intern }: BuildContext): () => PartCounts {
  const disks = view.column("Disks");
  const nics = view.column("NICs");
  const columns = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => view.column(`Network #${number}`)).filter((column) => column >= 0);
  return () => ({
    diskCount: view.count(disks),
    nicCount: view.count(nics),
    networks: columns.length === 0 ? undefined : columns.flatMap((column) => intern(networkOf(view.text(column))) ?? []),
  });
}

/** Some tools write `VM` where a NIC has no network. */
export function networkOf(text: string | undefined): string | undefined {
  return text === "VM" ? undefined : text;
}

type Describe = (machine: MachineDraft) => void;

/** What each column says about a machine, one small step for each group of columns. */
function describers(view: RowView, context: BuildContext): Describe[] {
  return [
    ...flagFields(view),
    ...textFields(view, context),
    ...countFields(view, context),
    describeTemplate(view),
    describePower(view, context),
    describeFirmware(view),
    describeTags(view, context),
  ];
}

const flags = {
  isSrmPlaceholder: "SRM Placeholder",
  needsConsolidation: "Consolidation Needed",
  isChangeTrackingEnabled: "CBT",
  isDiskUuidEnabled: "EnableUUID",
  secureBoot: "EFI Secure boot",
} as const satisfies Partial<Record<keyof Machine, string>>;

function flagFields(view: RowView): Describe[] {
  return entriesOf(flags).map(([field, header]) => {
    const column = view.column(header);
    return (machine) => {
      machine[field] = view.flag(column);
    };
  });
}

/** Texts; the interned ones are those that many machines share. */
const texts = {
  connectionState: "Connection state",
  latencySensitivity: "Latency Sensitivity",
  guestOsConfigured: "OS according to the configuration file",
  guestOsReported: "OS according to the VMware Tools",
  resourcePool: "Resource pool",
  vApp: "vApp",
} as const satisfies Partial<Record<keyof Machine, string>>;

const ownTexts = {
  dnsName: "DNS Name",
  primaryIp: "Primary IP Address",
} as const satisfies Partial<Record<keyof Machine, string>>;

function textFields(view: RowView, { intern }: BuildContext): Describe[] {
  const shared: Describe[] = entriesOf(texts).map(([field, header]) => {
    const column = view.column(header);
    return (machine) => {
      machine[field] = intern(view.text(column));
    };
  });
  const own: Describe[] = entriesOf(ownTexts).map(([field, header]) => {
    const column = view.column(header);
    return (machine) => {
      machine[field] = view.text(column);
    };
  });
  const annotation = view.column("Annotation");
  const describeAnnotation: Describe = (machine) => {
    machine.annotation = view.text(annotation)?.replace(/\r\n?/g, "\n");
  };
  return [...shared, ...own, describeAnnotation];
}

const counts = {
  cpus: "CPUs",
  memoryMiB: "Memory",
  provisionedMiB: "Provisioned MiB",
  inUseMiB: "In Use MiB",
} as const satisfies Partial<Record<keyof Machine, string>>;

function countFields(view: RowView, { told }: BuildContext): Describe[] {
  return entriesOf(counts).map(([field, header]) => {
    const column = view.column(header);
    if (column >= 0) told.add(field);
    const isMemory = field === "memoryMiB";
    return (machine) => {
      const count = view.count(column);
      machine[field] = isMemory ? memoryOf(count) : count;
    };
  });
}

function describeTemplate(view: RowView): Describe {
  const template = view.column("Template");
  return (machine) => {
    machine.isTemplate = view.flag(template) ?? false;
  };
}

function describePower(view: RowView, { told, intern }: BuildContext): Describe {
  const power = view.column("Powerstate");
  const tolerance = view.column("FT State");
  if (power >= 0) told.add("powerState");
  return (machine) => {
    const text = view.text(power);
    machine.powerState = text === undefined ? undefined : (powerStates.get(text.toLowerCase()) ?? view.misfit(power));
    const state = intern(view.text(tolerance));
    machine.isFaultTolerant = state === undefined ? undefined : state.toLowerCase() !== "notconfigured";
  };
}

const powerStates: ReadonlyMap<string, NonNullable<Machine["powerState"]>> = new Map([
  ["poweredon", "poweredOn"],
  ["poweredoff", "poweredOff"],
  ["suspended", "suspended"],
]);

function describeFirmware(view: RowView): Describe {
  const firmware = view.column("Firmware");
  const version = view.column("HW version");
  return (machine) => {
    const text = view.text(firmware)?.toLowerCase();
    machine.firmware = text === undefined || text === "bios" || text === "efi" ? text : view.misfit(firmware);
    const hardware = view.text(version);
    const number = /^(?:vmx-)?(\d{1,3})$/i.exec(hardware ?? "")?.[1];
    machine.hardwareVersion = number === undefined ? hardware === undefined ? undefined : view.misfit(version) : Number(number);
  };
}

const nothing = Object.freeze({});

function describeTags(view: RowView, { intern }: BuildContext): Describe {
  view.want(view.attributes);
  view.want(view.tags);
  const attributes = view.attributes.toSorted(compareBy((one) => one.name));
  const tags = view.tags.toSorted(compareBy((one) => one.name));
  const valuesOf = (columns: readonly NamedColumn[]): [string, string][] =>
    columns.flatMap(({ name, column }): [string, string][] => {
      const text = intern(view.text(column));
      return text === undefined ? [] : [[name, text]];
    });
  return (machine) => {
    const values = new Map<string, string>();
    for (const [name, text] of valuesOf(attributes)) if (!values.has(name)) values.set(name, text);
    // Object.fromEntries makes an own property even of `__proto__`.
    machine.attributes = values.size === 0 ? nothing : Object.fromEntries(values);
    const tagged = valuesOf(tags).map(([name, text]): [string, readonly string[]] => [name, tagNames(text)]);
    machine.tags = tagged.length === 0 ? nothing : Object.fromEntries(tagged);
  };
}

/** Several tags of a category stand in one cell, separated by commas or semicolons. */
function tagNames(text: string): readonly string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim());
  return names.filter((name) => name !== "");
}

function entriesOf<K extends string>(table: Readonly<Record<K, string>>): [K, string][] {
  return Object.entries(table) as [K, string][]; // the tables above have exactly the keys of their type
}

/** Where the machine stands: what tells it from others if the source has no id. */
function pathOf(name: string, { datacenter, folder }: MachinePlace): string {
  return [datacenter ?? "", ...(folder ?? "").split("/"), name].filter((step, index) => index === 0 || step !== "").join("/");
}

function newMachine(name: string, vcenter: VcenterDraft, known: MachineIds & MachinePlace): MachineDraft {
  const uuid = known.instanceUuid ?? known.biosUuid;
  const id = known.moref ?? (uuid === undefined ? pathOf(name, known) : `${uuid}/${name}`);
  return {
    annotation: undefined,
    attributes: nothing,
    biosUuid: known.biosUuid,
    cluster: known.cluster,
    connectionState: undefined,
    coresPerSocket: undefined,
    cpus: undefined,
    datacenter: known.datacenter,
    disks: undefined,
    dnsName: undefined,
    firmware: undefined,
    folder: known.folder,
    guestOsConfigured: undefined,
    guestOsReported: undefined,
    hardwareVersion: undefined,
    hasCpuHotAdd: undefined,
    hasCpuHotRemove: undefined,
    hasMemoryHotAdd: undefined,
    hasPassthrough: undefined,
    hasTpm: undefined,
    host: known.host,
    inUseMiB: undefined,
    instanceUuid: known.instanceUuid,
    isChangeTrackingEnabled: undefined,
    isDiskUuidEnabled: undefined,
    isFaultTolerant: undefined,
    isSrmPlaceholder: undefined,
    isTemplate: false,
    key: `${vcenter.key}/${id}`,
    latencySensitivity: undefined,
    memoryMiB: undefined,
    moref: known.moref,
    name,
    needsConsolidation: undefined,
    nics: undefined,
    partitions: undefined,
    powerState: undefined,
    primaryIp: undefined,
    provisionedMiB: undefined,
    resourcePool: undefined,
    secureBoot: undefined,
    snapshots: undefined,
    tags: nothing,
    toolsStatus: undefined,
    usbDevices: undefined,
    vApp: undefined,
    vcenter: vcenter.key,
  };
}
