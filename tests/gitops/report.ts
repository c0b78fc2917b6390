/** What a run took, for people: when each Application was well, with how many syncs, and what waited for what longest. */
import type { ApplicationRecord } from "./applications.ts";
import type { Site } from "./site.ts";

export function reportOf(sites: readonly Site[]): readonly string[] {
  return sites.flatMap((site) => {
    const records = [...(site.recorder()?.records.values() ?? [])].toSorted(
      (a, b) => a.wave - b.wave || (a.healthyAtMs ?? Infinity) - (b.healthyAtMs ?? Infinity),
    );
    return [
      `${site.name}: application, sync wave, syncs, seconds from its appearance to Synced and Healthy, seconds since the start`,
      ...records.map((one) => `  ${cells(one)}`),
      `  longest chain: ${chainOf(records)}`,
    ];
  });
}

function cells({ name, wave, attempts, seenAtMs, healthyAtMs }: ApplicationRecord): string {
  const took = healthyAtMs === undefined ? "never" : seconds(healthyAtMs - seenAtMs);
  const at = healthyAtMs === undefined ? "never" : seconds(healthyAtMs);
  return `${name.padEnd(24)} ${String(wave).padStart(4)} ${String(attempts.size).padStart(3)} ${took.padStart(7)} ${at.padStart(7)}`;
}

/** Of each sync wave the Application that was well last: the next wave waited for it. */
function chainOf(records: readonly ApplicationRecord[]): string {
  const last = new Map<number, ApplicationRecord>();
  // They come in the order in which they got well, so that the last one of a wave stays.
  for (const record of records) if (record.name !== "root") last.set(record.wave, record);
  return [...last.values()]
    .map(({ name, seenAtMs, healthyAtMs }) => `${name} ${seconds((healthyAtMs ?? Infinity) - seenAtMs)}`)
    .join(" > ");
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
