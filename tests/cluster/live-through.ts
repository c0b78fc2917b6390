/**
 * The life of one cluster on a server of its own: each version of a factory is brought over the one before, with all who
 * write to it, and held against what Git says. At the end the same last version is brought to an empty server, and the
 * first one over it, because a commit may be taken back: neither past may show.
 */
import {
  ARGO_MANAGER,
  compareObjects,
  compareSets,
  enforceObjects,
  identityOf,
  kindsOf,
  readContents,
  removeContents,
  staysAfter,
  syncState,
  type ApiObject,
  type ClusterApi,
  type Contents,
  type DesiredObject,
  type Finding,
  type NamedKind,
  type Synced,
} from "@vmfactory/testbed";
import { isDeepStrictEqual } from "node:util";
import type { ClusterVersion } from "./compile-versions.ts";

/** What one version did. */
export interface Lived {
  readonly synced: Synced;
  /** What is on the cluster although neither this version nor the cluster itself wants it. */
  readonly stays: readonly DesiredObject[];
}

export interface Life {
  readonly lived: readonly Lived[];
  readonly findings: readonly Finding[];
}

interface Server {
  readonly api: ClusterApi;
  readonly kinds: readonly NamedKind[];
  /** What was there before anybody wrote, namespaces included that the cluster's own parts make. */
  readonly baseline: Contents;
  readonly isHub: boolean;
}

/** Lives through all versions of one cluster; the server is as empty afterwards as before. */
export async function liveThrough(
  api: ClusterApi,
  { versions, isHub }: { readonly versions: readonly ClusterVersion[]; readonly isHub: boolean },
): Promise<Life> {
  const all = versions.flatMap(({ state, before }) => [...state.objects.map(({ object }) => object), ...before]);
  const kinds = kindsOf([...all, { apiVersion: "v1", kind: "Namespace", metadata: { name: "any" } }]);
  const empty = await readContents(api, kinds);
  await makeNamespacesOfOthers(api, all);
  const server = { api, kinds, baseline: await readContents(api, kinds), isHub };
  try {
    const forth = await liveForth(server, versions);
    await clear(server, server.baseline);
    const back = await liveBack(server, versions, forth.contents);
    return { lived: forth.lived, findings: [...forth.findings, ...back] };
  } finally {
    await clear(server, empty);
  }
}

async function liveForth(
  server: Server,
  versions: readonly ClusterVersion[],
): Promise<Life & { readonly contents: readonly Contents[] }> {
  const lived: Lived[] = [];
  const findings: Finding[] = [];
  const contents: Contents[] = [];
  for (const [index, version] of versions.entries()) {
    const past = versions.slice(0, index);
    const synced = await bring(server, version, past.at(-1));
    const still = synced.steps.filter(({ outcome }) => outcome === "unchanged").map(({ identity }) => identity);
    const again = await syncState(server.api, version.state, { kinds: server.kinds, skip: new Set(still) });
    const stays = staysAfter([...(lived.at(-1)?.stays ?? []), ...(past.at(-1)?.state.objects ?? [])], version.state);
    const written = [...past, version].flatMap(({ before }) => before);
    findings.push(
      ...synced.findings,
      ...findNeedless(synced, version, past.at(-1)),
      ...findUnrest(again),
      ...compareSets(
        meantBy(server.baseline, version, [...written, ...stays.map(({ object }) => object)]),
        again.before,
      ),
    );
    lived.push({ synced, stays });
    contents.push(again.before);
  }
  return { lived, findings, contents };
}

/** The last version where nothing was, then the first one over it. */
async function liveBack(
  server: Server,
  versions: readonly ClusterVersion[],
  contents: readonly Contents[],
): Promise<readonly Finding[]> {
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined || last === undefined) return [];
  const findings: Finding[] = [];
  for (const [version, earlier, lived] of [
    [last, undefined, contents.at(-1)],
    [first, last, contents[0]],
  ] as const) {
    const synced = await bring(server, version, earlier);
    const found = await readContents(server.api, server.kinds);
    findings.push(...synced.findings, ...compareObjects(onlyDesired(lived ?? new Map(), version), found));
  }
  return findings;
}

/**
 * All who write, in the order of the real thing. The hub: whoever applies the bootstrap, at first and when it changed.
 * A managed cluster: the policy engine at first; later the cluster's Argo CD has read the commit before the hub's policies
 * are changed and copied.
 */
async function bring(
  { api, kinds, isHub }: Server,
  { state, before }: ClusterVersion,
  earlier: ClusterVersion | undefined,
): Promise<Synced> {
  const isWritten = isHub || earlier === undefined;
  const isNew = !isDeepStrictEqual(before, earlier?.before);
  const first = isWritten && isNew ? await (isHub ? applyBootstrap(api, before) : enforceAll(api, before)) : [];
  const synced = await syncState(api, state, { kinds });
  const then = isWritten ? [] : await enforceAll(api, before);
  return { ...synced, findings: [...first, ...synced.findings, ...then] };
}

/** `oc apply --server-side --force-conflicts --field-manager=argocd-controller`, one object after the other. */
async function applyBootstrap(api: ClusterApi, objects: readonly ApiObject[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const object of objects) {
    const answer = await api.apply(object, { manager: ARGO_MANAGER });
    const messages = answer.kind === "ok" ? answer.warnings : [answer.message];
    findings.push(...messages.map((message) => ({ file: ".bootstrap", object: object.metadata.name, message })));
  }
  return findings;
}

async function enforceAll(api: ClusterApi, objects: readonly ApiObject[]): Promise<readonly Finding[]> {
  return (await enforceObjects(api, objects)).findings;
}

/** What Git did not change, nobody may write; what the bootstrap writes loses Argo CD's mark by that, and gets it back. */
function findNeedless(
  { steps }: Synced,
  { state, before }: ClusterVersion,
  earlier: ClusterVersion | undefined,
): readonly Finding[] {
  const same = new Set(
    state.objects
      .filter((one) => earlier?.state.objects.some((other) => isDeepStrictEqual(other.object, one.object)) === true)
      .map(({ object }) => identityOf(object)),
  );
  const written = new Set(isDeepStrictEqual(before, earlier?.before) ? [] : before.map((one) => identityOf(one)));
  return steps
    .filter(({ outcome, identity }) => outcome === "changed" && same.has(identity) && !written.has(identity))
    .map(({ name }) => ({
      file: state.cluster,
      object: name,
      message: "Git did not change it, and it is changed on the cluster.",
    }));
}

/** Syncing once more does nothing. */
function findUnrest({ steps, findings }: Synced): readonly Finding[] {
  const moved = steps.filter(({ outcome }) => outcome !== "unchanged" && outcome !== "kept");
  return [
    ...findings,
    ...moved.map(({ name, outcome, application }) => ({
      file: application,
      object: name,
      message: `Synced a second time, it is ${outcome}.`,
    })),
  ];
}

function meantBy(baseline: Contents, { state }: ClusterVersion, others: readonly ApiObject[]): Contents {
  const objects = [...state.objects.map(({ object }) => object), ...others];
  return new Map([...baseline, ...objects.map((object) => [identityOf(object), object] as const)]);
}

function onlyDesired(contents: Contents, { state }: ClusterVersion): Contents {
  const desired = new Set(state.objects.map(({ object }) => identityOf(object)));
  return new Map([...contents].filter(([identity]) => desired.has(identity)));
}

/** Namespaces that come with OpenShift, or that operators make, so that what is ours in them can be there. */
async function makeNamespacesOfOthers(api: ClusterApi, objects: readonly ApiObject[]): Promise<void> {
  const ours = new Set(objects.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name));
  const named = new Set(objects.flatMap(({ metadata: { namespace } }) => (namespace === undefined ? [] : [namespace])));
  for (const name of named) {
    if (!ours.has(name)) await api.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  }
}

async function clear({ api, kinds }: Server, keep: Contents): Promise<void> {
  const there = await readContents(api, kinds);
  await removeContents(api, new Map([...there].filter(([identity]) => !keep.has(identity))));
}
