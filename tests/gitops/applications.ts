/** What Argo CD's Applications on one cluster went through, as their objects told while it happened. */
import { watchKind, type ApiAccess, type ApiObject, type ClusterApi, type Watch } from "@vmfactory/testbed";

/** The part of an Application that Argo CD writes. */
export interface ApplicationStatus {
  readonly sync?: { readonly status?: string; readonly revision?: string };
  readonly health?: { readonly status?: string; readonly message?: string };
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly operationState?: {
    readonly phase: string;
    readonly message?: string;
    readonly startedAt: string;
    readonly retryCount?: number;
    readonly operation?: { readonly initiatedBy?: { readonly automated?: boolean } };
    readonly syncResult?: { readonly resources?: readonly SyncedResource[]; readonly revision?: string };
  };
}

interface SyncedResource {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly message?: string;
  readonly hookPhase?: string;
}

/** One Application from its first appearance on. Times in ms since the recorder was opened. */
export interface ApplicationRecord {
  readonly name: string;
  readonly wave: number;
  readonly seenAtMs: number;
  /** When it was Synced and Healthy for the first time. */
  healthyAtMs: number | undefined;
  /** Syncs that were begun, retries included. */
  readonly attempts: Set<string>;
  /** What could not be applied, in Argo CD's words, each sentence once. */
  readonly failures: Set<string>;
  /** Whether somebody asked for a sync who is not Argo CD. */
  hasManualSync: boolean;
  last: ApplicationStatus;
}

export interface Recorder {
  readonly records: ReadonlyMap<string, ApplicationRecord>;
  readonly stop: () => void;
}

/** Opens a recorder on a cluster that serves Applications. */
export function recordApplications(
  at: { readonly access: ApiAccess; readonly api: ClusterApi },
  sinceMs: number,
): Recorder {
  const records = new Map<string, ApplicationRecord>();
  const watch: Watch = watchKind(at, APPLICATIONS, ({ type, object }) => {
    if (type === "DELETED") records.delete(object.metadata.name);
    else note(records, object, performance.now() - sinceMs);
  });
  return { records, stop: watch.stop };
}

const APPLICATIONS = {
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Application",
  plural: "applications",
  namespaced: true,
};

function note(records: Map<string, ApplicationRecord>, object: ApiObject, atMs: number): void {
  const status = (object["status"] ?? {}) as ApplicationStatus;
  const record = records.get(object.metadata.name) ?? begin(object, atMs);
  records.set(record.name, record);
  record.last = status;
  const { operationState } = status;
  if (operationState !== undefined) {
    record.attempts.add(`${operationState.startedAt} ${operationState.retryCount ?? 0}`);
    record.hasManualSync ||= operationState.operation?.initiatedBy?.automated !== true;
    for (const failure of failuresOf(operationState)) record.failures.add(failure);
  }
  if (isWell(status)) record.healthyAtMs ??= atMs;
}

function begin({ metadata }: ApiObject, atMs: number): ApplicationRecord {
  const annotations = (metadata["annotations"] ?? {}) as Readonly<Record<string, string>>;
  return {
    name: metadata.name,
    wave: Number(annotations["argocd.argoproj.io/sync-wave"] ?? "0"),
    seenAtMs: atMs,
    healthyAtMs: undefined,
    attempts: new Set(),
    failures: new Set(),
    hasManualSync: false,
    last: {},
  };
}

function failuresOf({
  phase,
  message,
  syncResult,
}: NonNullable<ApplicationStatus["operationState"]>): readonly string[] {
  const resources = (syncResult?.resources ?? []).filter(({ status }) => status === "SyncFailed");
  if (resources.length > 0) return resources.map((one) => `${nameOf(one)}: ${one.message ?? ""}`);
  return phase === "Failed" || phase === "Error" ? [message ?? phase] : [];
}

function nameOf({ kind, namespace, name }: SyncedResource): string {
  return `${kind} ${namespace === undefined || namespace === "" ? name : `${namespace}/${name}`}`;
}

/** Synced and Healthy, and no sync under way. */
export function isWell({ sync, health, operationState }: ApplicationStatus): boolean {
  return sync?.status === "Synced" && health?.status === "Healthy" && operationState?.phase !== "Running";
}

/** Where an Application stands, in one line. */
export function describeApplication({ name, last }: ApplicationRecord): string {
  const { sync, health, operationState, conditions = [] } = last;
  const words = [
    health?.message,
    operationState?.phase === "Succeeded" ? undefined : operationState?.message,
    ...conditions.map(({ type, message }) => `${type}: ${message}`),
  ].filter((word) => word !== undefined && word !== "");
  return `${name}: ${sync?.status ?? "not compared"}, ${health?.status ?? "no health"}${words.map((word) => `; ${word}`).join("")}`;
}
