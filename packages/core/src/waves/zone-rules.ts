import { formatInstant, instant } from "../base/instant.ts";
import type { ZoneRules } from "./wave.ts";

/**
 * The time-zone database as `moment-timezone` packs it: each zone one text, links as `zone|other name`. The edition is
 * that of the IANA database. Read by the CLI from the pinned package, never from the machine.
 */
export interface PackedZones {
  readonly version: string;
  readonly zones: readonly string[];
  readonly links: readonly string[];
}

/** A zone unpacked: offsets in minutes east of UTC, each until an instant (excluded); the last one for ever. */
export interface UnpackedZone {
  readonly name: string;
  readonly periods: readonly { readonly untilMs: number; readonly minutes: number }[];
}

/**
 * Unpacks `name|abbreviations|offsets|indices|times|population`. Offsets are minutes west of UTC in base 60, one index
 * (also base 60, one digit) for each period, times are minutes since 1970 for the end of the first period and since the
 * end before for the others; the last period has none. A text that is no such zone gives undefined.
 */
export function unpackZone(packed: string): UnpackedZone | undefined {
  const [name, , offsetTexts, indexText, timeTexts] = packed.split("|");
  if (name === undefined || offsetTexts === undefined || indexText === undefined) return undefined;
  const offsets = offsetTexts.split(" ").map(unpackNumber);
  const times = (timeTexts ?? "")
    .split(" ")
    .filter((text) => text !== "")
    .map(unpackNumber);
  let untilMinutes = 0;
  const periods = [...indexText].map((digit, index) => {
    untilMinutes += times[index] ?? 0;
    const untilMs = index < indexText.length - 1 ? Math.round(untilMinutes * 60_000) : Number.POSITIVE_INFINITY;
    return { untilMs, minutes: -Math.round(offsets[unpackNumber(digit)] ?? Number.NaN) + 0 };
  });
  const isWhole =
    periods.length > 0 &&
    times.length >= periods.length - 1 &&
    periods.every((period) => !Number.isNaN(period.minutes) && !Number.isNaN(period.untilMs));
  return isWhole ? { name, periods } : undefined;
}

/** Base 60 with digits `0-9a-zA-X`, a sign and a fraction. */
function unpackNumber(text: string): number {
  const match = /^(-?)([0-9a-zA-X]*)(?:\.([0-9a-zA-X]*))?$/.exec(text);
  if (match === null) return Number.NaN;
  const digits = (part: string | undefined): number[] => [...(part ?? "")].map(digitValue);
  const whole = digits(match[2]).reduce((value, digit) => value * 60 + digit, 0);
  const fraction = digits(match[3]).reduceRight((value, digit) => (value + digit) / 60, 0);
  return match[1] === "-" ? -(whole + fraction) : whole + fraction;
}

function digitValue(digit: string): number {
  const code = digit.charCodeAt(0);
  if (code > 96) return code - 87;
  return code > 64 ? code - 29 : code - 48;
}

export interface ZoneSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The rules of some zones over a span, as a plan records them, in the order of the names given and each once. A zone
 * that the data do not have is left out: `planWaves` says so of the windows that are meant in it.
 */
export function zoneRulesFor(data: PackedZones, zones: readonly string[], span: ZoneSpan): ZoneRules[] {
  return [...new Set(zones)].flatMap((zone) => {
    const packed = findZone(data, zone);
    const unpacked = packed === undefined ? undefined : unpackZone(packed);
    return unpacked === undefined ? [] : [{ zone, edition: data.version, offsets: offsetsIn(unpacked, span) }];
  });
}

function findZone(data: PackedZones, zone: string): string | undefined {
  const own = data.zones.find((packed) => packed.startsWith(`${zone}|`));
  if (own !== undefined) return own;
  const link = data.links.map((text) => text.split("|")).find(([, other]) => other === zone);
  return link === undefined ? undefined : data.zones.find((packed) => packed.startsWith(`${link[0] ?? ""}|`));
}

function offsetsIn(zone: UnpackedZone, { fromMs, toMs }: ZoneSpan): ZoneRules["offsets"] {
  const offsets: { readonly from: string; readonly minutes: number }[] = [];
  let startMs = Number.NEGATIVE_INFINITY;
  for (const { untilMs, minutes } of zone.periods) {
    const isInside = untilMs > fromMs && startMs < toMs;
    if (isInside && offsets.at(-1)?.minutes !== minutes) {
      offsets.push({ from: formatInstant(instant(Math.max(startMs, fromMs))), minutes });
    }
    startMs = untilMs;
  }
  return offsets;
}
