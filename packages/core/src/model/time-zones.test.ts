import { describe, expect, test } from "vitest";
import { timeZones } from "./time-zones.table.ts";

describe("time zones", () => {
  test("there are all that Node itself would name, and some that it calls otherwise", () => {
    const own = Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/"));
    expect(own.filter((zone) => !timeZones.has(zone))).toEqual([]);
    expect(
      ["Asia/Kolkata", "Asia/Calcutta", "America/Argentina/Salta", "UTC"].every((zone) => timeZones.has(zone)),
    ).toBe(true);
  });
});
