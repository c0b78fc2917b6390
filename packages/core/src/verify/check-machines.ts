import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Machine } from "../inventory/inventory.ts";
import type { WaveMachine } from "../waves/wave.ts";
import { inRecord, inWave, plannedMachines, violation, type Planned, type Published } from "./published.ts";

/** Every machine of the inventory once: in one wave, or among those that are left; as the inventory tells it. */
export function checkMachines(published: Published): Diagnostic[] {
  const planned = plannedMachines(published.waves);
  return [
    ...checkTwice(published, planned),
    ...planned.flatMap((one) => checkOne(published, one)),
    ...checkLeft(published),
    ...checkLost(published, planned),
  ];
}

function checkTwice({ record }: Published, planned: readonly Planned[]): Diagnostic[] {
  const first = new Map<string, Planned>();
  const left = new Set(record.unplanned.map((one) => one.key));
  return planned.flatMap((one) => {
    const before = first.get(one.planned.key);
    first.set(one.planned.key, before ?? one);
    if (before === undefined && !left.has(one.planned.key)) return [];
    const other =
      before === undefined ? "the list of machines without a wave" : `wave \`${before.wave.metadata.name}\``;
    return [
      violation("plan/duplicate-machine", {
        message: `Machine \`${one.planned.name}\` is in wave \`${one.wave.metadata.name}\` and in ${other}.`,
        at: inWave(one.wave, ...one.pointer),
        why: "A machine can move once.",
        fix: "Take it out of one of them.",
      }),
    ];
  });
}

function checkOne({ machines, groups, spec, inventory }: Published, { wave, planned, pointer }: Planned): Diagnostic[] {
  const machine = machines.get(planned.key);
  if (machine === undefined) {
    return [
      violation("plan/unknown-machine", {
        message: `Wave \`${wave.metadata.name}\` moves \`${planned.name}\` (${planned.key}), which is no machine of the inventory.`,
        at: inWave(wave, ...pointer, "key"),
        why: "Forklift would not find it, or move what is no machine.",
        fix: "Plan again with an inventory that holds it, or take it out.",
      }),
    ];
  }
  const found: Diagnostic[] = [];
  const server = inventory.vcenters.find((one) => one.key === machine.vcenter)?.server?.toLowerCase();
  const url = spec.sources?.[wave.spec.source]?.vcenter.url.toLowerCase();
  const isOnlyOne = inventory.vcenters.length === 1 && Object.keys(spec.sources ?? {}).length === 1;
  if (url === undefined || (!isOnlyOne && !isServerOf(url, server))) {
    found.push(
      violation("plan/unknown-source", {
        message: `Wave \`${wave.metadata.name}\` moves \`${planned.name}\` from source \`${wave.spec.source}\`, which is not its vCenter, \`${server ?? machine.vcenter}\`.`,
        at: inWave(wave, "spec", "source"),
        why: "Forklift looks for the machines of a Plan in one vCenter.",
        fix: "Name the source of the machine's vCenter.",
      }),
    );
  }
  const wrong = differences(machine, planned, groups.get(machine.key) ?? "");
  if (wrong === undefined) return found;
  found.push(
    violation("plan/conflicting-machine", {
      message: `Wave \`${wave.metadata.name}\` says of machine \`${planned.name}\` ${wrong.field} ${wrong.written}, the inventory ${wrong.known}.`,
      at: inWave(wave, ...pointer, wrong.field),
      why: "What copies cost and which maps are needed comes from what the wave says.",
      fix: "Plan again with this inventory, or correct the wave.",
    }),
  );
  return found;
}

function isServerOf(url: string, server: string | undefined): boolean {
  return server !== undefined && (url.startsWith(`https://${server}/`) || url.startsWith(`https://${server}:`));
}

interface Difference {
  readonly field: keyof WaveMachine;
  readonly written: string;
  readonly known: string;
}

function differences(machine: Machine, planned: WaveMachine, group: string): Difference | undefined {
  const disks = (machine.disks ?? []).map((disk) => `${disk.capacityMiB ?? "?"} MiB on ${disk.datastore ?? "?"}`);
  const pairs: readonly [keyof WaveMachine, string | undefined, string | undefined][] = [
    ["id", planned.id, machine.moref],
    ["name", planned.name, machine.name],
    ["group", planned.group, group],
    ["host", planned.host, machine.host],
    ["disks", planned.disks.map((disk) => `${disk.capacityMiB} MiB on ${disk.datastore}`).join(", "), disks.join(", ")],
    ["networks", planned.networks.join(", "), (machine.nics ?? []).map((nic) => nic.network ?? "?").join(", ")],
  ];
  const wrong = pairs.find(([, written, known]) => written !== known);
  return wrong && { field: wrong[0], written: shown(wrong[1]), known: shown(wrong[2]) };
}

function shown(text: string | undefined): string {
  return text === undefined || text === "" ? "nothing" : `\`${text}\``;
}

function checkLeft({ record, machines }: Published): Diagnostic[] {
  const seen = new Set<string>();
  return record.unplanned.flatMap((left, index) => {
    const at = inRecord("unplanned", index);
    const isTwice = seen.has(left.key);
    seen.add(left.key);
    if (isTwice)
      return [
        violation("plan/duplicate-machine", {
          message: `Machine \`${left.name}\` is listed twice as left.`,
          at,
          why: "Counts would be wrong.",
          fix: "Make the plan anew.",
        }),
      ];
    const machine = machines.get(left.key);
    if (machine !== undefined && machine.name === left.name) return [];
    const message = `The record says that \`${left.name}\` (${left.key}) is left, which is no machine of the inventory.`;
    return [
      violation("plan/unknown-machine", {
        message,
        at,
        why: "The plan was made for another estate.",
        fix: "Plan again with this inventory.",
      }),
    ];
  });
}

function checkLost({ machines, record }: Published, planned: readonly Planned[]): Diagnostic[] {
  const known = new Set([...planned.map((one) => one.planned.key), ...record.unplanned.map((one) => one.key)]);
  return [...machines.values()].flatMap((machine) => {
    if (known.has(machine.key)) return [];
    return [
      violation("plan/missing-machine", {
        message: `Machine \`${machine.name}\` (${machine.key}) is in no wave, and the plan does not say why.`,
        at: inRecord("unplanned"),
        why: "A machine that nobody misses stays behind when the source is switched off.",
        fix: "Plan again: each machine gets a wave or a reason.",
      }),
    ];
  });
}
