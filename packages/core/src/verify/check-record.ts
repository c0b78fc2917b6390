import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Wave } from "../waves/wave.ts";
import { iso } from "./check-windows.ts";
import { openingsBetween } from "./openings.ts";
import { inRecord, inWave, ms, violation, type Published } from "./published.ts";

/** Names, numbers, and what the record claims of the plan as a whole. */
export function checkRecord(published: Published): Diagnostic[] {
  return [
    ...checkNames(published),
    ...checkOrder(published),
    ...checkList(published),
    ...checkFinish(published),
    ...checkReasons(published),
  ];
}

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function checkNames({ allWaves }: Published): Diagnostic[] {
  const seen = new Map<string, Wave>();
  const named = allWaves.flatMap((wave) => [
    { wave, name: wave.metadata.name, at: inWave(wave, "metadata", "name") },
    ...wave.spec.plans.map((entry, index) => ({
      wave,
      name: entry.name,
      at: inWave(wave, "spec", "plans", index, "name"),
    })),
  ]);
  return named.flatMap(({ wave, name, at }) => {
    const before = seen.get(name);
    seen.set(name, before ?? wave);
    if (before === undefined && dnsLabel.test(name)) return [];
    return [
      violation("plan/conflicting-name", {
        message:
          before === undefined
            ? `\`${name}\` is no DNS label of at most 63 characters.`
            : `\`${name}\` is a name in wave \`${before.metadata.name}\` and again in \`${wave.metadata.name}\`.`,
        at,
        why: "Waves, Forklift Plans and their maps are found by these names.",
        fix: "Give it another name.",
      }),
    ];
  });
}

function checkOrder({ allWaves }: Published): Diagnostic[] {
  const proposed = allWaves.filter((wave) => wave.spec.state === "proposed");
  return allWaves.flatMap((wave) => {
    const { order } = wave.spec;
    const twin = allWaves.find(
      (other) => other !== wave && other.spec.order === order && other.metadata.name < wave.metadata.name,
    );
    // Waves that people fixed keep the number they have had.
    const earlier = proposed.includes(wave)
      ? proposed.find((other) => other.spec.order < order && ms(other.spec.window.opens) > ms(wave.spec.window.opens))
      : undefined;
    const reason =
      twin === undefined
        ? earlier && `and \`${earlier.metadata.name}\`, which opens later, ${earlier.spec.order}`
        : `and so has \`${twin.metadata.name}\``;
    if (reason === undefined && Number.isInteger(order) && order > 0) return [];
    return [
      violation("plan/conflicting-order", {
        message: `Wave \`${wave.metadata.name}\` has number ${order}${reason === undefined ? ", which is no number from 1" : `, ${reason}`}.`,
        at: inWave(wave, "spec", "order"),
        why: "People count waves by these numbers.",
        fix: "Number the waves by time.",
      }),
    ];
  });
}

function checkList({ allWaves, record, migration }: Published): Diagnostic[] {
  const found: Diagnostic[] = [];
  const why = "The record is what others judge the plan by.";
  const names = new Set(allWaves.map((wave) => wave.metadata.name));
  const listed = new Set(record.waves);
  const lost = [...listed].find((name) => !names.has(name));
  const extra = [...names].find((name) => !listed.has(name));
  if (lost !== undefined || extra !== undefined || record.waves.length !== allWaves.length) {
    const message =
      lost === undefined
        ? extra === undefined
          ? "The record lists a wave twice."
          : `Wave \`${extra}\` is not in the record.`
        : `The record lists wave \`${lost}\`, which is not there.`;
    found.push(
      violation("plan/conflicting-record", {
        message,
        at: inRecord("waves"),
        why,
        fix: "Plan again; waves that people approved are kept.",
      }),
    );
  }
  if (record.start !== migration.start) {
    const message = `The plan was made for a start at ${record.start}; factory.yaml says ${migration.start}.`;
    found.push(violation("plan/conflicting-record", { message, at: inRecord("start"), why, fix: "Plan again." }));
  }
  return found;
}

function checkFinish(published: Published): Diagnostic[] {
  const { waves, record } = published;
  const finish = waves.reduce((last, wave) => Math.max(last, ms(wave.spec.window.closes)), Number.NEGATIVE_INFINITY);
  const claimed = record.finish === null ? Number.NEGATIVE_INFINITY : ms(record.finish);
  if (claimed !== finish) {
    const message = `The record says that the plan ends at ${record.finish ?? "no time"}; its last window closes at ${Number.isFinite(finish) ? iso(finish) : "no time"}.`;
    return [
      violation("plan/conflicting-record", {
        message,
        at: inRecord("finish"),
        why: "People rely on the date.",
        fix: "Plan again.",
      }),
    ];
  }
  return checkBound(published, finish);
}

function checkBound(published: Published, finish: number): Diagnostic[] {
  const { bound, gapWindows } = published.record;
  const boundMs = bound.finish === null ? Number.NEGATIVE_INFINITY : ms(bound.finish);
  const why = "By the bound people judge whether a better plan is possible.";
  const closings = closingsUntil(published, finish);
  const isClosing =
    bound.finish === null ||
    !Number.isFinite(finish) ||
    closings.has(boundMs) ||
    published.waves.some((wave) => ms(wave.spec.window.closes) === boundMs);
  if (boundMs > finish || !isClosing || (bound.finish === null) !== (published.record.finish === null)) {
    const message = `The record says that no plan ends before ${bound.finish ?? "any time"}, ${boundMs > finish ? "which is after this plan's end" : "when no window closes"}.`;
    return [violation("plan/conflicting-bound", { message, at: inRecord("bound", "finish"), why, fix: "Plan again." })];
  }
  const gap = [...closings].filter((closing) => closing > boundMs && closing <= finish).length;
  if (!Number.isFinite(finish) || gap === gapWindows) return [];
  const message = `The record says that the plan ends ${gapWindows} openings after its bound; it is ${gap}.`;
  return [violation("plan/conflicting-gap", { message, at: inRecord("gapWindows"), why, fix: "Plan again." })];
}

/** When openings that may be used close, up to an instant. */
function closingsUntil(published: Published, untilMs: number): ReadonlySet<number> {
  if (!Number.isFinite(untilMs)) return new Set();
  const openings = Object.keys(published.migration.windows).flatMap((window) =>
    openingsBetween(published, window, { fromMs: Number.NEGATIVE_INFINITY, toMs: untilMs }),
  );
  return new Set(openings.filter((opening) => opening.freeze === undefined).map((opening) => opening.closesMs));
}

function checkReasons({ record }: Published): Diagnostic[] {
  return record.unplanned.flatMap((left, index) => {
    if (left.reason.trim() !== "") return [];
    const message = `The record does not say why machine \`${left.name}\` has no wave.`;
    return [
      violation("plan/conflicting-record", {
        message,
        at: inRecord("unplanned", index, "reason"),
        why: "Who shall move it needs to know what to do.",
        fix: "Plan again.",
      }),
    ];
  });
}
