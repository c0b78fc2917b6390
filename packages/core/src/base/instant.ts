/** Milliseconds since 1970-01-01T00:00Z. Time is always an argument; nothing in core knows what time it is. */
export type Instant = number & { readonly Instant: unique symbol };

/** Brands a count of milliseconds as an instant. */
export function instant(epochMs: number): Instant {
  return epochMs as Instant; // the one place where the brand is given
}

/** `2026-12-05T21:00:00Z`: seconds, UTC, the form in which instants stand in every file we write. */
export function formatInstant(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
