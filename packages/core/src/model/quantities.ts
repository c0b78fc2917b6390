import { assert } from "../base/assert.ts";

const rateUnits: Readonly<Record<string, number>> = { M: 1e6, G: 1e9, T: 1e12 };
const sizeUnits: Readonly<Record<string, number>> = { Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 };

/** `25G` to bits per second. */
export function bitsPerSecond(text: string): number {
  return quantity(text, rateUnits);
}

/** `1Ti` to bytes. */
export function byteCount(text: string): number {
  return quantity(text, sizeUnits);
}

function quantity(text: string, units: Readonly<Record<string, number>>): number {
  const match = /^([\d.]+)([A-Za-z]+)$/.exec(text);
  const unit = units[match?.[2] ?? ""];
  assert(match?.[1] !== undefined && unit !== undefined, `the schema let ${text} through, which is no quantity`);
  return Math.round(Number(match[1]) * unit);
}
