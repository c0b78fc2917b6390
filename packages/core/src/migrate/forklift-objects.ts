import type { Model } from "../model/model.ts";
import type { ForkliftPlan, NetworkMap, StorageMap } from "../resources/crds/forklift.konveyor.io.gen.ts";
import { hostProvider, labels, namespaces } from "../resources/names.ts";
import type { KubeMetadata } from "../resources/resource.ts";
import type { ItemOf, SpecOf } from "../resources/typed-object.ts";
import type { DatastoreMapping, NetworkMapping, SourceRef, Wave, WavePlanEntry } from "../waves/wave.ts";

/**
 * A Wave comes in; out go Forklift's objects for it, in the order in which they must be applied: for each entry a
 * NetworkMap, a StorageMap and a Plan, all of the entry's name. A Wave is self-contained, so no inventory is asked; of the
 * Model only the hub's name matters. The same Wave gives the same objects, so that applying them again changes nothing.
 *
 * Not among them:
 * - Migrations. One that is made for a Plan that is not ready starts whenever the Plan gets ready, so the controller makes
 *   it at its moment, and only for a Plan that is Ready in its current generation.
 * - target namespaces. Forklift makes what is missing when a run begins; one that a site wants with quota or labels
 *   of its own is a manifest in `extras/`.
 * - Providers, which are there with the factory.
 *
 * Nobody should apply the objects of waves long before they run: an unrun Plan is validated anew every ten seconds, at
 * 13 requests to the inventory for each machine.
 */
export function forkliftObjects(wave: Wave, model: Model): readonly (NetworkMap | StorageMap | ForkliftPlan)[] {
  return wave.spec.plans.flatMap((entry) => {
    const context: Context = { wave, entry, provider: providersOf(wave, entry, model) };
    return [networkMap(context), storageMap(context), plan(context)];
  });
}

/** Exactly namespace and name: Forklift counts slots over Plans whose references are equal field by field. */
interface Reference {
  readonly namespace: string;
  readonly name: string;
}

interface Context {
  readonly wave: Wave;
  readonly entry: WavePlanEntry;
  readonly provider: { readonly source: Reference; readonly destination: Reference };
}

/** Providers are named like what they stand for, but for the cluster that Forklift itself runs on. */
function providersOf(wave: Wave, entry: WavePlanEntry, { hub }: Model): Context["provider"] {
  return {
    source: reference(wave.spec.source),
    destination: reference(entry.cluster === hub.name ? hostProvider : entry.cluster),
  };
}

function reference(name: string): Reference {
  return { namespace: namespaces.mtv, name };
}

/** One map for each plan: a wide one with a single stale datastore would silently turn copy offload off. */
function networkMap({ wave, entry, provider }: Context): NetworkMap {
  return {
    apiVersion: "forklift.konveyor.io/v1beta1",
    kind: "NetworkMap",
    metadata: metadataOf(wave, entry),
    spec: {
      provider,
      map: entry.networks.map(({ from, to }): MappedNetwork => ({
        source: sourceOf(from),
        destination: networkDestination(to),
      })),
    },
  };
}

type MappedNetwork = ItemOf<SpecOf<NetworkMap>["map"]>;

function networkDestination(to: NetworkMapping["to"]): MappedNetwork["destination"] {
  if (to.kind === "attachment") return { type: "multus", namespace: to.namespace, name: to.name };
  return { type: to.kind };
}

/** Modes are said, so that the disks of a programme are alike whatever CDI thinks of the class. */
function storageMap({ wave, entry, provider }: Context): StorageMap {
  return {
    apiVersion: "forklift.konveyor.io/v1beta1",
    kind: "StorageMap",
    metadata: metadataOf(wave, entry),
    spec: {
      provider,
      map: entry.datastores.map(({ from, to }): MappedStorage => ({
        source: sourceOf(from),
        destination: storageDestination(to),
      })),
    },
  };
}

type MappedStorage = ItemOf<SpecOf<StorageMap>["map"]>;

function storageDestination({
  storageClass,
  volumeMode,
  accessMode,
}: DatastoreMapping["to"]): MappedStorage["destination"] {
  return { storageClass, volumeMode, accessMode };
}

function plan({ wave, entry, provider }: Context): ForkliftPlan {
  const named = reference(entry.name);
  return {
    apiVersion: "forklift.konveyor.io/v1beta1",
    kind: "Plan",
    metadata: metadataOf(wave, entry),
    spec: {
      description: `Wave ${wave.metadata.name}: ${count(entry.machines.length)} of ${wave.spec.source} to ${entry.cluster}/${entry.namespace}`,
      provider,
      map: { network: named, storage: named },
      targetNamespace: entry.namespace,
      // `warm: true` is the old form; the two together can contradict each other.
      type: entry.mode,
      // True, the default, makes Forklift compare every machine of the plan with every other, every ten seconds.
      migrateSharedDisks: entry.hasSharedDisks,
      // Addresses are kept wherever a machine gets its old network; on the pod network they cannot be.
      preserveStaticIPs: entry.networks.some(({ to }) => to.kind === "attachment"),
      // What a failed migration left half made would stand in the way of the retry.
      deleteVmOnFailMigration: true,
      // Running afterwards if it ran before.
      targetPowerState: "auto",
      targetLabels: { [labels.wave]: wave.metadata.name },
      vms: entry.machines.map((machine): PlannedMachine => ({ ...sourceOf(machine), targetName: machine.targetName })),
    },
  };
}

type PlannedMachine = ItemOf<SpecOf<ForkliftPlan>["vms"]>;

/** By id where it is known: a bare name that two objects have is ambiguous to Forklift, and names change. */
function sourceOf({ id, name }: SourceRef): { readonly id?: string; readonly name?: string } {
  return id === undefined ? { name } : { id };
}

/** Names are those of the entry, which are unique in the programme and labels of at most 63 characters. */
function metadataOf(wave: Wave, entry: WavePlanEntry): KubeMetadata {
  return { name: entry.name, namespace: namespaces.mtv, labels: { [labels.wave]: wave.metadata.name } };
}

function count(machines: number): string {
  return machines === 1 ? "1 machine" : `${machines} machines`;
}
