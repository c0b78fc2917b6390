/** Which kinds an API server has, and how their objects are addressed. */
import type { Send } from "./api-client.ts";

export interface ApiKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

export interface Kinds {
  /** Looks a kind up; asks the server anew for one that is not known yet. */
  readonly find: (apiVersion: string, kind: string) => Promise<ApiKind | undefined>;
  /** Adds a kind that the server is known to have by now, though its discovery may say so only later. */
  readonly add: (kind: ApiKind) => void;
  /** All kinds, each in the version that the server prefers; asks the server anew. */
  readonly all: () => Promise<readonly ApiKind[]>;
  /** The versions in which the server has a kind, for the message that it lacks another one. */
  readonly versionsOf: (group: string, kind: string) => readonly string[];
}

/** What the server answers when asked for all groups at once (API `apidiscovery.k8s.io/v2`). */
interface DiscoveryList {
  readonly items?: readonly {
    readonly metadata?: { readonly name?: string };
    readonly versions?: readonly {
      readonly version: string;
      readonly resources?: readonly {
        readonly resource: string;
        readonly responseKind?: { readonly kind?: string };
        readonly scope?: "Cluster" | "Namespaced";
      }[];
    }[];
  }[];
}

const DISCOVERY = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

export function openKinds(send: Send): Kinds {
  const known = new Map<string, ApiKind>();
  const ask = async (): Promise<void> => {
    for (const path of ["/api", "/apis"]) {
      const answer = await send<DiscoveryList>({ method: "GET", path, accept: DISCOVERY });
      if (answer.kind === "ok") for (const kind of kindsIn(answer.value)) known.set(keyOf(kind), kind);
    }
  };
  return {
    find: async (apiVersion, kind) => {
      const key = keyOf({ apiVersion, kind });
      if (!known.has(key)) await ask();
      return known.get(key);
    },
    all: async () => {
      await ask();
      const preferred = new Map<string, ApiKind>();
      for (const kind of known.values()) {
        const key = `${groupOf(kind.apiVersion)}/${kind.kind}`;
        if (!preferred.has(key)) preferred.set(key, kind);
      }
      return [...preferred.values()];
    },
    add: (kind) => void known.set(keyOf(kind), kind),
    versionsOf: (group, kind) =>
      [...known.values()]
        .filter((other) => other.kind === kind && groupOf(other.apiVersion) === group)
        .map(({ apiVersion }) => apiVersion),
  };
}

/** `argoproj.io` of `argoproj.io/v1alpha1`; the empty text of `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}

function keyOf({ apiVersion, kind }: Pick<ApiKind, "apiVersion" | "kind">): string {
  return `${apiVersion}/${kind}`;
}

function kindsIn(list: DiscoveryList): readonly ApiKind[] {
  return (list.items ?? []).flatMap(({ metadata, versions = [] }) =>
    versions.flatMap(({ version, resources = [] }) =>
      resources.flatMap(({ resource, responseKind, scope }) => {
        const group = metadata?.name ?? "";
        // The server describes some subresources' parents without a kind of their own.
        if (responseKind?.kind === undefined) return [];
        const apiVersion = group === "" ? version : `${group}/${version}`;
        return [{ apiVersion, kind: responseKind.kind, plural: resource, namespaced: scope === "Namespaced" }];
      }),
    ),
  );
}
