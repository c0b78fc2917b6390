/**
 * Reads YAML files of Kubernetes objects, as text and as data.
 * The text of each document is kept, because the API server's own reader is to read it, and not our idea of it.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parseAllDocuments } from "yaml";

import type { ApiObject } from "./api-client.ts";
import { isRecord } from "./records.ts";

/** One document of a file. `object` is absent where the document is data of another shape. */
export interface ManifestDocument {
  readonly text: string;
  readonly value: unknown;
  readonly object: ApiObject | undefined;
}

export type ManifestsRead =
  | { readonly kind: "documents"; readonly documents: readonly ManifestDocument[] }
  | { readonly kind: "refused"; readonly message: string };

/** Splits a YAML text into its documents; empty ones are left out. */
export function readManifests(text: string): ManifestsRead {
  const documents: ManifestDocument[] = [];
  for (const document of parseAllDocuments(text, { version: "1.2", schema: "core" })) {
    const [error] = document.errors;
    // The rest of the message draws the place, which takes lines.
    if (error !== undefined) return { kind: "refused", message: error.message.split("\n")[0]?.replace(/:$/, "") ?? "" };
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || value === undefined) continue;
    const [start, , end] = document.range;
    documents.push({ text: text.slice(start, end), value, object: isApiObject(value) ? value : undefined });
  }
  return { kind: "documents", documents };
}

/** One YAML file of a folder; the path is relative to that folder, with slashes. */
export interface ManifestFile {
  readonly path: string;
  readonly read: ManifestsRead;
}

/** Reads all YAML files below a folder, in the order of their paths. A folder that is not there has none. */
export function readManifestFiles(root: string): readonly ManifestFile[] {
  return (existsSync(root) ? yamlFilesBelow(root) : []).map((file) => ({
    path: relative(root, file).split(sep).join("/"),
    read: readManifests(readFileSync(file, "utf8")),
  }));
}

function yamlFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === ".git" ? [] : yamlFilesBelow(path);
      return entry.isFile() && /\.ya?ml$/.test(entry.name) ? [path] : [];
    });
}

/** Whether a value has what every Kubernetes object has. */
export function isApiObject(value: unknown): value is ApiObject {
  if (!isRecord(value) || typeof value["apiVersion"] !== "string" || typeof value["kind"] !== "string") return false;
  return isRecord(value["metadata"]) && typeof value["metadata"]["name"] === "string";
}
