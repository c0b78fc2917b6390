import type { Cell } from "./source-row.ts";

/** Which part of `3/4/2026` is the day. */
export type DateOrder = "day-first" | "month-first";

/** A date as a source wrote it: plain, or one that can be read in two ways. */
export type SourceDate =
  | { readonly kind: "plain"; readonly iso: string }
  | { readonly kind: "proof"; readonly iso: string; readonly order: DateOrder }
  | { readonly kind: "open"; readonly dayFirst: string; readonly monthFirst: string };

const time = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp]\.?[Mm]\.?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}(Z?)$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${time}$`);

/**
 * A moment as text without an offset, `2025-02-26T12:53:35`. Exports write it as the language of the machine has it, so
 * `3/4/2026` stays open until other dates of the same export prove the order; a point between the parts means day first
 * everywhere. Undefined where the cell holds no date.
 */
export function dateOf(cell: Cell): SourceDate | undefined {
  if (typeof cell !== "string" || cell.length > 64) return undefined;
  const text = cell.trim();
  const forward = yearFirst.exec(text);
  if (forward !== null) {
    const iso = isoOf([forward[1], forward[3], forward[4]], forward.slice(5, 9));
    return iso === undefined ? undefined : { kind: "plain", iso: `${iso}${forward[9] ?? ""}` };
  }
  const backward = yearLast.exec(text);
  if (backward === null) return undefined;
  const clock = backward.slice(5, 9);
  const dayFirst = isoOf([backward[4], backward[3], backward[1]], clock);
  const monthFirst = isoOf([backward[4], backward[1], backward[3]], clock);
  if (backward[2] === "." || dayFirst === monthFirst)
    return dayFirst === undefined ? undefined : { kind: "plain", iso: dayFirst };
  if (dayFirst !== undefined && monthFirst !== undefined) return { kind: "open", dayFirst, monthFirst };
  if (dayFirst !== undefined) return { kind: "proof", iso: dayFirst, order: "day-first" };
  return monthFirst === undefined ? undefined : { kind: "proof", iso: monthFirst, order: "month-first" };
}

type Part = string | undefined;

function isoOf(date: readonly Part[], clock: readonly Part[]): string | undefined {
  const [year, month, day] = date.map((part) => Number(part));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const hour = hourOf(clock[0], clock[3]);
  const minute = Number(clock[1] ?? 0);
  const second = Number(clock[2] ?? 0);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

function hourOf(hour: Part, half: Part): number | undefined {
  const value = Number(hour ?? 0);
  if (half === undefined) return value <= 23 ? value : undefined;
  if (value < 1 || value > 12) return undefined;
  const isAfternoon = half.toLowerCase().startsWith("p");
  return (value % 12) + (isAfternoon ? 12 : 0);
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
