import { matchGlob } from "../base/glob.ts";
import { compare } from "../base/order.ts";
import { compileExpression } from "../expressions/expression.ts";
import type { MachineFacts } from "../expressions/expression.ts";
import type { Datastore, Inventory, Machine, SourceNetwork } from "../inventory/inventory.ts";
import type {
  ClusterStorageClass,
  DatastoreRule,
  ManagedCluster,
  Model,
  NetworkRule,
  PlacementRule,
  StorageRole,
} from "../model/model.ts";
import type { MappedDatastore, MappedNetwork, SourceThing } from "./assessment.ts";
import type { ResolvedDisk, ResolvedNic } from "./subject.ts";

/** Looks up what the names of a machine mean: things of its source, rules of factory.yaml, things of its target. */
export interface Resolver {
  placementOf(facts: MachineFacts): PlacementRule | undefined;
  nicsOf(machine: Machine, cluster: ManagedCluster | undefined): readonly ResolvedNic[] | undefined;
  disksOf(machine: Machine, cluster: ManagedCluster | undefined): readonly ResolvedDisk[] | undefined;
  mappedNetworks(nics: readonly ResolvedNic[]): readonly MappedNetwork[];
  mappedDatastores(machine: Machine, disks: readonly ResolvedDisk[]): readonly MappedDatastore[];
}

export function buildResolver(inventory: Inventory, model: Model): Resolver {
  const networks = byName(inventory.networks);
  const datastores = byName(inventory.datastores);
  const networkRule = remember((name) => model.mappings.networks.find((rule) => matchGlob(rule.from, name)));
  const datastoreRule = remember((name) => model.mappings.datastores.find((rule) => matchGlob(rule.from, name)));
  const rules = model.migration.place.map((rule) => ({ rule, holds: predicate(rule.machines) }));
  return {
    placementOf: (facts) => rules.find(({ holds }) => holds(facts))?.rule,
    nicsOf: (machine, cluster) =>
      machine.nics?.map((nic) => {
        const rule = nic.network === undefined ? undefined : networkRule(nic.network);
        const found = nic.network === undefined ? undefined : networks.get(`${machine.vcenter}\n${nic.network}`);
        return { nic, networks: found ?? [], rule, onCluster: networkOn(rule, cluster) };
      }),
    disksOf: (machine, cluster) =>
      machine.disks?.map((disk) => {
        const rule = disk.datastore === undefined ? undefined : datastoreRule(disk.datastore);
        return { disk, rule, storageClass: classOf(rule, cluster) };
      }),
    mappedNetworks,
    mappedDatastores: (machine, disks) => mappedDatastores(machine, disks, datastores),
  };
}

/** A predicate of factory.yaml over a machine; without a text it holds for all. */
export function predicate(text: string | undefined): (facts: MachineFacts) => boolean {
  if (text === undefined) return () => true;
  const compiled = compileExpression(text);
  // The model took the text only because it compiles; one that does not would have been a finding there.
  return compiled.ok ? (facts) => compiled.evaluate(facts) : () => false;
}

/** The class of a role on a cluster: `virtualization` falls back to `block`, then `default`. */
export function classOfRole(cluster: ManagedCluster, role: StorageRole): ClusterStorageClass | undefined {
  const { roles } = cluster.storage;
  return roles[role] ?? (role === "virtualization" ? (roles.block ?? roles.default) : undefined);
}

function classOf(
  rule: DatastoreRule | undefined,
  cluster: ManagedCluster | undefined,
): ClusterStorageClass | undefined {
  return rule === undefined || cluster === undefined ? undefined : classOfRole(cluster, rule.to);
}

function networkOn(rule: NetworkRule | undefined, cluster: ManagedCluster | undefined): ResolvedNic["onCluster"] {
  if (rule?.to.kind !== "vmNetwork" || cluster === undefined) return undefined;
  return rule.to.network.on.find((one) => one.cluster === cluster.name);
}

function mappedNetworks(nics: readonly ResolvedNic[]): readonly MappedNetwork[] {
  const mapped = new Map<string, MappedNetwork>();
  for (const { nic, networks, rule, onCluster } of nics) {
    if (nic.network === undefined || rule === undefined) continue;
    const from = sourceThing(nic.network, networks);
    if (rule.to.kind !== "vmNetwork") mapped.set(nic.network, { from, to: { kind: rule.to.kind } });
    else if (onCluster !== undefined) {
      // VM networks are attachments in namespace `default`: there every namespace may use them (ADR 7).
      mapped.set(nic.network, {
        from,
        to: { kind: "attachment", namespace: "default", name: rule.to.network.attachment },
      });
    }
  }
  return sortedValues(mapped);
}

function mappedDatastores(
  machine: Machine,
  disks: readonly ResolvedDisk[],
  datastores: ReadonlyMap<string, readonly Datastore[]>,
): readonly MappedDatastore[] {
  const mapped = new Map<string, MappedDatastore>();
  for (const { disk, storageClass } of disks) {
    if (disk.datastore === undefined || storageClass === undefined) continue;
    const from = sourceThing(disk.datastore, datastores.get(`${machine.vcenter}\n${disk.datastore}`) ?? []);
    const { name, volumeMode, accessMode } = storageClass;
    mapped.set(disk.datastore, { from, to: { storageClass: name, volumeMode, accessMode } });
  }
  return sortedValues(mapped);
}

/** With its id if all things of that name are one: Forklift refuses a name that several objects bear. */
function sourceThing(name: string, things: readonly (SourceNetwork | Datastore)[]): SourceThing {
  const ids = new Set(things.flatMap((thing) => thing.moref ?? []));
  const [id, ...more] = ids;
  return id === undefined || more.length > 0 ? { name } : { id, name };
}

function sortedValues<T>(mapped: ReadonlyMap<string, T>): readonly T[] {
  return [...mapped].sort(([a], [b]) => compare(a, b)).map(([, value]) => value);
}

function byName<T extends { readonly vcenter: string; readonly name: string }>(
  things: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const key = `${thing.vcenter}\n${thing.name}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [thing]);
    else known.push(thing);
  }
  return found;
}

function remember<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly found: T }>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before.found;
    const found = find(name);
    known.set(name, { found });
    return found;
  };
}
