import { matchGlob } from "../base/glob.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Wave, WavePlanEntry } from "../waves/wave.ts";
import { inWave, violation, type Published } from "./published.ts";

/** Each Forklift Plan of a wave within the engine's limits, with maps that are whole and those of factory.yaml. */
export function checkPlans(published: Published): Diagnostic[] {
  return published.waves.flatMap((wave) =>
    wave.spec.plans.flatMap((entry, index) => [
      ...checkSize(published, { wave, entry, index }),
      ...checkNetworks(published, { wave, entry, index }),
      ...checkDatastores(published, { wave, entry, index }),
    ]),
  );
}

export interface EntryOf {
  readonly wave: Wave;
  readonly entry: WavePlanEntry;
  readonly index: number;
}

function checkSize({ migration }: Published, { wave, entry, index }: EntryOf): Diagnostic[] {
  const { perPlan = 100, disksPerPlan = 500 } = migration.limits ?? {};
  const disks = entry.machines.reduce((sum, machine) => sum + machine.disks.length, 0);
  const at = inWave(wave, "spec", "plans", index, "machines");
  const found: Diagnostic[] = [];
  if (entry.machines.length > perPlan || entry.machines.length === 0) {
    found.push(
      violation("plan/exceeds-machines", {
        message: `Forklift Plan \`${entry.name}\` has ${entry.machines.length} machines; a Plan has 1 to ${perPlan}.`,
        at,
        why: "Forklift validates each Plan anew every ten seconds, in time that grows with the square of its machines.",
        fix: "Divide it, or raise `limits.perPlan`.",
      }),
    );
  }
  if (disks > disksPerPlan) {
    found.push(
      violation("plan/exceeds-disks", {
        message: `Forklift Plan \`${entry.name}\` has ${disks} disks; a Plan has at most ${disksPerPlan}.`,
        at,
        why: "Beyond it Forklift's own Plans fail.",
        fix: "Divide it, or raise `limits.disksPerPlan`.",
      }),
    );
  }
  return found;
}

interface Mapped {
  readonly kind: "networks" | "datastores";
  readonly name: string;
  /** What factory.yaml makes of it, as text; undefined: nothing. */
  readonly wanted: string | undefined;
  readonly id: string | undefined;
}

function checkNetworks(published: Published, one: EntryOf): Diagnostic[] {
  const names = new Set(one.entry.machines.flatMap((machine) => machine.networks));
  const wanted = [...names].map((name): Mapped => ({
    kind: "networks",
    name,
    wanted: networkFor(published, one.entry, name),
    id: idOf(published, one, { kind: "networks", name }),
  }));
  const written = one.entry.networks.map(({ from, to }) => ({
    from,
    to: to.kind === "attachment" ? `${to.namespace}/${to.name}` : to.kind,
  }));
  return checkMap(one, wanted, written);
}

/** `default/web`, `pod` or `ignored`: where a source network leads on the entry's cluster. */
function networkFor({ spec }: Published, entry: WavePlanEntry, name: string): string | undefined {
  const to = spec.mappings?.networks?.find((rule) => matchGlob(rule.from, name))?.to;
  if (to === undefined || to === "pod" || to === "ignored") return to;
  const network = spec.vmNetworks?.[to];
  const isThere = network !== undefined && (network.clusters === undefined || network.clusters.includes(entry.cluster));
  return isThere ? `default/${to}` : undefined;
}

function checkDatastores(published: Published, one: EntryOf): Diagnostic[] {
  const names = new Set(one.entry.machines.flatMap((machine) => machine.disks.map((disk) => disk.datastore)));
  const wanted = [...names].map((name): Mapped => ({
    kind: "datastores",
    name,
    wanted: classFor(published, one.entry, name),
    id: idOf(published, one, { kind: "datastores", name }),
  }));
  const written = one.entry.datastores.map(({ from, to }) => ({
    from,
    to: `${to.storageClass} ${to.volumeMode} ${to.accessMode}`,
  }));
  return checkMap(one, wanted, written);
}

/** Class, volume mode and access mode of the storage that a datastore's role has on the entry's cluster. */
function classFor({ spec }: Published, entry: WavePlanEntry, name: string): string | undefined {
  const role = spec.mappings?.datastores?.find((rule) => matchGlob(rule.from, name))?.to;
  const storage = spec.clusters[entry.cluster]?.storage;
  if (role === undefined || storage === undefined) return undefined;
  const reference =
    role === "virtualization" ? (storage.virtualization ?? storage.block ?? storage.default) : storage[role];
  if (reference === undefined) return undefined;
  const [backend, protocol] = reference.split("/");
  return `${backend ?? ""}-${protocol ?? ""} ${protocol === "nas" ? "Filesystem" : "Block"} ReadWriteMany`;
}

/** The id of a thing of the source if all things of that name are one; undefined otherwise. */
function idOf(
  { inventory, machines }: Published,
  { entry }: EntryOf,
  { kind, name }: { readonly kind: Mapped["kind"]; readonly name: string },
): string | undefined {
  const [vcenter] = entry.machines.flatMap((machine) => machines.get(machine.key)?.vcenter ?? []);
  const things: readonly { readonly vcenter: string; readonly name: string; readonly moref?: string }[] =
    inventory[kind];
  const ids = new Set(
    things.filter((thing) => thing.vcenter === vcenter && thing.name === name).flatMap((thing) => thing.moref ?? []),
  );
  return ids.size === 1 ? [...ids][0] : undefined;
}

interface Written {
  readonly from: { readonly id?: string; readonly name: string };
  readonly to: string;
}

function checkMap(one: EntryOf, wanted: readonly Mapped[], written: readonly Written[]): Diagnostic[] {
  const kind = wanted[0]?.kind ?? "networks";
  const missing = wanted.flatMap((thing) =>
    written.some(({ from }) => from.name === thing.name) ? [] : [missingMapping(one, thing)],
  );
  const wrong = written.flatMap(({ from, to }, position) => {
    const thing = wanted.find((each) => each.name === from.name);
    const isTwice = written.findIndex((other) => other.from.name === from.name) !== position;
    const reason = isTwice ? "twice" : wrongMapping(thing, { from, to });
    return reason === undefined ? [] : [conflictingMapping(one, { kind, position, name: from.name, reason })];
  });
  return [...missing, ...wrong];
}

function wrongMapping(thing: Mapped | undefined, { from, to }: Written): string | undefined {
  if (thing === undefined) return `to ${to}, though none of its machines has it`;
  if (thing.wanted !== to) return `to ${to}; factory.yaml says ${thing.wanted ?? "nothing"}`;
  return from.id === thing.id
    ? undefined
    : `by id ${from.id ?? "none"}; the inventory says ${thing.id ?? "none that is sure"}`;
}

function missingMapping({ wave, entry, index }: EntryOf, { kind, name }: Mapped): Diagnostic {
  return violation("plan/missing-mapping", {
    message: `Forklift Plan \`${entry.name}\` does not map ${kind === "networks" ? "network" : "datastore"} \`${name}\`, which its machines have.`,
    at: inWave(wave, "spec", "plans", index, kind),
    why: "Forklift does not start a Plan whose maps have gaps.",
    fix: "Plan again, or add the mapping.",
  });
}

function conflictingMapping(
  { wave, entry, index }: EntryOf,
  {
    kind,
    position,
    name,
    reason,
  }: { readonly kind: Mapped["kind"]; readonly position: number; readonly name: string; readonly reason: string },
): Diagnostic {
  return violation("plan/conflicting-mapping", {
    message: `Forklift Plan \`${entry.name}\` maps ${kind === "networks" ? "network" : "datastore"} \`${name}\` ${reason}.`,
    at: inWave(wave, "spec", "plans", index, kind, position),
    why: "The machine would land in another network or on other storage than was agreed.",
    fix: "Plan again, or correct the mapping or `mappings` of factory.yaml.",
  });
}
