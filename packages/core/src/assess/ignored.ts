import type { Machine } from "../inventory/inventory.ts";

/** Why a row of the inventory is no machine to move: one sentence; undefined if it is one. */
export function ignoredBecause(machine: Machine): string | undefined {
  if (machine.isTemplate) return "It is a template: templates do not run, make new ones on the target.";
  if (machine.isSrmPlaceholder === true)
    return "It is a placeholder of Site Recovery Manager: the machine itself is at the other site.";
  // vSphere Cluster Services run as agents named `vCLS-<uuid>`, before 7.0 Update 3 `vCLS (n)`; vSphere makes them anew.
  if (/^vCLS(?:-[0-9a-f-]{36}| ?\(\d+\)|-\d+)$/i.test(machine.name))
    return "It is an agent of vSphere Cluster Services: it belongs to the source.";
  return undefined;
}
