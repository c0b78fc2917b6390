import type { Dependency, KubeObject } from "./resource.ts";

/** A kind, by the group of its API. */
export function kindDependency(group: string, objectKind: string): Dependency {
  return { kind: "crd", group, objectKind };
}

/** An object that we make, or that somebody else does. */
export function objectDependency(object: Pick<KubeObject, "apiVersion" | "kind" | "metadata">): Dependency {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace } = metadata;
  const identity: Dependency = { kind: "object", apiVersion, objectKind: kind, name };
  return namespace === undefined ? identity : { ...identity, namespace };
}

export function secretDependency(namespace: string, name: string): Dependency {
  return { kind: "secret", namespace, name };
}

export function storageClassDependency(name: string): Dependency {
  return { kind: "storage-class", name };
}
