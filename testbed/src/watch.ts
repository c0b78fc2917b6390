/** Follows the objects of kinds on a server, through lost connections and kinds that come later. */
import { setTimeout as pause } from "node:timers/promises";

import { openStream, type ApiAccess, type ApiObject } from "./api-client.ts";
import { pathOf, type ClusterApi } from "./cluster-api.ts";
import { groupOf, type ApiKind } from "./kinds.ts";

/** What became of an object; those that are there when the watch begins come as `ADDED`. */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: ApiObject;
}

export interface Watch {
  /** Ends it; afterwards no event comes any more. */
  readonly stop: () => void;
}

/** What a watch sends beside events: how far it is, and why it ends. */
interface RawEvent {
  readonly type: WatchEvent["type"] | "BOOKMARK" | "ERROR";
  readonly object: ApiObject;
}

const AGAIN_MS = 200;

/**
 * Calls back for each event of a kind, in the server's order. Where the connection ends it goes on from there; where the
 * server has forgotten that place it lists anew, and objects that are as they were come again as `ADDED`.
 */
export function watchKind(
  { access, api }: { readonly access: ApiAccess; readonly api: ClusterApi },
  kind: ApiKind,
  onEvent: (event: WatchEvent) => void,
): Watch {
  const ended = new AbortController();
  const known = new Map<string, ApiObject>();
  const tell = (event: WatchEvent): void => {
    if (event.type === "DELETED") known.delete(keyOf(event.object));
    else known.set(keyOf(event.object), event.object);
    onEvent(event);
  };
  const list = async (): Promise<string | undefined> => {
    const answer = await api.send<ObjectList>({ method: "GET", path: pathOf(kind, undefined) });
    if (answer.kind === "refused" || ended.signal.aborted) return undefined;
    const there = new Map(answer.value.items.map((item) => [keyOf(item), item]));
    for (const [key, object] of known) if (!there.has(key)) tell({ type: "DELETED", object });
    for (const item of there.values()) {
      const object = { ...item, apiVersion: kind.apiVersion, kind: kind.kind };
      if (known.get(keyOf(object))?.metadata["resourceVersion"] !== object.metadata["resourceVersion"])
        tell({ type: "ADDED", object });
    }
    return answer.value.metadata.resourceVersion;
  };
  const follow = async (): Promise<void> => {
    let version: string | undefined;
    while (!ended.signal.aborted) {
      version ??= await list();
      if (version === undefined) await pause(AGAIN_MS);
      else version = await readFrom(version);
    }
  };
  const readFrom = async (from: string): Promise<string | undefined> => {
    let version: string | undefined = from;
    const query = `?watch=1&allowWatchBookmarks=true&resourceVersion=${from}`;
    try {
      for await (const line of openStream(access, pathOf(kind, undefined) + query, ended.signal)) {
        const event = JSON.parse(line) as RawEvent;
        if (event.type === "ERROR") return undefined;
        version = String(event.object.metadata["resourceVersion"]);
        if (event.type !== "BOOKMARK" && !ended.signal.aborted) tell({ type: event.type, object: event.object });
      }
    } catch {
      await pause(AGAIN_MS); // The connection was lost, or refused because the kind is not served yet.
      return undefined;
    }
    return version;
  };
  void follow();
  return { stop: () => ended.abort() };
}

interface ObjectList {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly ApiObject[];
}

function keyOf({ metadata: { namespace = "", name } }: ApiObject): string {
  return `${namespace}/${name}`;
}

/** Names a kind in whatever version the server has it. */
export interface WatchedKind {
  readonly group: string;
  readonly kind: string;
}

interface WatchedCrd extends ApiObject {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly plural: string; readonly kind: string };
    readonly scope: string;
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Follows many kinds at once; one that the server does not serve yet is followed from the moment when it does. */
export function watchKinds(
  at: { readonly access: ApiAccess; readonly api: ClusterApi },
  kinds: readonly WatchedKind[],
  onEvent: (event: WatchEvent) => void,
): Watch {
  const watches = new Map<string, Watch>();
  const follow = (kind: ApiKind): void => {
    const key = `${groupOf(kind.apiVersion)}/${kind.kind}`;
    if (!watches.has(key)) watches.set(key, watchKind(at, kind, onEvent));
  };
  const onCrd = ({ type, object }: WatchEvent): void => {
    const { spec, status } = object as WatchedCrd;
    const isServed = status?.conditions?.some((one) => one.type === "Established" && one.status === "True") === true;
    const version = spec.versions.find(({ served }) => served)?.name;
    if (type === "DELETED" || !isServed || version === undefined) return;
    if (!kinds.some(({ group, kind }) => group === spec.group && kind === spec.names.kind)) return;
    const { kind, plural } = spec.names;
    follow({ apiVersion: `${spec.group}/${version}`, kind, plural, namespaced: spec.scope === "Namespaced" });
  };
  watches.set("CRDs", watchKind(at, CRDS, onCrd));
  void followBuiltIn(at.api, kinds, follow);
  return {
    stop: () => {
      for (const watch of watches.values()) watch.stop();
    },
  };
}

const CRDS: ApiKind = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  plural: "customresourcedefinitions",
  namespaced: false,
};

/** Kinds of Kubernetes itself have no definition that could be followed; they are there from the start. */
async function followBuiltIn(
  api: ClusterApi,
  kinds: readonly WatchedKind[],
  follow: (kind: ApiKind) => void,
): Promise<void> {
  for (const { group, kind } of kinds) {
    if (group.includes(".") && !group.endsWith(".k8s.io")) continue;
    // All that Kubernetes has under a stable version is v1.
    const found = await api.kinds.find(group === "" ? "v1" : `${group}/v1`, kind);
    if (found !== undefined) follow(found);
  }
}
