import type { Assessment } from "../assess/assessment.ts";
import { listNames } from "../assess/criterion.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import type { UnplannedMachine, Wave, ZoneRules } from "./wave.ts";

interface FindingsInput {
  readonly model: Model;
  readonly assessment: Assessment;
  readonly zones: readonly ZoneRules[];
}

/** What people should know about a plan that is right: where it rests on less than they may think. */
export function planFindings(
  input: FindingsInput,
  waves: readonly Wave[],
  unplanned: readonly UnplannedMachine[],
): Diagnostic[] {
  const moving = waves.filter((wave) => wave.spec.state !== "aborted");
  return [...missingZones(input), ...incompleteGroups(input, moving, unplanned), ...unknownHosts(input, moving)];
}

function missingZones({ model, zones }: FindingsInput): Diagnostic[] {
  const known = new Set(zones.map((rules) => rules.zone));
  return model.migration.windows.flatMap((window) => {
    if (known.has(window.timeZone)) return [];
    return [
      finding("migration/missing-zone-rules", {
        message: `The rules of time zone \`${window.timeZone}\` are not known, so window \`${window.name}\` never opens.`,
        at: window.at,
        on: "key",
        why: "Without them a wall-clock time is no instant.",
        fix: { sentence: `Correct \`sites.${window.site.name}.timeZone\`.` },
      }),
    ];
  });
}

/** Groups of which some machines have a wave and others, for reasons of their own, have none. */
function incompleteGroups(
  { model, assessment }: FindingsInput,
  waves: readonly Wave[],
  unplanned: readonly UnplannedMachine[],
): Diagnostic[] {
  const left = new Set(unplanned.map((one) => one.key));
  const planned = new Set(
    waves.flatMap((wave) => wave.spec.plans.flatMap((plan) => plan.machines.map((machine) => machine.key))),
  );
  const torn = assessment.groups.filter(
    ({ machines }) => machines.some((key) => left.has(key)) && machines.some((key) => planned.has(key)),
  );
  if (torn.length === 0) return [];
  return [
    finding("migration/incomplete-group", {
      message: `${torn.length === 1 ? "Group" : `${torn.length} groups:`} ${listNames(torn.map((group) => group.name))} ${torn.length === 1 ? "moves" : "move"} without all of ${torn.length === 1 ? "its" : "their"} machines.`,
      at: model.migration.at,
      on: "key",
      why: "Those that stay behind talk to the others across sites until they can follow.",
      fix: {
        sentence: "See why they have no wave (`vmf assess`), and plan again before their group's wave is approved.",
      },
    }),
  ];
}

function unknownHosts({ model, assessment }: FindingsInput, waves: readonly Wave[]): Diagnostic[] {
  const homeless = waves.flatMap((wave) =>
    wave.spec.plans.flatMap((plan) => plan.machines.filter((machine) => machine.host === undefined)),
  );
  if (homeless.length === 0 || assessment.machines.length === 0) return [];
  return [
    finding("migration/unknown-host", {
      message: `The inventory does not tell the ESXi host of ${homeless.length} planned ${homeless.length === 1 ? "machine" : "machines"}: ${listNames(homeless.map((machine) => machine.name))}.`,
      at: model.migration.at,
      on: "key",
      why: "They are counted as if one host had all of their cluster, so the plan may be longer than it need be.",
      fix: { sentence: "Export with the column `Host` of vInfo." },
    }),
  ];
}
