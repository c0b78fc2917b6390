import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compileExpression, type MachineFacts } from "../expressions/expression.ts";
import type { Machine } from "../inventory/inventory.ts";
import type { Wave } from "../waves/wave.ts";
import { clockOf, openingsBetween, startMs, type Opening } from "./openings.ts";
import { groupBy, inRecord, inWave, ms, plannedMachines, violation, type Published } from "./published.ts";
import { dayMs } from "./wall-clock.ts";

/** Each wave in a window that there is, of its site, when it opens, on no frozen day, with no more machines than it takes. */
export function checkWindows(published: Published): Diagnostic[] {
  return [
    ...published.waves.flatMap((wave) => checkWindow(published, wave)),
    ...checkRoom(published),
    ...checkOnly(published),
  ];
}

function checkWindow(published: Published, wave: Wave): Diagnostic[] {
  const { window, source } = wave.spec;
  const written = published.migration.windows[window.name];
  if (written === undefined) {
    return [
      violation("plan/unknown-window", {
        message: `Wave \`${wave.metadata.name}\` moves in window \`${window.name}\`, which factory.yaml does not have.`,
        at: inWave(wave, "spec", "window", "name"),
        why: "Nobody agreed to power machines off then.",
        fix: `Name one of ${listed(Object.keys(published.migration.windows))}.`,
      }),
    ];
  }
  const site = published.spec.sources?.[source]?.site;
  const found: Diagnostic[] = [];
  if (site !== undefined && site !== written.site) {
    found.push(
      violation("plan/conflicting-site", {
        message: `Wave \`${wave.metadata.name}\` moves machines of site \`${site}\` in window \`${window.name}\` of site \`${written.site}\`.`,
        at: inWave(wave, "spec", "window", "name"),
        why: "A window is agreed with the people of its site.",
        fix: `Choose a window of site \`${site}\`.`,
      }),
    );
  }
  return [...found, ...checkOpening(published, wave)];
}

function checkOpening(published: Published, wave: Wave): Diagnostic[] {
  const { window, cutover } = wave.spec;
  const clock = clockOf(published, window.name);
  if (clock === undefined) {
    return [
      violation("plan/missing-zone", {
        message: `The record has no time-zone rules for window \`${window.name}\`, so when it opens cannot be computed.`,
        at: inRecord("zones"),
        why: "A plan is verified by the rules it was made with, not by those of this machine.",
        fix: "Make the plan anew.",
      }),
    ];
  }
  const opensMs = ms(window.opens);
  const near = openingsBetween(published, window.name, { fromMs: opensMs - 8 * dayMs, toMs: opensMs + 8 * dayMs });
  const opening = near.find((one) => one.opensMs === opensMs && one.closesMs === ms(window.closes));
  if (opening === undefined || ms(cutover) !== opensMs) return [wrongOpening(published, wave, near)];
  if (opening.freeze === undefined) return [];
  return [
    violation("plan/conflicting-freeze", {
      message: `Wave \`${wave.metadata.name}\` moves from ${window.opens} to ${window.closes}, in freeze \`${opening.freeze}\`.`,
      at: inWave(wave, "spec", "window", "opens"),
      why: "On frozen days nothing is powered off.",
      fix: "Choose another opening, or end the freeze earlier.",
    }),
  ];
}

function wrongOpening(published: Published, wave: Wave, near: readonly Opening[]): Diagnostic {
  const { window, cutover } = wave.spec;
  const opensMs = ms(window.opens);
  const closest = near.toSorted((a, b) => Math.abs(a.opensMs - opensMs) - Math.abs(b.opensMs - opensMs))[0];
  const clock = clockOf(published, window.name);
  const isEarly = clock !== undefined && opensMs < startMs(published, clock);
  const times =
    cutover === window.opens
      ? `${window.opens} to ${window.closes}`
      : `${window.opens} to ${window.closes}, cutover ${cutover}`;
  return violation("plan/conflicting-opening", {
    message: `Window \`${window.name}\` does not open as wave \`${wave.metadata.name}\` says: ${times}${isEarly ? `, before the start of the migration, ${published.migration.start}` : ""}.`,
    at: inWave(wave, "spec", "window", "opens"),
    why: "Machines would be powered off outside the agreed time.",
    fix:
      closest === undefined
        ? "Choose an opening of the window."
        : `The nearest opening is from ${iso(closest.opensMs)} to ${iso(closest.closesMs)}; the cutover is when it opens.`,
  });
}

/** Machines of all waves in one opening against what the window takes. */
function checkRoom({ waves, migration }: Published): Diagnostic[] {
  const openings = groupBy(waves, (wave) => `${wave.spec.window.name} ${wave.spec.window.opens}`);
  return [...openings.values()].flatMap((own) => {
    const [wave] = own;
    const room = wave === undefined ? undefined : migration.windows[wave.spec.window.name]?.machines;
    const count = own.flatMap((one) => one.spec.plans.flatMap((plan) => plan.machines)).length;
    if (wave === undefined || room === undefined || count <= room) return [];
    return [
      violation("plan/exceeds-window", {
        message: `${count} machines move in window \`${wave.spec.window.name}\` from ${wave.spec.window.opens}, which takes ${room}.`,
        at: inWave(wave, "spec", "plans"),
        why: "The people at hand cannot care for more.",
        fix: `Move ${count - room} machines to other waves, or raise \`machines\` of the window.`,
      }),
    ];
  });
}

function checkOnly({ waves, migration, machines }: Published): Diagnostic[] {
  const predicates = new Map(
    Object.entries(migration.windows).flatMap(([name, { only }]) => {
      const compiled = only === undefined ? undefined : compileExpression(only);
      return compiled?.ok === true ? [[name, compiled] as const] : [];
    }),
  );
  return plannedMachines(waves).flatMap(({ wave, planned, pointer }) => {
    const predicate = predicates.get(wave.spec.window.name);
    const machine = machines.get(planned.key);
    if (predicate === undefined || machine === undefined || predicate.evaluate(facts(machine))) return [];
    return [
      violation("plan/refused-machine", {
        message: `Window \`${wave.spec.window.name}\` does not take machine \`${planned.name}\`: \`${predicate.text}\` does not hold for it.`,
        at: inWave(wave, ...pointer),
        why: "The window is only for some machines.",
        fix: "Move it to a wave of another window, or widen `only`.",
      }),
    ];
  });
}

/** What expressions see of a machine. */
export function facts(machine: Machine): MachineFacts {
  const tags: Record<string, string> = {};
  for (const [category, names] of Object.entries(machine.tags))
    tags[category] = [...names].sort((a, b) => (a < b ? -1 : 1)).join(",");
  const {
    name,
    attributes,
    folder = "",
    cluster = "",
    host = "",
    datacenter = "",
    cpus = 0,
    memoryMiB = 0,
    powerState = "",
  } = machine;
  const os = machine.guestOsReported ?? machine.guestOsConfigured ?? "";
  return { name, tags, attributes, folder, cluster, host, datacenter, os, cpus, memoryMiB, powerState };
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none: it has no windows" : names.map((name) => `\`${name}\``).join(", ");
}

export function iso(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}
