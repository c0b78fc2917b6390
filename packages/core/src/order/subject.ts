import { assertNever } from "../base/assert.ts";
import type { Dependency, KubeObject } from "../resources/resource.ts";

/**
 * What is provided and consumed, in one form: an object by its identity, a kind, or a capability. Secrets, storage
 * classes and namespaces are objects. Versions of an API do not matter: an object is the same in all of them.
 */
export interface Subject {
  /** Equal for equal subjects. */
  readonly key: string;
  readonly kind: "object" | "crd" | "capability";
  /** API group, `""` for the core group and for capabilities. */
  readonly group: string;
  /** Kind of an object or of a CRD; name of a capability. */
  readonly objectKind: string;
  /** `""` for what has none. */
  readonly namespace: string;
  readonly name: string;
}

/** Group of an apiVersion: `apps/v1` is of group `apps`, `v1` of the core group `""`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}

/** The subject that an object itself is. */
export function objectSubject(group: string, objectKind: string, namespace: string | undefined, name: string): Subject {
  const space = namespace ?? "";
  return {
    key: `object ${group}/${objectKind}/${space}/${name}`,
    kind: "object",
    group,
    objectKind,
    namespace: space,
    name,
  };
}

/** The subject that a kind is: its CustomResourceDefinition, whoever brings it. */
export function kindSubject(group: string, objectKind: string): Subject {
  return { key: `crd ${group}/${objectKind}`, kind: "crd", group, objectKind, namespace: "", name: "" };
}

/** The subject that a namespace is. */
export const namespaceSubject = (name: string): Subject => objectSubject("", "Namespace", undefined, name);

/** The subject of an object of ours. */
export function subjectOf({ apiVersion, kind, metadata }: KubeObject): Subject {
  return objectSubject(groupOf(apiVersion), kind, metadata.namespace, metadata.name);
}

/** The subject of a dependency that a resource declares. */
export function subjectOfDependency(dependency: Dependency): Subject {
  switch (dependency.kind) {
    case "object":
      return objectSubject(
        groupOf(dependency.apiVersion),
        dependency.objectKind,
        dependency.namespace,
        dependency.name,
      );
    case "crd":
      return kindSubject(dependency.group, dependency.objectKind);
    case "secret":
      return objectSubject("", "Secret", dependency.namespace, dependency.name);
    case "storage-class":
      return objectSubject("storage.k8s.io", "StorageClass", undefined, dependency.name);
    case "capability":
      return capabilitySubject(dependency.name);
    default:
      return assertNever(dependency);
  }
}

/** The subject that a capability is. */
function capabilitySubject(name: string): Subject {
  return { key: `capability ${name}`, kind: "capability", group: "", objectKind: "", namespace: "", name };
}

/** Names a subject for people: ``Secret `openshift-mtv/vc-fra` ``, ``kind Plan of forklift.konveyor.io``. */
export function describeSubject({ kind, group, objectKind, namespace, name }: Subject): string {
  if (kind === "capability") return `capability \`${name}\``;
  if (kind === "crd") return `kind ${objectKind} of ${group}`;
  return `${objectKind} \`${namespace === "" ? name : `${namespace}/${name}`}\``;
}
