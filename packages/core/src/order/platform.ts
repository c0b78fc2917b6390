import { platformGroups, platformNamespaces, platformObjects } from "./platform.table.ts";
import type { Subject } from "./subject.ts";

const kindsByGroup = new Map(platformGroups.map(({ group, kinds }) => [group, kinds && new Set(kinds)]));
const namespaces = new Set(platformNamespaces);

/** Whether a bare OpenShift has it, so that nothing of ours need provide it. */
export function isPlatform(subject: Subject): boolean {
  if (subject.kind === "capability") return false;
  if (subject.kind === "crd") return hasKind(subject.group, subject.objectKind);
  if (subject.group === "" && subject.objectKind === "Namespace") return namespaces.has(subject.name);
  return platformObjects.some((known) => isThat(known, subject));
}

function hasKind(group: string, kind: string): boolean {
  return kindsByGroup.has(group) && (kindsByGroup.get(group)?.has(kind) ?? true);
}

function isThat([group, kind, namespace, name]: (typeof platformObjects)[number], subject: Subject): boolean {
  if (group !== subject.group || !hasKind(group, subject.objectKind)) return false;
  if (kind !== "*" && kind !== subject.objectKind) return false;
  return (namespace === "*" || namespace === subject.namespace) && (name === "*" || name === subject.name);
}
