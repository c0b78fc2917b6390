/** Random numbers as an argument: seeded in simulation and generation, never ambient. */
export interface Random {
  /** An integer from 0 (included) to `bound` (excluded); `bound` is 1 to 2^32. */
  below(bound: number): number;
  /** A number from 0 (included) to 1 (excluded). */
  unit(): number;
}

/** splitmix32: the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  return {
    below: (bound) => Math.floor((next() / 0x1_0000_0000) * bound),
    unit: () => next() / 0x1_0000_0000,
  };
}
