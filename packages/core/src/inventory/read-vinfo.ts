import { originOf, type BuildContext, type RowHandler } from "./build-context.ts";
import { headerLengthMax, type NamedColumn } from "./headers.ts";
import type { Machine } from "./inventory.ts";
import type { MachineFields } from "./machine-index.ts";
import type { RowView } from "./row-view.ts";
import { isToldColumn } from "./totals.ts";

/** Tab vInfo: one row is one machine. Only its name is mandatory. */
export function readVinfo(view: RowView, context: BuildContext): RowHandler {
  const name = view.column("VM");
  reportHeaders(view, context, name);
  const placeOf = readPlace(view, context);
  const idsOf = readIds(view);
  const origin = originOf(view);
  const releaseOf = readRelease(view);
  const describe = describers(view, context);
  const { fields } = context.machines;
  return () => {
    const text = view.text(name);
    if (text === undefined) {
      context.findings.skip({ tab: "vInfo", row: view.row, reason: "missing-name", name: "" });
      return;
    }
    const vcenter = context.vcenters.register(origin());
    vcenter.version ??= releaseOf();
    const known = { ...idsOf(), ...placeOf() };
    const key = `${vcenter.key}/${idOf(text, known)}`;
    const machine = context.machines.add(vcenter, { key, moref: known.moref, name: text });
    if (machine === undefined) {
      context.findings.skip({ tab: "vInfo", row: view.row, reason: "duplicate-machine", name: text });
      return;
    }
    for (const [field, value] of entriesOf(known)) fields.set(machine, field, value);
    for (const one of describe) one(machine);
    vcenter.coverage.set("vInfo", (vcenter.coverage.get("vInfo") ?? 0) + 1);
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
      message:
        "vInfo has no column `VM` (`vInfoVMName` in exports with database names), so none of its rows can be read.",
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

/** What vInfo counts of a machine's parts, and the networks that it names. */
function describeParts(view: RowView, { told, machines }: BuildContext): Describe {
  const disks = view.column("Disks");
  const nics = view.column("NICs");
  if (disks >= 0) told.add("diskCount");
  if (nics >= 0) told.add("nicCount");
  const columns = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((number) => view.column(`Network #${number}`))
    .filter((column) => column >= 0);
  return (machine) => {
    machines.fields.set(machine, "diskCount", view.count(disks));
    machines.fields.set(machine, "nicCount", view.count(nics));
    if (columns.length === 0) return;
    machines.fields.set(
      machine,
      "networks",
      columns.flatMap((column) => networkOf(view.text(column)) ?? []),
    );
  };
}

/** Some tools write `VM` where a NIC has no network. */
export function networkOf(text: string | undefined): string | undefined {
  return text === "VM" ? undefined : text;
}

/** Takes from the current row what it says about the machine of a row of the table. */
type Describe = (machine: number) => void;

/** What each column says about a machine, one small step for each group of columns. */
function describers(view: RowView, context: BuildContext): Describe[] {
  return [
    ...fieldsFrom(view, context, { table: flags, read: (column) => view.flag(column) }),
    ...fieldsFrom(view, context, { table: texts, read: (column) => view.text(column) }),
    ...fieldsFrom(view, context, { table: counts, read: (column) => view.count(column) }),
    describeMemory(view, context),
    describeTemplate(view, context),
    describePower(view, context),
    describeFirmware(view, context),
    describeParts(view, context),
    describeTags(view, context),
  ];
}

const flags = {
  isSrmPlaceholder: "SRM Placeholder",
  needsConsolidation: "Consolidation Needed",
  isChangeTrackingEnabled: "CBT",
  isDiskUuidEnabled: "EnableUUID",
  secureBoot: "EFI Secure boot",
} as const satisfies Partial<Record<keyof MachineFields, string>>;

const texts = {
  connectionState: "Connection state",
  latencySensitivity: "Latency Sensitivity",
  guestOsConfigured: "OS according to the configuration file",
  guestOsReported: "OS according to the VMware Tools",
  resourcePool: "Resource pool",
  vApp: "vApp",
  dnsName: "DNS Name",
  primaryIp: "Primary IP Address",
} as const satisfies Partial<Record<keyof MachineFields, string>>;

const counts = {
  cpus: "CPUs",
  provisionedMiB: "Provisioned MiB",
  inUseMiB: "In Use MiB",
} as const satisfies Partial<Record<keyof MachineFields, string>>;

/** Fields that are the value of one column each. */
function fieldsFrom<K extends keyof MachineFields>(
  view: RowView,
  { machines, told }: BuildContext,
  { table, read }: { readonly table: Readonly<Record<K, string>>; read(column: number): MachineFields[K] | undefined },
): Describe[] {
  return entriesOf(table).map(([field, header]) => {
    const column = view.column(header);
    if (column >= 0 && isToldColumn(field)) told.add(field);
    return (machine) => machines.fields.set(machine, field, read(column));
  });
}

function describeMemory(view: RowView, { machines, told }: BuildContext): Describe {
  const memory = view.column("Memory");
  const annotation = view.column("Annotation");
  if (memory >= 0) told.add("memoryMiB");
  return (machine) => {
    machines.fields.set(machine, "memoryMiB", memoryOf(view.count(memory)));
    machines.fields.set(machine, "annotation", view.text(annotation)?.replace(/\r\n?/g, "\n"));
  };
}

function describeTemplate(view: RowView, { machines }: BuildContext): Describe {
  const template = view.column("Template");
  return (machine) => machines.fields.set(machine, "isTemplate", view.flag(template) ?? false);
}

function describePower(view: RowView, { told, machines }: BuildContext): Describe {
  const power = view.column("Powerstate");
  const tolerance = view.column("FT State");
  if (power >= 0) told.add("powerState");
  return (machine) => {
    const text = view.text(power);
    const known = text === undefined ? undefined : (powerStates.get(text.toLowerCase()) ?? view.misfit(power));
    machines.fields.set(machine, "powerState", known);
    const state = view.text(tolerance);
    machines.fields.set(
      machine,
      "isFaultTolerant",
      state === undefined ? undefined : state.toLowerCase() !== "notconfigured",
    );
  };
}

const powerStates: ReadonlyMap<string, NonNullable<Machine["powerState"]>> = new Map([
  ["poweredon", "poweredOn"],
  ["poweredoff", "poweredOff"],
  ["suspended", "suspended"],
]);

function describeFirmware(view: RowView, { machines }: BuildContext): Describe {
  const firmware = view.column("Firmware");
  const version = view.column("HW version");
  return (machine) => {
    const text = view.text(firmware)?.toLowerCase();
    const known = text === undefined || text === "bios" || text === "efi" ? text : view.misfit(firmware);
    machines.fields.set(machine, "firmware", known);
    const hardware = view.text(version);
    const number = /^(?:vmx-)?(\d{1,3})$/i.exec(hardware ?? "")?.[1];
    if (number !== undefined) machines.fields.set(machine, "hardwareVersion", Number(number));
    else if (hardware !== undefined) view.misfit(version);
  };
}

function describeTags(view: RowView, { machines }: BuildContext): Describe {
  view.want(view.attributes);
  view.want(view.tags);
  return (machine) => {
    const attributes = valuesOf(view, view.attributes);
    const tags = valuesOf(view, view.tags).map(([name, text]) => [name, tagNames(text)] as const);
    // Object.fromEntries makes an own property even of `__proto__`.
    machines.fields.set(machine, "attributes", Object.fromEntries(attributes));
    machines.fields.set(machine, "tags", Object.fromEntries(tags));
  };
}

/** The values of columns by their names; of columns with one name the first that is filled counts, so it comes last. */
function valuesOf(view: RowView, columns: readonly NamedColumn[]): (readonly [string, string])[] {
  const values: (readonly [string, string])[] = [];
  for (let index = columns.length - 1; index >= 0; index -= 1) {
    const { name, column } = columns[index] ?? { name: "", column: -1 };
    const text = view.text(column);
    if (text !== undefined) values.push([name, text]);
  }
  return values;
}

/** Several tags of a category stand in one cell, separated by commas or semicolons. */
function tagNames(text: string): readonly string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim());
  return names.filter((name) => name !== "");
}

function entriesOf<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries<V>(table) as [K, V][]; // the tables here have exactly the keys of their type
}

/** What tells a machine from others in its vCenter. */
function idOf(name: string, known: MachineIds & MachinePlace): string {
  const uuid = known.instanceUuid ?? known.biosUuid;
  return known.moref ?? (uuid === undefined ? pathOf(name, known) : `${uuid}/${name}`);
}

/** Where the machine stands: what tells it from others if the source has no id. */
function pathOf(name: string, { datacenter, folder }: MachinePlace): string {
  return [datacenter ?? "", ...(folder ?? "").split("/"), name]
    .filter((step, index) => index === 0 || step !== "")
    .join("/");
}
