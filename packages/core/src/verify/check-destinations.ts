import { shortHash } from "../base/hash.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compileExpression } from "../expressions/expression.ts";
import type { Machine } from "../inventory/inventory.ts";
import { facts } from "./check-windows.ts";
import { inWave, plannedMachines, violation, type Planned, type Published } from "./published.ts";

/** Where machines go, under which names, warm only where that can be, and sharers of disks together. */
export function checkDestinations(published: Published): Diagnostic[] {
  const planned = plannedMachines(published.waves);
  const placeFor = placement(published);
  return [
    ...planned.flatMap((one) => checkPlace(published, one, placeFor)),
    ...checkTargets(planned),
    ...planned.flatMap((one) => checkMode(published, one)),
    ...checkSharers(published, planned),
  ];
}

type PlaceFor = (machine: Machine) => { readonly cluster: string; readonly namespace: string } | undefined;

function placement({ migration, groups }: Published): PlaceFor {
  const rules = migration.place.map((rule) => ({
    ...rule,
    compiled: rule.machines === undefined ? undefined : compileExpression(rule.machines),
  }));
  return (machine) => {
    const known = facts(machine);
    const rule = rules.find(({ compiled }) => compiled === undefined || (compiled.ok && compiled.evaluate(known)));
    if (rule === undefined) return undefined;
    const group = label(groups.get(machine.key) ?? "");
    const whole = rule.namespace
      .split("{group}")
      .join(group)
      .replace(/^-*(.*?)-*$/, "$1");
    return {
      cluster: rule.cluster,
      namespace: whole.length > 63 ? `${whole.slice(0, 54).replace(/-*$/, "")}-${shortHash(whole)}` : whole,
    };
  };
}

/** A name as a DNS label. */
function label(name: string): string {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return words.length === 0 ? `vm-${shortHash(name)}` : words.join("-").slice(0, 63).replace(/-*$/, "");
}

function checkPlace(
  { machines }: Published,
  { wave, entry, planned, pointer }: Planned,
  placeFor: PlaceFor,
): Diagnostic[] {
  const machine = machines.get(planned.key);
  const wanted = machine && placeFor(machine);
  if (machine === undefined || (wanted?.cluster === entry.cluster && wanted.namespace === entry.namespace)) return [];
  return [
    violation("plan/conflicting-place", {
      message: `Machine \`${planned.name}\` goes to namespace \`${entry.namespace}\` of cluster \`${entry.cluster}\`; by \`migration.place\` it goes ${wanted === undefined ? "nowhere" : `to \`${wanted.namespace}\` of \`${wanted.cluster}\``}.`,
      at: inWave(wave, ...pointer),
      why: "Networks, storage and rights were planned for the other place.",
      fix: "Plan again, or change the rules of `migration.place`.",
    }),
  ];
}

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function checkTargets(planned: readonly Planned[]): Diagnostic[] {
  const owners = new Map<string, Planned>();
  return planned.flatMap((one) => {
    const { wave, entry, planned: machine, pointer } = one;
    const key = `${entry.cluster}/${entry.namespace}/${machine.targetName}`;
    const owner = owners.get(key);
    owners.set(key, owner ?? one);
    const isSame = owner !== undefined && owner.planned.key !== machine.key;
    if (!isSame && dnsLabel.test(machine.targetName)) return [];
    return [
      violation("plan/conflicting-target", {
        message: isSame
          ? `Machines \`${owner.planned.name}\` and \`${machine.name}\` both become \`${machine.targetName}\` in namespace \`${entry.namespace}\` of \`${entry.cluster}\`.`
          : `Machine \`${machine.name}\` would become \`${machine.targetName}\`, which is no DNS label of at most 63 characters.`,
        at: inWave(wave, ...pointer, "targetName"),
        why: "Forklift refuses a name that is taken or that Kubernetes does not know.",
        fix: "Give it another name.",
      }),
    ];
  });
}

function checkMode({ machines, migration }: Published, { wave, entry, planned, pointer }: Planned): Diagnostic[] {
  const machine = machines.get(planned.key);
  if (machine === undefined || entry.mode === "cold") return [];
  const reason = migration.mode === "cold" ? "`migration.mode` is cold" : coldBecause(machine);
  if (reason === undefined) return [];
  return [
    violation("plan/conflicting-mode", {
      message: `Machine \`${planned.name}\` is planned warm, and ${reason}.`,
      at: inWave(wave, ...pointer),
      why: "Forklift refuses the whole Plan.",
      fix: "Put it into a Plan of mode cold.",
    }),
  ];
}

/** Why a machine cannot move warm; what is not known counts as a reason. */
function coldBecause(machine: Machine): string | undefined {
  if (machine.isChangeTrackingEnabled !== true) return "changed block tracking is not known to be on";
  if (machine.snapshots === undefined || machine.snapshots.length > 0) return "it has snapshots, or may have";
  if (machine.powerState !== "poweredOn") return "it is not known to run";
  const isIndependent =
    machine.disks?.some((disk) => disk.mode === undefined || /^independent/i.test(disk.mode)) ?? true;
  return isIndependent ? "a disk is independent of snapshots, or may be" : undefined;
}

/** Machines with a disk in common in one Plan, cold, and the flag where there are any and nowhere else. */
function checkSharers({ machines, waves }: Published, planned: readonly Planned[]): Diagnostic[] {
  const owners = new Map<string, Set<string>>();
  for (const machine of machines.values()) {
    for (const disk of machine.disks ?? []) {
      const key = `${machine.vcenter} ${disk.path ?? ""}`;
      if (disk.path !== undefined) owners.set(key, (owners.get(key) ?? new Set<string>()).add(machine.key));
    }
  }
  const sharers = new Map<string, Set<string>>();
  for (const keys of owners.values())
    if (keys.size > 1) for (const key of keys) sharers.set(key, new Set([...(sharers.get(key) ?? []), ...keys]));
  const entryOf = new Map(planned.map((one) => [one.planned.key, one.entry.name]));
  const torn = planned.flatMap((one) => {
    const others = [...(sharers.get(one.planned.key) ?? [])].filter((key) => key !== one.planned.key);
    const apart = others.find((key) => entryOf.get(key) !== one.entry.name);
    const reason =
      apart === undefined
        ? others.length > 0 && one.entry.mode === "warm"
          ? "and is planned warm"
          : undefined
        : `which is not in its Forklift Plan`;
    return reason === undefined ? [] : [sharerFinding(one, machines.get(apart ?? others[0] ?? "")?.name ?? "", reason)];
  });
  const flags = waves.flatMap((wave) =>
    wave.spec.plans.flatMap((entry, index) => {
      const isNeeded = entry.machines.some((machine) => sharers.has(machine.key));
      if (isNeeded === entry.hasSharedDisks) return [];
      return [
        violation("plan/conflicting-shared-disks", {
          message: `Forklift Plan \`${entry.name}\` says that it ${entry.hasSharedDisks ? "has" : "has no"} shared disks, and it ${isNeeded ? "has" : "has none"}.`,
          at: inWave(wave, "spec", "plans", index, "hasSharedDisks"),
          why: isNeeded
            ? "The shared disk would not move."
            : "Validation of the Plan takes time that grows with the square of its machines.",
          fix: `Set it to ${String(isNeeded)}.`,
        }),
      ];
    }),
  );
  return [...torn, ...flags];
}

function sharerFinding({ wave, planned, pointer }: Planned, other: string, reason: string): Diagnostic {
  return violation("plan/conflicting-shared-disks", {
    message: `Machine \`${planned.name}\` shares a disk with \`${other}\`, ${reason}.`,
    at: inWave(wave, ...pointer),
    why: "A disk moves once, with all that use it, while all of them are off.",
    fix: "Put both into one Forklift Plan of mode cold.",
  });
}
