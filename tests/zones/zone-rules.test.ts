import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { zoneRulesFor, zoneSpanOf, type PackedZones } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { root } from "../../tools/imports.ts";

const file = createRequire(join(root, "packages/cli/package.json")).resolve("moment-timezone/data/packed/latest.json");
const data = JSON.parse(readFileSync(file, "utf8")) as PackedZones;

const zones = [
  "Africa/Casablanca",
  "America/New_York",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Asia/Calcutta",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Europe/Amsterdam",
  "Europe/Berlin",
  "Europe/Dublin",
  "Europe/London",
  "Europe/Moscow",
  "Pacific/Apia",
  "Pacific/Auckland",
  "UTC",
];

/** Minutes east of UTC by the runtime's own data: what a clock of the zone shows, less UTC. */
function runtimeOffset(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const text = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text);
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  return match?.[1] === "-" ? -minutes : minutes;
}

describe("the pinned time-zone database, unpacked", () => {
  const day = 86_400_000;
  // Years that every runtime's data agree on: what is law by now.
  const span = { fromMs: Date.parse("2012-01-01T00:00:00Z"), toMs: Date.parse("2022-01-01T00:00:00Z") };

  test.each(zones)("%s: offsets are those of the runtime on every fifth day of ten years", (zone) => {
    const [rules] = zoneRulesFor(data, [zone], span);
    for (let at = span.fromMs; at < span.toMs; at += 5 * day) {
      const own = rules?.offsets.findLast((offset) => Date.parse(offset.from) <= at)?.minutes;
      expect(own, new Date(at).toISOString()).toBe(runtimeOffset(zone, at));
    }
  });

  test("has rules for every zone that a factory may name", async () => {
    const { timeZones } = await import("@vmfactory/core");
    const known = zoneRulesFor(data, [...timeZones], zoneSpanOf("2026-12-01")).map((rules) => rules.zone);
    expect([...timeZones].filter((zone) => !known.includes(zone))).toEqual([]);
  });
});
