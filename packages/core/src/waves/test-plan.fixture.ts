import { assess } from "../assess/assess.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Model } from "../model/model.ts";
import { planWaves, type Planned } from "./plan-waves.ts";
import type { Wave, ZoneRules } from "./wave.ts";

/** The rule of the European Union as it is law: last Sundays of March and October, 01:00 UTC. */
export function europeanRules(zone: string, years = { from: 2026, to: 2037 }): ZoneRules {
  const offsets = [{ from: `${years.from}-01-01T00:00:00Z`, minutes: 60 }];
  for (let year = years.from; year <= years.to; year += 1) {
    offsets.push({ from: `${year}-03-${lastSunday(year, 2)}T01:00:00Z`, minutes: 120 });
    offsets.push({ from: `${year}-10-${lastSunday(year, 9)}T01:00:00Z`, minutes: 60 });
  }
  return { zone, edition: "law", offsets };
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return 31 - last.getUTCDay();
}

export const testZones: readonly ZoneRules[] = [europeanRules("Europe/Amsterdam"), europeanRules("Europe/Berlin")];

/** A plan of an estate for a factory, with the rules of its zones. */
export function testPlan(model: Model, inventory: Inventory, fixed: readonly Wave[] = []): Planned {
  return planWaves({
    model,
    inventory,
    assessment: assess(inventory, model),
    zones: testZones,
    inventoryHash: "0".repeat(64),
    fixed,
  });
}
