import { compare } from "../base/order.ts";
import type { MachineFacts } from "../expressions/expression.ts";
import type { Machine } from "../inventory/inventory.ts";

/** What expressions of factory.yaml see of a machine: unknown texts are empty, unknown numbers zero. */
export function factsOf(machine: Machine): MachineFacts {
  const tags = Object.entries(machine.tags).map(([category, names]): [string, string] => [
    category,
    names.toSorted(compare).join(","),
  ]);
  return {
    name: machine.name,
    tags: Object.fromEntries(tags),
    attributes: machine.attributes,
    folder: machine.folder ?? "",
    cluster: machine.cluster ?? "",
    host: machine.host ?? "",
    datacenter: machine.datacenter ?? "",
    os: operatingSystemOf(machine) ?? "",
    cpus: machine.cpus ?? 0,
    memoryMiB: machine.memoryMiB ?? 0,
    powerState: machine.powerState ?? "",
  };
}

/** The guest as its tools tell it, else as it was configured. */
export function operatingSystemOf(machine: Machine): string | undefined {
  return machine.guestOsReported ?? machine.guestOsConfigured;
}
