/** A difference between two repositories. */
export type Change = ObjectChange | FileChange;

export type Action = "add" | "remove" | "change";

/** An object that is added, removed or changed on clusters. */
export interface ObjectChange {
  readonly kind: "object";
  readonly action: Action;
  readonly object: ObjectName;
  /** Clusters on which it is so, sorted. */
  readonly clusters: readonly string[];
  /** The files that hold it before and after: one, or one for each of the clusters. */
  readonly oldPaths: readonly string[];
  readonly newPaths: readonly string[];
  /** Of a changed object, in the order of their paths. */
  readonly fields: readonly FieldChange[];
}

export interface ObjectName {
  readonly apiVersion: string;
  /** Kind of the object. */
  readonly objectKind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** A field that is added, removed or changed. */
export interface FieldChange {
  readonly action: Action;
  /** `spec.interfaces[name=bond0].mtu`; items of a list by their name where all have one, else by number from 0. */
  readonly path: string;
  /** Undefined if it was not there. */
  readonly old: unknown;
  /** Undefined if it is not there any more. */
  readonly new: unknown;
}

/** A file that is no manifest: a page, a kustomization, a schema; or a manifest that cannot be read. */
export interface FileChange {
  readonly kind: "file";
  readonly action: Action;
  readonly path: string;
}
