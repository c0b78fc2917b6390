import type { Place } from "../base/pointer.ts";
import type {
  Component,
  ComponentName,
  Dependency,
  KubeObject,
  Placement,
  RequiredSecret,
  Resource,
} from "./resource.ts";
import type { TypedObject } from "./typed-object.ts";

/** What a builder makes of the Model: components with their resources, and the secrets that those need. */
export interface Part {
  readonly components: readonly Component[];
  readonly resources: readonly Resource[];
  readonly secrets?: readonly RequiredSecret[];
}

/** A resource that does not say yet where it stands. `file` is needed only where two objects of a kind have one name. */
export interface Draft<T extends TypedObject = TypedObject> {
  readonly object: T;
  readonly from: readonly Place[];
  readonly file?: string;
  readonly provides?: readonly Dependency[];
  readonly requires?: readonly Dependency[];
}

/** Puts a draft where it belongs. */
export function placeDraft(draft: Draft, placement: Placement): Resource {
  const { object } = draft;
  return { ...draft, file: draft.file ?? fileName(object), placement };
}

/** The same on every cluster that has the component. */
export function shared(component: ComponentName, drafts: readonly Draft[]): Resource[] {
  return drafts.map((draft) => placeDraft(draft, { layer: "shared", component }));
}

/** One cluster's own part of a component. */
export function onCluster(component: ComponentName, cluster: string, drafts: readonly Draft[]): Resource[] {
  return drafts.map((draft) => placeDraft(draft, { layer: "cluster", component, cluster }));
}

/** What a component has on one cluster. */
export interface ClusterDrafts {
  readonly cluster: string;
  readonly drafts: readonly Draft[];
}

/**
 * Shares what is the same on all clusters of a component's scope, and gives each cluster the rest as its own. With a
 * single cluster nothing is shared: it could not be told what is common from what is the cluster's own.
 */
export function sharedOrOwn(component: ComponentName, clusters: readonly ClusterDrafts[]): Resource[] {
  const byContent = new Map<string, Draft[]>();
  const contents = new Map<Draft, string>();
  for (const draft of clusters.flatMap(({ drafts }) => drafts)) {
    const content = contentOf(draft);
    contents.set(draft, content);
    const same = byContent.get(content);
    if (same === undefined) byContent.set(content, [draft]);
    else same.push(draft);
  }
  const alike = (draft: Draft): readonly Draft[] => byContent.get(contents.get(draft) ?? "") ?? [];
  const isCommon = (draft: Draft): boolean => clusters.length > 1 && alike(draft).length === clusters.length;
  const common = (clusters[0]?.drafts ?? []).filter(isCommon);
  return [
    ...shared(
      component,
      common.map((draft): Draft => ({ ...draft, from: mergePlaces(alike(draft)) })),
    ),
    ...clusters.flatMap(({ cluster, drafts }) =>
      onCluster(
        component,
        cluster,
        drafts.filter((draft) => !isCommon(draft)),
      ),
    ),
  ];
}

function contentOf({ object, provides, requires }: Draft): string {
  return JSON.stringify([object, provides, requires]);
}

function mergePlaces(drafts: readonly Draft[]): Place[] {
  const byText = new Map(drafts.flatMap(({ from }) => from).map((place) => [JSON.stringify(place), place]));
  return [...byText.values()];
}

/** `storage-class-netapp-fra-nas`: kind in words, then the name, unless the name says the kind itself. */
function fileName({ kind, metadata: { name } }: KubeObject): string {
  const words = kind.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  return name === words || name.startsWith(`${words}-`) ? name : `${words}-${name}`;
}
