import { compareBy, type KindName, type KubeObject } from "@vmfactory/core";
import { applyFields, type Owners } from "./apply-fields.ts";
import { builtInTable } from "./builtin-kinds.table.ts";
import type { Cluster, ObjectRef } from "./cluster.ts";
import { groupOf, kindNames, recordAt, textAt } from "./fields.ts";
import { Refusal } from "./refusal.ts";
import { scopeOf, type KindScope } from "./scopes.ts";
import { timeText } from "./simulated-time.ts";
import { frozenCopy, isSame, mergePatch, type Tree } from "./tree.ts";

/** What happened to one object. A write that changes nothing is no change. */
export interface ClusterChange {
  readonly action: "created" | "changed" | "status" | "removed";
  readonly kind: KindName;
  readonly namespace?: string;
  readonly name: string;
}

interface Stored {
  readonly object: KubeObject;
  readonly owners: Owners;
}

/** Objects of one kind by namespace and name. */
type Shelf = Map<string, Stored>;

/**
 * A cluster in memory, on simulated time, which passes only when `advanceTo` says so. It refuses what a real API server
 * refuses for want of a kind or a namespace, and keeps resourceVersion, generation, uid and creationTimestamp; the same
 * calls give the same objects.
 *
 * What it does not do: it knows no schemas, so it neither defaults, prunes nor validates fields, keeps objects in the
 * version they were applied in, and takes every list as one field (see applyFields). It has no controllers but one:
 * what is in a namespace goes with it. Finalizers and owner references mean nothing. Every kind has a status
 * subresource. It gives a generation to every kind. Who owns a status is not recorded.
 */
export class MemoryCluster implements Cluster {
  readonly #shelves = new Map<string, Shelf>();
  readonly #scopes = new Map<string, KindScope>();
  readonly #listeners = new Set<(change: ClusterChange) => void>();
  #nowMs = 0;
  #version = 0;
  #created = 0;

  /** Serves Kubernetes' own kinds, and more if it is given more; the namespaces of Kubernetes are there. */
  constructor(kinds: readonly KindName[] = []) {
    for (const kind of [...kindNames(builtInTable), ...kinds]) this.#shelves.set(idOf(kind), new Map());
    for (const name of ["default", "kube-node-lease", "kube-public", "kube-system"]) {
      this.#apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } }, "kubernetes");
    }
  }

  /** Simulated time since the cluster began, in ms. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Lets time pass; it never goes back. */
  advanceTo(nowMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, nowMs);
  }

  /** Calls a listener after each change, in order, until the function that it gives is called. */
  onChange(listener: (change: ClusterChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  isServed(kind: KindName): boolean {
    return this.#shelves.has(idOf(kind));
  }

  get(ref: ObjectRef): Promise<KubeObject | undefined> {
    return Promise.resolve(this.#shelves.get(idOf(kindOf(ref)))?.get(keyOf(ref))?.object);
  }

  list(kind: KindName, namespace?: string): Promise<readonly KubeObject[]> {
    const objects = [...(this.#shelves.get(idOf(kind))?.values() ?? [])].map(({ object }) => object);
    const wanted = objects.filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace);
    return Promise.resolve(wanted.toSorted(compareBy(({ metadata }) => keyOf(metadata))));
  }

  /** Rejects with a Refusal, and changes nothing, where a real API server would refuse the object. */
  apply(object: KubeObject, manager: string): Promise<void> {
    return attempt(() => this.#apply(object, manager));
  }

  setStatus(ref: ObjectRef, status: Tree): Promise<void> {
    const stored = this.#shelves.get(idOf(kindOf(ref)))?.get(keyOf(ref));
    if (stored !== undefined) {
      const merged = mergePatch(stored.object["status"], status);
      if (!isSame(merged, stored.object["status"])) {
        this.#put("status", { ...stored.object, status: merged }, stored.owners);
      }
    }
    return Promise.resolve();
  }

  remove(ref: ObjectRef): Promise<void> {
    const kind = kindOf(ref);
    const stored = this.#shelves.get(idOf(kind))?.get(keyOf(ref));
    if (stored !== undefined) this.#remove(kind, stored.object);
    return Promise.resolve();
  }

  serve(kinds: readonly KindName[]): Promise<void> {
    for (const kind of kinds) this.#serve(kind);
    return Promise.resolve();
  }

  #serve(kind: KindName): void {
    if (!this.isServed(kind)) this.#shelves.set(idOf(kind), new Map());
  }

  #apply(object: KubeObject, manager: string): void {
    const kind = kindOf(object);
    this.#check(kind, object);
    const key = keyOf(object.metadata);
    const stored = this.#shelves.get(idOf(kind))?.get(key);
    const before = stored?.object;
    const merged = applyFields(
      { fields: fieldsOf(before), owners: stored?.owners ?? new Map() },
      frozenCopy(fieldsOf(object)),
      manager,
    );
    if (before !== undefined && isSame(merged.fields, fieldsOf(before))) {
      this.#shelves.get(idOf(kind))?.set(key, { object: before, owners: merged.owners });
      return;
    }
    const status = before === undefined ? firstStatus(object, this.#nowMs) : before["status"];
    const next: KubeObject = {
      ...merged.fields,
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: {
        ...recordAt(merged.fields, "metadata"),
        ...namesOf(object.metadata),
        ...this.#kept(before, merged.fields),
      },
      ...(status === undefined ? {} : { status }),
    };
    this.#put(before === undefined ? "created" : "changed", next, merged.owners);
    if (object.kind === "CustomResourceDefinition") this.#define(object);
  }

  /** What the server itself says in an object's metadata. */
  #kept(before: KubeObject | undefined, fields: Tree): Tree {
    if (before === undefined) {
      this.#created += 1;
      const uid = `00000000-0000-4000-8000-${this.#created.toString(16).padStart(12, "0")}`;
      return { uid, creationTimestamp: timeText(this.#nowMs), generation: 1 };
    }
    const { uid, creationTimestamp, generation } = before.metadata as unknown as Tree; // Set here, at creation.
    const same = isSame(withoutMetadata(fields), withoutMetadata(fieldsOf(before)));
    return { uid, creationTimestamp, generation: Number(generation) + (same ? 0 : 1) };
  }

  #check(kind: KindName, { apiVersion, kind: kindName, metadata }: KubeObject): void {
    const { name, namespace } = metadata;
    const title = `${apiVersion} ${kindName} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
    if (name === "") throw new Refusal("invalid", `${title} has no name`);
    if (!this.isServed(kind)) throw new Refusal("not-served", `${title}: the cluster serves no kind ${idOf(kind)}`);
    const scope = this.#scopes.get(idOf(kind)) ?? scopeOf(kind);
    if (scope === "cluster" && namespace !== undefined) {
      throw new Refusal("invalid", `${title}: objects of this kind belong to no namespace`);
    }
    if (scope === "namespace" && namespace === undefined) throw new Refusal("invalid", `${title} names no namespace`);
    if (namespace !== undefined && this.#shelves.get("Namespace.")?.has(`/${namespace}`) !== true) {
      throw new Refusal("no-namespace", `${title}: there is no namespace ${namespace}`);
    }
  }

  /** A CRD makes its kind served. */
  #define(definition: KubeObject): void {
    const kind = {
      group: textAt(definition, "spec", "group") ?? "",
      kind: textAt(definition, "spec", "names", "kind") ?? "",
    };
    this.#scopes.set(idOf(kind), textAt(definition, "spec", "scope") === "Cluster" ? "cluster" : "namespace");
    this.#serve(kind);
  }

  #put(action: ClusterChange["action"], object: KubeObject, owners: Owners): void {
    this.#version += 1;
    const metadata = { ...object.metadata, resourceVersion: String(this.#version) };
    const kind = kindOf(object);
    this.#shelves.get(idOf(kind))?.set(keyOf(metadata), { object: frozenCopy({ ...object, metadata }), owners });
    this.#tell({ action, kind, ...namesOf(metadata) });
  }

  #remove(kind: KindName, { metadata }: KubeObject): void {
    this.#version += 1;
    this.#shelves.get(idOf(kind))?.delete(keyOf(metadata));
    this.#tell({ action: "removed", kind, ...namesOf(metadata) });
    if (idOf(kind) !== "Namespace.") return;
    for (const [id, shelf] of this.#shelves) {
      for (const { object } of shelf.values()) {
        if (object.metadata.namespace === metadata.name) this.#remove(kindFrom(id), object);
      }
    }
  }

  #tell(change: ClusterChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

const idOf = ({ group, kind }: KindName): string => `${kind}.${group}`;

function kindFrom(id: string): KindName {
  const dot = id.indexOf(".");
  return { kind: id.slice(0, dot), group: id.slice(dot + 1) };
}

const kindOf = ({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): KindName => ({
  group: groupOf(apiVersion),
  kind,
});

const keyOf = ({ namespace = "", name }: { readonly namespace?: string; readonly name: string }): string =>
  `${namespace}/${name}`;

const namesOf = ({ namespace, name }: KubeObject["metadata"]): { namespace?: string; name: string } => ({
  ...(namespace === undefined ? {} : { namespace }),
  name,
});

const ownMetadata = new Set([
  "name",
  "namespace",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "managedFields",
]);

/** The fields of an object that managers own: neither its status nor what the server itself says. */
function fieldsOf(object: KubeObject | undefined): Tree {
  if (object === undefined) return {};
  const { apiVersion: _version, kind: _kind, status: _status, metadata, ...rest } = object;
  const kept = Object.fromEntries(Object.entries(metadata).filter(([key]) => !ownMetadata.has(key)));
  if (object.kind === "Namespace" && object.apiVersion === "v1") {
    // The API server labels each namespace with its name.
    kept["labels"] = { ...metadata.labels, "kubernetes.io/metadata.name": metadata.name };
  }
  return Object.keys(kept).length === 0 ? rest : { ...rest, metadata: kept };
}

function withoutMetadata({ metadata: _metadata, ...rest }: Tree): Tree {
  return rest;
}

/** What the server itself says of a new object's state. */
function firstStatus({ apiVersion, kind }: KubeObject, nowMs: number): Tree | undefined {
  if (apiVersion === "v1" && kind === "Namespace") return { phase: "Active" };
  if (kind !== "CustomResourceDefinition") return undefined;
  return { conditions: [{ type: "Established", status: "True", lastTransitionTime: timeText(nowMs) }] };
}

/** Runs a call that may throw, as a promise. */
function attempt(call: () => void): Promise<void> {
  return new Promise((resolve) => {
    call();
    resolve();
  });
}
