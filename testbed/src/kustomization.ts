/** Reads a kustomization as far as our repositories use kustomize: resources, components and patches. */
import { posix } from "node:path";
import { parseAllDocuments } from "yaml";

import type { ApiObject } from "./api-client.ts";
import { isRecord, recordsIn, type Fields } from "./records.ts";
import { groupOf } from "./kinds.ts";

export interface Kustomization {
  /** Its folder, relative to the repository's root. */
  readonly folder: string;
  /** A Component is built only as part of what lists it. */
  readonly isComponent: boolean;
  /** Files and folders relative to the repository's root, in order. */
  readonly resources: readonly string[];
  readonly components: readonly string[];
  readonly patches: readonly Patch[];
  /** Files of patches, relative to the repository's root. */
  readonly patchFiles: readonly string[];
  /** Fields that change what is built in ways that nobody here can foresee. */
  readonly unforeseen: readonly string[];
}

/** A patch: inline, or in a file. Without a target it says itself which object it is for. */
export interface Patch {
  readonly file?: string;
  readonly text?: string;
  readonly target?: PatchTarget;
}

/** Patterns are regular expressions that must match whole, as kustomize takes them. */
export type PatchTarget = Readonly<
  Partial<Record<"group" | "version" | "kind" | "name" | "namespace" | "labelSelector" | "annotationSelector", string>>
>;

const FORESEEN = new Set(["apiVersion", "kind", "metadata", "resources", "components", "patches"]);

/** Gives nothing when the value is no kustomization. */
export function readKustomization(folder: string, value: unknown): Kustomization | undefined {
  if (!isRecord(value)) return undefined;
  const path = (relative: string): string => posix.normalize(posix.join(folder, relative));
  const patches = recordsIn(value, "patches").map((patch) => readPatch(patch, path));
  return {
    folder,
    isComponent: value["kind"] === "Component",
    resources: textsOf(value["resources"]).map(path),
    components: textsOf(value["components"]).map(path),
    patches,
    patchFiles: patches.flatMap(({ file }) => (file === undefined ? [] : [file])),
    unforeseen: Object.keys(value).filter((field) => !FORESEEN.has(field)),
  };
}

function readPatch(patch: Fields, path: (relative: string) => string): Patch {
  const { path: file, patch: text, target } = patch;
  return {
    ...(typeof file === "string" ? { file: path(file) } : {}),
    ...(typeof text === "string" ? { text } : {}),
    // Every field of a target is a text in kustomize's own type; others it refuses itself.
    ...(isRecord(target) ? { target } : {}),
  };
}

/** Which objects a patch is for: its target, or the identity that its own text names. */
export function targetsOf(patch: Patch, text: string): readonly PatchTarget[] {
  if (patch.target !== undefined) return [patch.target];
  return parseAllDocuments(text).flatMap((document) => {
    const value: unknown = document.toJS();
    if (!isRecord(value) || !isRecord(value["metadata"])) return [];
    const { name, namespace } = value["metadata"];
    const apiVersion = String(value["apiVersion"]);
    const exact = {
      group: groupOf(apiVersion),
      kind: String(value["kind"]),
      name: String(name),
      ...(typeof namespace === "string" ? { namespace } : {}),
    };
    return [Object.fromEntries(Object.entries(exact).map(([field, given]) => [field, escapePattern(given)]))];
  });
}

/** Whether a target means an object. Selectors by label and annotation: only `key=value`, several joined by commas. */
export function isTarget(target: PatchTarget, { apiVersion, kind, metadata }: ApiObject): boolean {
  const version = apiVersion.slice(apiVersion.indexOf("/") + 1);
  const facts = { group: groupOf(apiVersion), version, kind, name: metadata.name, namespace: metadata.namespace ?? "" };
  const fits = (Object.keys(facts) as (keyof typeof facts)[]).every((field) => {
    const pattern = target[field];
    return pattern === undefined || pattern === "" || new RegExp(`^(?:${pattern})$`).test(facts[field]);
  });
  return (
    fits &&
    selects(target.labelSelector, metadata["labels"]) &&
    selects(target.annotationSelector, metadata["annotations"])
  );
}

function selects(selector: string | undefined, marks: unknown): boolean {
  if (selector === undefined || selector === "") return true;
  return selector.split(",").every((pair) => {
    const [key = "", value = ""] = pair.split(/==?/).map((part) => part.trim());
    return isRecord(marks) && marks[key] === value;
  });
}

/** A text as the regular expression that fits it alone. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
