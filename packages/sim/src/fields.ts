import type { KindName, KubeObject } from "@vmfactory/core";
import type { ObjectRef } from "./cluster.ts";

/** What stands in a value under these keys, one below the other; undefined where the way ends early. */
export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

/** The text under these keys; undefined where there is none, or an empty one. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === "string" && found !== "" ? found : undefined;
}

export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === "number" ? found : undefined;
}

/** The elements of the list under these keys; none where there is no list. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** The texts of the list under these keys. */
export function textsAt(value: unknown, ...keys: readonly string[]): readonly string[] {
  return listAt(value, ...keys).filter((item) => typeof item === "string");
}

/** The record under these keys; an empty one where there is none. */
export function recordAt(value: unknown, ...keys: readonly string[]): Readonly<Record<string, unknown>> {
  const found = valueAt(value, ...keys);
  return isRecord(found) ? found : {};
}

/** The record of texts under these keys, as labels are. */
export function textRecordAt(value: unknown, ...keys: readonly string[]): Readonly<Record<string, string>> {
  const texts = Object.entries(recordAt(value, ...keys)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value that came out of another object, read as an object: undefined unless it has what each object has. */
export function objectIn(value: unknown): KubeObject | undefined {
  const name = textAt(value, "metadata", "name");
  return isRecord(value) && typeof value.apiVersion === "string" && typeof value.kind === "string" && name !== undefined
    ? { ...value, apiVersion: value.apiVersion, kind: value.kind, metadata: { ...recordAt(value, "metadata"), name } }
    : undefined;
}

export function refOf(object: KubeObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace } = metadata;
  return namespace === undefined ? { apiVersion, kind, name } : { apiVersion, kind, name, namespace };
}

/** The group of an apiVersion: empty for Kubernetes' core. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}

/** Kinds from one text for each group, kinds separated by spaces. */
export function kindNames(byGroup: Readonly<Record<string, string>>): readonly KindName[] {
  return Object.entries(byGroup).flatMap(([group, kinds]) => kinds.split(" ").map((kind) => ({ group, kind })));
}
