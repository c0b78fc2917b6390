import type { Place } from "../base/pointer.ts";

/** What every Kubernetes object has. The rest of its fields stand beside these, as its kind demands. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: KubeMetadata;
  readonly [field: string]: unknown;
}

export interface KubeMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * Where a resource belongs; `files` makes paths of it and nobody else does.
 * `shared`: the same on every cluster that has the component (`components/<component>/`).
 * `cluster`: one cluster's own part of a component (`clusters/<cluster>/<component>/`).
 * `provisioning`: the hub's description of a managed cluster (`clusters/<hub>/clusters/<cluster>/`).
 * `bootstrap`: applied once to the hub, before Argo CD is there (`.bootstrap/`): the root Application.
 */
export type Placement =
  | { readonly layer: "shared"; readonly component: ComponentName }
  | { readonly layer: "cluster"; readonly component: ComponentName; readonly cluster: string }
  | { readonly layer: "provisioning"; readonly cluster: string }
  | { readonly layer: "bootstrap" };

/**
 * Something that a resource needs to be there before it, or brings.
 * The object itself, its kind and its namespace are understood and need not be said.
 */
export type Dependency =
  | {
      readonly kind: "object";
      readonly apiVersion: string;
      readonly objectKind: string;
      readonly namespace?: string;
      readonly name: string;
    }
  | { readonly kind: "crd"; readonly group: string; readonly objectKind: string }
  | { readonly kind: "secret"; readonly namespace: string; readonly name: string }
  | { readonly kind: "storage-class"; readonly name: string }
  | { readonly kind: "capability"; readonly name: string };

export interface Resource {
  readonly object: KubeObject;
  readonly placement: Placement;
  /** File name within its folder, without `.yaml`: `storage-class-netapp-fra-nas`. Unique in the folder. */
  readonly file: string;
  /** What it brings beyond itself: a Subscription brings CRDs, an operator's resource brings classes. */
  readonly provides?: readonly Dependency[];
  /** What must be there first, beyond its namespace and its kind's CRD. */
  readonly requires?: readonly Dependency[];
  /** The fields of factory.yaml that it comes from, for the README of its folder. */
  readonly from: readonly Place[];
}

export type ComponentName = string & { readonly ComponentName: unique symbol };

/** Which clusters have a component. `managed`: all but the hub. */
export type Scope = "all" | "hub" | "managed";

/** One Argo CD Application's worth of resources, with what its README says. */
export interface Component {
  readonly name: ComponentName;
  readonly scope: Scope;
  /** Namespace in which its Application lands what names none; every resource of ours names its own. */
  readonly namespace: string;
  /** One line: what it is. */
  readonly title: string;
  /**
   * Who wrote its objects by updates before Argo CD did, as the name of a field manager. Without taking over, a field that
   * later leaves Git would stay on the cluster, because its first writer still owns it.
   */
  readonly formerManager?: string;
  /** Two to five sentences for an operator: what it does on the cluster, what to look at, what to know. */
  readonly about: string;
  /**
   * A folder of the repository's root that people write (`waves`): its Application reads it as plain manifests,
   * and no resource of ours is in it.
   */
  readonly folder?: string;
  /** What must be there before the component, beyond what its resources say: what people's files in `folder` need. */
  readonly requires?: readonly Dependency[];
}

/** A Secret that must exist on a cluster and never stands in Git. */
export interface RequiredSecret {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  /** Kubernetes type, `Opaque`, `kubernetes.io/dockerconfigjson`. */
  readonly type: string;
  readonly keys: readonly { readonly key: string; readonly what: string }[];
  /** Labels without which its reader does not find it. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Who reads it and what for: one sentence. */
  readonly purpose: string;
  readonly from: Place;
}

/** What the stage `resources` makes of a Model. */
export interface Built {
  /** Sorted by name. */
  readonly components: readonly Component[];
  readonly resources: readonly Resource[];
  /** Sorted by cluster, namespace, name. */
  readonly secrets: readonly RequiredSecret[];
}
