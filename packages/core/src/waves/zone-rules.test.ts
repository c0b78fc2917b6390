import { describe, expect, test } from "vitest";
import { unpackZone, zoneRulesFor, type PackedZones } from "./zone-rules.ts";

/** A zone two hours east, three in its summer of 1970; another that bears two names; one that is never moved. */
const data: PackedZones = {
  version: "2026x",
  zones: ["Test/Summer|STD DST|-20 -30|010|1 2", "Test/Fixed|XXX|5.u|0|", "Test/Broken|XXX|-20|0"],
  links: ["Test/Summer|Test/Alias"],
};

describe("packed zones", () => {
  test("times are base 60, the first since 1970 and each other since the one before", () => {
    expect(unpackZone("Test/Summer|STD DST|-20 -30|010|10 1u")).toEqual({
      name: "Test/Summer",
      periods: [
        { untilMs: 60 * 60_000, minutes: 120 },
        { untilMs: (60 + 90) * 60_000, minutes: 180 },
        { untilMs: Number.POSITIVE_INFINITY, minutes: 120 },
      ],
    });
  });

  test("a zone without changes has one period, west of UTC a negative offset", () => {
    expect(unpackZone("Test/Fixed|XXX|5u|0|")?.periods).toEqual([{ untilMs: Number.POSITIVE_INFINITY, minutes: -330 }]);
  });

  test.each(["", "Test/Half", "Test/Bad|X|-2!|0|", "Test/Index|X|-20|5|"])("`%s` is no zone", (text) => {
    expect(unpackZone(text)).toBeUndefined();
  });
});

describe("rules over a span", () => {
  test("hold the offset at its beginning and each change in it", () => {
    expect(zoneRulesFor(data, ["Test/Summer"], { fromMs: 0, toMs: 86_400_000 })).toEqual([
      {
        zone: "Test/Summer",
        edition: "2026x",
        offsets: [
          { from: "1970-01-01T00:00:00Z", minutes: 120 },
          { from: "1970-01-01T00:01:00Z", minutes: 180 },
          { from: "1970-01-01T00:03:00Z", minutes: 120 },
        ],
      },
    ]);
  });

  test("leave out what is before and after", () => {
    const [rules] = zoneRulesFor(data, ["Test/Summer"], { fromMs: 90_000, toMs: 120_000 });
    expect(rules?.offsets).toEqual([{ from: "1970-01-01T00:01:30Z", minutes: 180 }]);
  });

  test("of a link are those of its zone, under the name that was asked for", () => {
    expect(zoneRulesFor(data, ["Test/Alias"], { fromMs: 500_000, toMs: 600_000 })).toEqual([
      { zone: "Test/Alias", edition: "2026x", offsets: [{ from: "1970-01-01T00:08:20Z", minutes: 120 }] },
    ]);
  });

  test("of zones that are not known are left out, of a zone asked for twice are there once", () => {
    const rules = zoneRulesFor(data, ["Test/Unknown", "Test/Fixed", "Test/Fixed"], { fromMs: 0, toMs: 1 });
    expect(rules.map((one) => one.zone)).toEqual(["Test/Fixed"]);
  });
});
