import type { Instant } from "../base/instant.ts";

/**
 * A Wave as it stands in Git and on the hub: what moves in one window, self-contained, so that neither the
 * compiler nor the controller needs the inventory. `vmf plan` writes it, people edit and approve it.
 * Instants are ISO 8601 UTC with seconds; sizes are MiB; ids are the source's managed object references.
 */
export interface Wave {
  readonly apiVersion: "vmfactory.io/v1alpha1";
  readonly kind: "Wave";
  readonly metadata: {
    readonly name: string;
    readonly namespace: "vm-factory";
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: WaveSpec;
}

export type WaveState = "proposed" | "approved" | "paused" | "aborted";

export interface WaveSpec {
  readonly state: WaveState;
  /** Position in the programme, from 1. */
  readonly order: number;
  /** Key of `sources` in factory.yaml, which is the name of the Forklift source Provider too. */
  readonly source: string;
  readonly window: WaveWindow;
  /** When copies of warm machines begin; absent where all are cold. */
  readonly precopyStart?: string;
  /** When sources may be powered off: the window's opening. */
  readonly cutover: string;
  /** One entry for each Forklift Plan, in the order in which they start. */
  readonly plans: readonly WavePlanEntry[];
}

/** One occurrence of a window of factory.yaml. */
export interface WaveWindow {
  readonly name: string;
  readonly opens: string;
  readonly closes: string;
}

/** The content of one Forklift Plan: same target cluster, namespace and mode; at most `limits.perPlan` machines. */
export interface WavePlanEntry {
  /** DNS-1123 label, unique in the programme. */
  readonly name: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly mode: "warm" | "cold";
  readonly networks: readonly NetworkMapping[];
  readonly datastores: readonly DatastoreMapping[];
  /** True only if a disk of the plan is shared by machines of the plan. */
  readonly hasSharedDisks: boolean;
  readonly machines: readonly WaveMachine[];
}

/** A thing of the source: its managed object reference where known, else only its name. */
export interface SourceRef {
  readonly id?: string;
  readonly name: string;
}

export interface NetworkMapping {
  readonly from: SourceRef;
  /** `attachment`: a NetworkAttachmentDefinition of the target cluster; `pod`: its pod network; `ignored`: no NIC. */
  readonly to:
    | { readonly kind: "attachment"; readonly namespace: string; readonly name: string }
    | { readonly kind: "pod" }
    | { readonly kind: "ignored" };
}

export interface DatastoreMapping {
  readonly from: SourceRef;
  readonly to: {
    readonly storageClass: string;
    readonly volumeMode: "Block" | "Filesystem";
    readonly accessMode: "ReadWriteMany" | "ReadWriteOnce";
  };
}

export interface WaveMachine extends SourceRef {
  /** Key in the inventory. */
  readonly key: string;
  /** Name on the target: a DNS-1123 label, unique in its namespace. */
  readonly targetName: string;
  /** The group it moves with. */
  readonly group: string;
  /** ESXi host that it ran on when planned: whose slots it takes. */
  readonly host?: string;
  readonly disks: readonly { readonly capacityMiB: number; readonly datastore: string }[];
  /** Names of its source networks, one for each NIC. */
  readonly networks: readonly string[];
}

/**
 * `waves/plan.json`: what cannot stand in a single Wave. The checker reads it and recomputes everything it claims.
 */
export interface PlanRecord {
  readonly format: "vmfactory.io/plan";
  readonly version: 1;
  readonly start: string;
  /** SHA-256 of the inventory file that was planned. */
  readonly inventory: string;
  /** Time-zone rules that made instants of windows. */
  readonly zones: readonly ZoneRules[];
  /** Names of the wave files, in order. */
  readonly waves: readonly string[];
  readonly finish: string | null;
  readonly bound: LowerBound;
  /** Windows by which the plan ends later than the bound: 0 is proven optimal. */
  readonly gapWindows: number;
  /** Machines without a wave, and why. */
  readonly unplanned: readonly UnplannedMachine[];
}

export interface LowerBound {
  /** No plan within the limits can finish earlier than this instant; null: nothing to move. */
  readonly finish: string | null;
  readonly window: string | null;
  /** What proves it: "machines: 1,112 need 13 windows of weekend/weeknight by 2027-01-23". */
  readonly witness: string;
}

export interface UnplannedMachine {
  readonly key: string;
  readonly name: string;
  readonly reason: string;
}

/** UTC offsets of an IANA zone over a span, from a pinned edition of the time-zone database. */
export interface ZoneRules {
  readonly zone: string;
  /** Edition of the database, `2026f`. */
  readonly edition: string;
  /** Offset in minutes east of UTC from each instant on; the first entry covers everything before too. */
  readonly offsets: readonly { readonly from: string; readonly minutes: number }[];
}

/** An opened window in instants, as the planner and the rehearsal use it. */
export interface WindowInstance {
  readonly window: string;
  readonly opens: Instant;
  readonly closes: Instant;
}
