/**
 * What Argo CD writes to a cluster when it syncs, and nothing else of Argo CD: server-side apply in the order of the sync
 * waves, then deletion of what bears its annotation and is not in Git any more. Argo CD takes over what others own; here
 * it is first asked without force, so that every such taking is seen and named.
 */
import { isDeepStrictEqual } from "node:util";

import type { ApiObject } from "./api-client.ts";
import type { ClusterApi } from "./cluster-api.ts";
import { waitServed } from "./crds.ts";
import {
  annotationOf,
  isApplication,
  TRACKING,
  waveOf,
  type DesiredObject,
  type DesiredState,
} from "./desired-state.ts";
import { mapLimited } from "./map-limited.ts";
import { takeOverFields } from "./migrate-fields.ts";
import { identityOf, nameOf, type Finding } from "./repository.ts";
import { readContents, type Contents, type NamedKind } from "./server-contents.ts";

/** `kept`: it is gone from Git, and an annotation of its own says that it is never deleted. */
export type Outcome = "made" | "changed" | "unchanged" | "pruned" | "kept";

export interface SyncStep {
  readonly outcome: Outcome;
  readonly application: string;
  readonly identity: string;
  readonly name: string;
}

export interface Synced {
  /** What was on the cluster before. */
  readonly before: Contents;
  readonly steps: readonly SyncStep[];
  readonly findings: readonly Finding[];
}

/** The name by which Argo CD's controller owns fields. */
export const ARGO_MANAGER = "argocd-controller";

const MIGRATION_MANAGER = "argocd.argoproj.io/client-side-apply-migration-manager";
const AT_ONCE = 8;

export interface SyncOptions {
  /** The kinds in which something may be left to delete. */
  readonly kinds: readonly NamedKind[];
  /** Objects, by identity, that are known to be as they should, and are not sent. */
  readonly skip?: ReadonlySet<string>;
}

/** Brings a cluster to a state, as its Argo CD would. */
export async function syncState(
  api: ClusterApi,
  state: DesiredState,
  { kinds, skip = new Set() }: SyncOptions,
): Promise<Synced> {
  const before = await readContents(api, kinds);
  const applied: Applied[] = [];
  for (const batch of batchesOf(state.objects.filter(({ object }) => !skip.has(identityOf(object))))) {
    applied.push(...(await mapLimited(batch, AT_ONCE, (one) => applyDesired({ api, state, before }, one))));
  }
  const pruned = await pruneState(api, state, before);
  return {
    before,
    steps: [...applied.flatMap(({ step }) => (step === undefined ? [] : [step])), ...pruned.steps],
    findings: [...applied.flatMap(({ findings }) => findings), ...pruned.findings],
  };
}

interface Applied {
  readonly step?: SyncStep;
  readonly findings: readonly Finding[];
}

/** Neighbours of one Application and one sync wave are sent together. */
function batchesOf(objects: readonly DesiredObject[]): readonly (readonly DesiredObject[])[] {
  const batches = new Map<string, DesiredObject[]>();
  for (const one of objects) {
    const key = `${one.application} ${waveOf(one.object)}`;
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [one]);
    else batch.push(one);
  }
  return [...batches.values()];
}

interface SyncRun {
  readonly api: ClusterApi;
  readonly state: DesiredState;
  readonly before: Contents;
}

async function applyDesired({ api, state, before }: SyncRun, one: DesiredObject): Promise<Applied> {
  const identity = identityOf(one.object);
  const live = before.get(identity);
  const complain = (message: string): Finding => ({ file: one.file, object: one.name, message });
  const findings = findOtherOwner(live, one).map(complain);
  const application = state.applications.get(one.application);
  const formerManager = application === undefined ? undefined : annotationOf(application, MIGRATION_MANAGER);
  if (live !== undefined && formerManager !== undefined) {
    findings.push(...(await takeOverFields(api, live, { from: formerManager, to: ARGO_MANAGER })).map(complain));
  }
  let answer = await api.apply(one.object, { manager: ARGO_MANAGER, force: false });
  if (answer.kind === "refused" && answer.refusal === "conflict") {
    findings.push(complain(answer.message));
    answer = await api.apply(one.object, { manager: ARGO_MANAGER });
  }
  if (answer.kind === "refused") return { findings: [...findings, complain(answer.message)] };
  findings.push(...answer.warnings.map((warning) => complain(`warning: ${warning}`)));
  if (one.object.kind === "CustomResourceDefinition") {
    const late = await waitServed(api, one.object);
    if (late !== undefined) findings.push(complain(late));
  }
  const { application: owner, name } = one;
  return { step: { outcome: outcomeOf(live, answer.value), application: owner, identity, name }, findings };
}

/** The server gives an object a new version exactly when something in it changed, owners of fields included. */
function outcomeOf(before: ApiObject | undefined, after: ApiObject): Outcome {
  if (before === undefined) return "made";
  return isDeepStrictEqual(before.metadata["resourceVersion"], after.metadata["resourceVersion"])
    ? "unchanged"
    : "changed";
}

/** An Application refuses to sync what another one has, and deletes what it no longer has: the object would go and come back. */
function findOtherOwner(live: ApiObject | undefined, { application }: DesiredObject): readonly string[] {
  const owner = live === undefined ? undefined : ownerOf(live);
  if (owner === undefined || owner === application) return [];
  return [`It moves from the Application ${owner} to ${application}, which deletes it in between.`];
}

/** The Application by whose name an object is marked; a mark that is a copy of another object's says nothing. */
export function ownerOf(object: ApiObject): string | undefined {
  const [application, kind, name] = (annotationOf(object, TRACKING) ?? "").split(":");
  const isOwn = kind?.endsWith(`/${object.kind}`) === true && name?.endsWith(`/${object.metadata.name}`) === true;
  return isOwn ? application : undefined;
}

async function pruneState(
  api: ClusterApi,
  state: DesiredState,
  live: Contents,
): Promise<Pick<Synced, "steps" | "findings">> {
  const desired = new Set(state.objects.map(({ object }) => identityOf(object)));
  const full = new Set(state.objects.map(({ application }) => application));
  const surplus = [...live].flatMap(([identity, object]) => {
    const application = ownerOf(object);
    // An Application without any object left is taken for a mistake (`allowEmpty: false`), and deletes nothing.
    return application === undefined || !full.has(application) || desired.has(identity)
      ? []
      : [{ identity, application, object }];
  });
  const steps: SyncStep[] = [];
  const findings: Finding[] = [];
  for (const { identity, application, object } of surplus.toSorted((a, b) => waveOf(b.object) - waveOf(a.object))) {
    const isKept = optionsOf(object).includes("Prune=false");
    const answer = isKept ? undefined : await api.remove(object);
    steps.push({ outcome: isKept ? "kept" : "pruned", application, identity, name: nameOf(object) });
    if (answer?.kind === "refused")
      findings.push({ file: state.cluster, object: nameOf(object), message: answer.message });
  }
  return { steps, findings };
}

/** What `argocd.argoproj.io/sync-options` says about one object. */
export function optionsOf(object: ApiObject): readonly string[] {
  return (annotationOf(object, "argocd.argoproj.io/sync-options") ?? "").split(",").map((option) => option.trim());
}

/**
 * What stays although a state does not name it: objects that are never pruned, and all that an Application brought which
 * is gone itself, since none has the finalizer that would take its objects along.
 */
export function staysAfter(earlier: readonly DesiredObject[], state: DesiredState): readonly DesiredObject[] {
  const desired = new Set(state.objects.map(({ object }) => identityOf(object)));
  return earlier.filter(({ object, application }) => {
    if (desired.has(identityOf(object))) return false;
    const isOrphan = !state.applications.has(application) && !isApplication(object);
    return isOrphan || optionsOf(object).includes("Prune=false");
  });
}
