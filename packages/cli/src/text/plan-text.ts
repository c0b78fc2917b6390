import { compare, type PlanRecord, type Wave } from "@vmfactory/core";
import { grouped } from "../progress/progress.ts";
import { renderTable } from "./table.ts";

/** How many waves and reasons are listed; the rest is counted. */
const listedMax = 40;
const reasonsMax = 12;

/** A line for each wave: when, how many, how. */
export function waveTable(waves: readonly Wave[], width: number): string {
  const rows = waves.slice(0, listedMax).map(({ metadata, spec }) => {
    const count = (mode: "warm" | "cold"): number =>
      spec.plans.filter((plan) => plan.mode === mode).reduce((sum, plan) => sum + plan.machines.length, 0);
    const state = spec.state === "proposed" ? "" : spec.state;
    return [metadata.name, minutes(spec.window.opens), grouped(count("warm")), grouped(count("cold")), state];
  });
  const columns = [
    { header: "wave" },
    { header: "opens (UTC)" },
    { header: "warm", isNumber: true },
    { header: "cold", isNumber: true },
    { header: "" },
  ];
  const more = waves.length > listedMax ? `… and ${grouped(waves.length - listedMax)} more\n` : "";
  return renderTable(columns, rows, width) + more;
}

/** When it ends, and how near that is to the best possible. */
export function boundText({ finish, bound, gapWindows }: PlanRecord): string {
  if (finish === null || bound.finish === null) return "Nothing is planned.";
  const gap =
    gapWindows === 0
      ? "no plan within the limits can end earlier"
      : `the lower bound is ${minutes(bound.finish)}, ${grouped(gapWindows)} ${gapWindows === 1 ? "opening" : "openings"} earlier`;
  const witness = `${bound.witness.charAt(0).toUpperCase()}${bound.witness.slice(1)}`.replace(/\.?$/, ".");
  return `The last wave ends ${minutes(finish)} UTC; ${gap}. ${witness}`;
}

/** Why machines have no wave: each reason with how many and one of them, the most frequent first. */
export function unplannedTable({ unplanned }: PlanRecord, width: number): string {
  if (unplanned.length === 0) return "";
  const reasons = new Map<string, { count: number; readonly example: string }>();
  for (const { name, reason } of unplanned) {
    const known = reasons.get(reason.replaceAll(`\`${name}\``, "it"));
    if (known === undefined) reasons.set(reason.replaceAll(`\`${name}\``, "it"), { count: 1, example: name });
    else known.count += 1;
  }
  const sorted = [...reasons].sort(([a, one], [b, other]) => other.count - one.count || compare(a, b));
  const rows = sorted.slice(0, reasonsMax).map(([reason, { count, example }]) => [grouped(count), example, reason]);
  const more = sorted.length > reasonsMax ? `… and ${grouped(sorted.length - reasonsMax)} more reasons\n` : "";
  const table = renderTable([{ header: "", isNumber: true }, { header: "as" }, { header: "why" }], rows, width);
  return `${counted(unplanned.length, "machine")} without a wave:\n${table}${more}`;
}

/** `1 wave`, `1,204 machines`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** `2026-12-05 21:00`. */
export function minutes(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}
