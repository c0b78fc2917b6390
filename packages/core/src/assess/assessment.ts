import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Machine } from "../inventory/inventory.ts";
import type { Source } from "../model/model.ts";

/**
 * What can be said about each machine before any Forklift Plan exists.
 * `warm`: can move warm, and cold too. `cold`: can move, powered off while it is copied. `notYet`: something must be
 * done first. `never`: not by this way. `ignored`: no machine to move (a template, an agent of vSphere, a placeholder).
 */
export type Verdict = "warm" | "cold" | "notYet" | "never" | "ignored";

export const verdicts: readonly Verdict[] = ["warm", "cold", "notYet", "never", "ignored"];

/** Forklift's own three categories; since 2.12 a Critical concern keeps a Plan from starting. */
export type Category = "Critical" | "Warning" | "Information";

/** What a concern does to the verdict: nothing; no warm migration; no migration until it is removed; none at all. */
export type Effect = "none" | "noWarm" | "notYet" | "never";

export interface Concern {
  /** Forklift's id of a rule of its policy agent, or `plan.<Condition>` for a condition of its Plan. */
  readonly id: string;
  readonly label: string;
  readonly category: Category;
  readonly effect: Effect;
  /** One sentence that names the thing. */
  readonly detail: string;
  /** What to do: one sentence; absent where nothing need be done. */
  readonly remedy?: string;
}

/** A question that the inventory does not answer. */
export interface Unanswered {
  readonly id: string;
  readonly label: string;
  /** What the inventory does not say, after "unknown": "whether it has snapshots". */
  readonly unknown: string;
  /** True: warm migration cannot be promised without the answer. */
  readonly blocksWarm: boolean;
}

export interface MachineAssessment {
  readonly machine: Machine;
  readonly verdict: Verdict;
  /** In the order of the criteria. */
  readonly concerns: readonly Concern[];
  readonly unanswered: readonly Unanswered[];
  /** Share of the criteria that could be decided, in whole percent, rounded down. */
  readonly confidencePercent: number;
  /** Why an ignored machine is ignored: one sentence. */
  readonly ignoredBecause?: string;
  /** Name of the group with which it moves; its own name if it moves alone. Empty for ignored machines. */
  readonly group: string;
  readonly source: Source | undefined;
  /** Where it would go; undefined unless a placement rule matches. Complete if the verdict is warm or cold. */
  readonly destination: Destination | undefined;
  readonly cost: CopyCost;
}

/** A thing of the source: its managed object reference where it is known for sure, and its name. */
export interface SourceThing {
  readonly id?: string;
  readonly name: string;
}

export interface MappedNetwork {
  readonly from: SourceThing;
  readonly to:
    | { readonly kind: "attachment"; readonly namespace: string; readonly name: string }
    | { readonly kind: "pod" }
    | { readonly kind: "ignored" };
}

export interface MappedDatastore {
  readonly from: SourceThing;
  readonly to: {
    readonly storageClass: string;
    readonly volumeMode: "Block" | "Filesystem";
    readonly accessMode: "ReadWriteMany" | "ReadWriteOnce";
  };
}

export interface Destination {
  readonly cluster: string;
  readonly namespace: string;
  /** DNS-1123 label, unique in the namespace of the cluster among all machines of the estate. */
  readonly targetName: string;
  /** One for each distinct source network of its NICs, sorted by name; only those that are mapped. */
  readonly networks: readonly MappedNetwork[];
  /** One for each distinct datastore of its disks, sorted by name; only those that are mapped. */
  readonly datastores: readonly MappedDatastore[];
}

/**
 * What a copy of the machine costs Forklift. All targets are remote to the hub, so disks go through CDI importers:
 * each unfinished disk takes a slot of its ESXi host (scheduler of Forklift, cost by disks), and VDDK is needed.
 */
export interface CopyCost {
  readonly disks: number;
  /** MiB in use on its disks, by estimate: see `usedMiBOf`. */
  readonly usedMiB: number;
}

/** Machines that move together. */
export interface MoveGroup {
  readonly name: string;
  /** Names by which factory.yaml may call it: its own, and those of groups that shared disks joined to it. */
  readonly aliases: readonly string[];
  /** True: the machine moves alone and the group bears its name. */
  readonly isSingle: boolean;
  /** Keys of its machines, sorted; ignored ones are not among them. */
  readonly machines: readonly string[];
}

/** Machines that have something in common, by verdict. */
export interface Tally {
  readonly name: string;
  readonly machines: number;
  readonly byVerdict: Readonly<Record<Verdict, number>>;
}

export interface Assessment {
  /** Sorted by key. */
  readonly machines: readonly MachineAssessment[];
  /** Sorted by name. */
  readonly groups: readonly MoveGroup[];
  readonly byVerdict: Readonly<Record<Verdict, number>>;
  /** Each sorted by machines, most first, then name; ignored machines are counted nowhere but in `byVerdict`. */
  readonly byOperatingSystem: readonly Tally[];
  readonly byCluster: readonly Tally[];
  readonly byNetwork: readonly Tally[];
  readonly byGroup: readonly Tally[];
  readonly diagnostics: readonly Diagnostic[];
}
