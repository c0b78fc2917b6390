import { compare } from "../base/order.ts";
import type { Assessment, MachineAssessment, Tally, Verdict } from "./assessment.ts";
import { operatingSystemOf } from "./machine-facts.ts";

type Tallies = Pick<Assessment, "byVerdict" | "byOperatingSystem" | "byCluster" | "byNetwork" | "byGroup">;

/** Counts of machines by verdict, and by what they have in common. What is unknown stands under `unknown`. */
export function tallyMachines(machines: readonly MachineAssessment[]): Tallies {
  const movable = machines.filter((one) => one.verdict !== "ignored");
  return {
    byVerdict: count(machines),
    byOperatingSystem: tallyBy(movable, ({ machine }) => [operatingSystemOf(machine) ?? "unknown"]),
    byCluster: tallyBy(movable, ({ machine }) => [machine.cluster ?? "unknown"]),
    byNetwork: tallyBy(
      movable,
      ({ machine }) => new Set(machine.nics?.map((nic) => nic.network ?? "unknown") ?? ["unknown"]),
    ),
    byGroup: tallyBy(movable, ({ group }) => [group]),
  };
}

function tallyBy(
  machines: readonly MachineAssessment[],
  namesOf: (one: MachineAssessment) => Iterable<string>,
): Tally[] {
  const members = new Map<string, MachineAssessment[]>();
  for (const machine of machines) {
    for (const name of namesOf(machine)) {
      const known = members.get(name);
      if (known === undefined) members.set(name, [machine]);
      else known.push(machine);
    }
  }
  return [...members]
    .map(([name, found]) => ({ name, machines: found.length, byVerdict: count(found) }))
    .sort((a, b) => b.machines - a.machines || compare(a.name, b.name));
}

function count(machines: readonly MachineAssessment[]): Readonly<Record<Verdict, number>> {
  const counts = { warm: 0, cold: 0, notYet: 0, never: 0, ignored: 0 };
  for (const { verdict } of machines) counts[verdict] += 1;
  return counts;
}
