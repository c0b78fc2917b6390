import type { Random } from "@vmfactory/core";

/** Draws from a seeded source: the same seed gives the same estate on every machine. */
export class Draw {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean {
    return this.#random.unit() < probability;
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.#random.below(high - low + 1);
  }

  one<T>(from: readonly T[]): T {
    const item = from[this.#random.below(from.length)];
    if (item === undefined) throw new Error("nothing to draw from");
    return item;
  }

  /** One of the items, each as likely as its weight says. */
  weighted<T>(from: readonly (readonly [T, number])[]): T {
    const total = from.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.#random.unit() * total;
    for (const [item, weight] of from) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.one(from)[0];
  }

  /** A number whose logarithm is normal, by its median and its 90th percentile. */
  lognormal(median: number, p90: number): number {
    const sigma = Math.log(p90 / median) / 1.2815515655446004;
    return median * Math.exp(sigma * this.#normal());
  }

  hex(digits: number): string {
    let text = "";
    for (let digit = 0; digit < digits; digit += 1) text += this.#random.below(16).toString(16);
    return text;
  }

  /** A UUID that begins with the given digits. */
  uuid(start: string): string {
    const digits = start + this.hex(32 - start.length);
    return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
      "-",
    );
  }

  /** A moment within the year before the day on which the estate was taken. */
  pastMoment(capturedAt: string): string {
    const ms = Date.parse(`${capturedAt}Z`) - this.between(3_600, 400 * 86_400) * 1000;
    return new Date(ms).toISOString().slice(0, 19);
  }

  /** Box and Muller's two uniforms to a normal. */
  #normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#random.unit()));
    return radius * Math.cos(2 * Math.PI * this.#random.unit());
  }
}
