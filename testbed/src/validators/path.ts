/** A way into data: keys and indexes. */
export type Path = readonly (string | number)[];

/** `.interfaces[0].mtu`: a path as people write it, below the place where the data stands. */
export function describePath(path: Path): string {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
}

/** The one place at which a word stands as a key or a value; the data itself if there is none, or several. */
export function findWord(value: unknown, word: string): Path {
  const [only, another] = placesOf(value, word);
  return only === undefined || another !== undefined ? [] : only;
}

function placesOf(value: unknown, word: string): readonly Path[] {
  if (typeof value !== "object" || value === null) return String(value) === word ? [[]] : [];
  const steps: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return steps.flatMap(([step, inner]) =>
    step === word ? [[step]] : placesOf(inner, word).map((rest) => [step, ...rest]),
  );
}
