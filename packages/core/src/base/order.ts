/** Compares two strings by code unit: the one order of everything we print, the same in every locale. */
export function compare(a: string, b: string): -1 | 0 | 1 {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** Builds a comparison of things by a string key. */
export function compareBy<T>(key: (item: T) => string): (a: T, b: T) => -1 | 0 | 1 {
  return (a, b) => compare(key(a), key(b));
}
