import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import {
  assess,
  check,
  compileExpression,
  expandWindows,
  planWaves,
  verifyPlan,
  zoneRulesFor,
  zoneSpanOf,
  type Assessment,
  type Machine,
  type Model,
  type PackedZones,
  type PlanRecord,
  type Wave,
  type ZoneRules,
} from "@vmfactory/core";
import { generateEstate } from "../../tools/estate/generate-estate.ts";
import { root } from "../../tools/imports.ts";
import { readFactory } from "../golden/golden-case.ts";

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

/**
 * Plans of generated estates for the example site: time, gap to the bound, and a peer on the same machines in the same
 * run: waves as a spreadsheet makes them. Quick: one estate of 10,000 machines; full: all seeds.
 */
export async function bench({ full }: { readonly full: boolean } = { full: true }): Promise<readonly Figure[]> {
  const large = full ? seeds : seeds.slice(0, 1);
  return Promise.resolve([...planEstate(1_000, seeds), ...planEstate(10_000, large)]);
}

const runs = 3;
const seeds = [7, 8, 9];

function planEstate(machines: number, seeds: readonly number[]): Figure[] {
  const { model, document } = site();
  const zones = zonesOf(model);
  const results = seeds.map((seed) => {
    const inventory = generateEstate({ seed, machines });
    const assessed = best(() => assess(inventory, model));
    const input = { model, inventory, assessment: assessed.value, zones, inventoryHash: "" };
    const planned = best(() => planWaves(input));
    const { waves, record } = planned.value;
    const verified = best(() => verifyPlan({ factory: document, inventory, waves, record }));
    if (verified.value.length > 0) throw new Error(`the checker refuses the plan: ${verified.value[0]?.message ?? ""}`);
    const peer = nextFit(model, assessed.value, zones, new Set(record.unplanned.map((one) => one.key)));
    return { seed, assessed, planned, verified, peer, ...summary(model, zones, waves, record) };
  });
  const label = `${machines / 1000}k machines`;
  const least = (pick: (one: (typeof results)[number]) => number): number => Math.min(...results.map(pick));
  const each = (pick: (one: (typeof results)[number]) => string): string =>
    results.map((one) => `seed ${one.seed}: ${pick(one)}`).join("; ");
  const ratios = results.map((one) => one.peer.weeks / one.weeks);
  return [
    { name: `assess ${label}`, value: least((one) => one.assessed.ms), unit: "ms" },
    {
      name: `plan ${label}`,
      value: least((one) => one.planned.ms),
      unit: "ms",
      note: each((one) => `${one.planned.value.waves.length} waves`),
    },
    { name: `verify ${label}`, value: least((one) => one.verified.ms), unit: "ms" },
    {
      name: `gap of plan ${label}`,
      value: Math.max(...results.map((one) => one.gap)),
      unit: "windows",
      note: each((one) => `${one.gap}`),
    },
    {
      name: `spreadsheet / plan, length, ${label}`,
      value: Math.min(...ratios),
      unit: "×",
      note: each((one) => `${one.peer.weeks.toFixed(1)} / ${one.weeks.toFixed(1)} weeks`),
    },
    {
      name: `spreadsheet, groups before what they wait for, ${label}`,
      value: least((one) => one.peer.broken),
      unit: "groups",
      note: "the plan: 0",
    },
  ];
}

const weekMs = 7 * 86_400_000;

function summary(
  model: Model,
  zones: readonly ZoneRules[],
  waves: readonly Wave[],
  record: PlanRecord,
): { readonly weeks: number; readonly gap: number } {
  const start = expandWindows(model, zones, { weeks: 52 })[0]?.opens ?? 0;
  const finish = Math.max(...waves.map((wave) => Date.parse(wave.spec.window.closes)));
  return { weeks: (finish - start) / weekMs, gap: record.gapWindows };
}

/**
 * The peer, a model of a spreadsheet and not of people: groups of machines that can move, by name, filled into one opening
 * after another; when the next group does not fit into an opening, or the opening does not take it, the opening is closed
 * and nobody looks back. It knows neither hosts, precopies nor dependencies, so its date is too early rather than too late.
 */
function nextFit(
  model: Model,
  assessment: Assessment,
  zones: readonly ZoneRules[],
  left: ReadonlySet<string>,
): { readonly weeks: number; readonly broken: number } {
  const openings = expandWindows(model, zones, { weeks: 520 });
  const windows = new Map(
    model.migration.windows.map((window) => [window.name, { room: window.machines, takes: takerOf(window.only) }]),
  );
  const byKey = new Map(assessment.machines.map((one) => [one.machine.key, one.machine]));
  const placed = new Map<string, number>();
  let at = 0;
  let used = 0;
  for (const group of assessment.groups) {
    const machines = group.machines.filter((key) => !left.has(key)).flatMap((key) => byKey.get(key) ?? []);
    if (machines.length === 0) continue;
    const fits = (): boolean => {
      const window = windows.get(openings[at]?.window ?? "");
      return window === undefined || (used + machines.length <= window.room && machines.every(window.takes));
    };
    while (!fits()) {
      at += 1;
      used = 0;
    }
    used += machines.length;
    placed.set(group.name, at);
  }
  const tooEarly = model.migration.dependencies.filter(({ first, then }) => {
    const [a, b] = [placed.get(first), placed.get(then)];
    return a !== undefined && b !== undefined && (openings[b]?.opens ?? 0) < (openings[a]?.closes ?? 0);
  });
  return { weeks: ((openings[at]?.closes ?? 0) - (openings[0]?.opens ?? 0)) / weekMs, broken: tooEarly.length };
}

function takerOf(only: string | undefined): (machine: Machine) => boolean {
  const compiled = only === undefined ? undefined : compileExpression(only);
  if (compiled?.ok !== true) return () => true;
  return (machine) => {
    const {
      name,
      folder = "",
      cluster = "",
      host = "",
      datacenter = "",
      cpus = 0,
      memoryMiB = 0,
      powerState = "",
    } = machine;
    const tags = Object.fromEntries(
      Object.entries(machine.tags).map(([category, names]) => [category, names.join(",")]),
    );
    const os = machine.guestOsReported ?? machine.guestOsConfigured ?? "";
    return compiled.evaluate({
      name,
      tags,
      attributes: machine.attributes,
      folder,
      cluster,
      host,
      datacenter,
      os,
      cpus,
      memoryMiB,
      powerState,
    });
  };
}

function best<T>(run: () => T): { readonly value: T; readonly ms: number } {
  let value = run();
  let ms = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count += 1) {
    const start = performance.now();
    value = run();
    ms = Math.min(ms, performance.now() - start);
  }
  return { value, ms };
}

function site() {
  const { model, document, diagnostics } = check({ factory: readFactory(join(root, "examples/nordwind")) });
  if (model === undefined || document === undefined) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return { model, document };
}

function zonesOf(model: Model): ZoneRules[] {
  const file = createRequire(join(root, "packages/cli/package.json")).resolve(
    "moment-timezone/data/packed/latest.json",
  );
  const data = JSON.parse(readFileSync(file, "utf8")) as PackedZones;
  const names = model.migration.windows.map((window) => window.timeZone);
  return zoneRulesFor(data, names, zoneSpanOf(model.migration.start));
}
