const dayMs = 86_400_000;

/**
 * The moment of a day number of a workbook, as text without an offset. Day 1 is 1900-01-01, and day 60 is a 29 February
 * 1900 that never was, which Excel keeps for the sake of a program before it; so days from 61 on count from 1899-12-30.
 */
export function serialDate(serial: number, isFrom1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined;
  const epoch = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const rounded = Math.round((epoch + serial * dayMs) / 1000) * 1000;
  return new Date(rounded).toISOString().slice(0, 19);
}
