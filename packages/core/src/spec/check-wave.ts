import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Wave } from "../waves/wave.ts";

/** What the values of one Wave must say to each other, whatever the estate and the factory are. */
export function checkWave(file: string, wave: Wave): readonly Diagnostic[] {
  return [...checkFileName(file, wave), ...checkTimes(file, wave), ...checkMappings(file, wave)];
}

function checkFileName(file: string, { metadata }: Wave): readonly Diagnostic[] {
  const name = file.split("/").at(-1) ?? file;
  if (name === `${metadata.name}.yaml`) return [];
  return [
    finding("wave/conflicting-file-name", {
      message: `The wave \`${metadata.name}\` stands in \`${file}\`.`,
      at: { file, pointer: ["metadata", "name"] },
      on: "value",
      why: "A wave is found by its file, and two waves of one name would not be seen.",
      fix: {
        sentence: `Rename the file to \`${metadata.name}.yaml\`, or the wave to \`${name.replace(/\.ya?ml$/, "")}\`.`,
      },
    }),
  ];
}

/** Instants of one form compare as texts. */
function checkTimes(file: string, { spec }: Wave): readonly Diagnostic[] {
  const { window, cutover, precopyStart } = spec;
  const conflicts: Diagnostic[] = [];
  const say = (pointer: readonly string[], message: string, sentence: string): void => {
    conflicts.push(
      finding("wave/conflicting-times", {
        message,
        at: { file, pointer: ["spec", ...pointer] },
        on: "value",
        fix: { sentence },
      }),
    );
  };
  if (window.closes <= window.opens) {
    say(
      ["window", "closes"],
      `The window closes at ${window.closes} and opens at ${window.opens}.`,
      "Let it close after it opens.",
    );
  } else if (cutover < window.opens || cutover >= window.closes) {
    say(
      ["cutover"],
      `The cutover at ${cutover} is outside the window, ${window.opens} to ${window.closes}.`,
      "Let it begin while the window is open.",
    );
  }
  if (precopyStart !== undefined && precopyStart > cutover) {
    say(
      ["precopyStart"],
      `Copies begin at ${precopyStart}, after the cutover at ${cutover}.`,
      "Let them begin before it.",
    );
  }
  if (precopyStart === undefined && spec.plans.some((plan) => plan.mode === "warm")) {
    say(
      ["precopyStart"],
      "The wave has warm machines and does not say when their copies begin.",
      "Add `precopyStart`, some hours or days before `cutover`.",
    );
  }
  return conflicts;
}

/** Networks and datastores of the machines must be mapped where the machines are: a Wave needs nothing else. */
function checkMappings(file: string, { spec }: Wave): readonly Diagnostic[] {
  return spec.plans.flatMap((plan, index) => {
    const networks = new Set(plan.networks.map((mapping) => mapping.from.name));
    const datastores = new Set(plan.datastores.map((mapping) => mapping.from.name));
    const missing = new Map<string, readonly (string | number)[]>();
    for (const [position, machine] of plan.machines.entries()) {
      const at = ["spec", "plans", index, "machines", position];
      for (const network of machine.networks) {
        if (!networks.has(network)) missing.set(`network \`${network}\``, missing.get(`network \`${network}\``) ?? at);
      }
      for (const { datastore } of machine.disks) {
        if (!datastores.has(datastore))
          missing.set(`datastore \`${datastore}\``, missing.get(`datastore \`${datastore}\``) ?? at);
      }
    }
    return [...missing].map(([what, pointer]) =>
      finding("wave/missing-mapping", {
        message: `Plan entry \`${plan.name}\` does not map the ${what} of its machines.`,
        at: { file, pointer },
        on: "value",
        why: "Forklift refuses a Plan whose machines have something that is not mapped.",
        fix: {
          sentence: `Add it to \`${what.startsWith("network") ? "networks" : "datastores"}\` of the entry, or plan again.`,
        },
      }),
    );
  });
}
