/** CustomResourceDefinitions: which ones are at hand, and making a server serve them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { ApiObject } from "./api-client.ts";
import { askUntil } from "./ask-until.ts";
import type { ClusterApi } from "./cluster-api.ts";
import { mapLimited } from "./map-limited.ts";
import { readManifests } from "./manifests.ts";

/** One line of `index.tsv`. */
export interface CrdEntry {
  readonly file: string;
  readonly group: string;
  readonly kind: string;
}

/** `missing` carries one line that says what to do about it. */
export type CrdIndex =
  | { readonly kind: "index"; readonly folder: string; readonly entries: readonly CrdEntry[] }
  | { readonly kind: "missing"; readonly message: string };

/** Reads the list of the CRD files in a folder. */
export function readCrdIndex(folder: string): CrdIndex {
  const index = join(folder, "index.tsv");
  if (!existsSync(index)) {
    const message = `The CRDs are not at hand: there is no ${index}. Set VMF_CRDS to a folder of CRD files with an index.tsv.`;
    return { kind: "missing", message };
  }
  const [head = "", ...lines] = readFileSync(index, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  const entries = lines.map((line) => {
    const cells = line.split("\t");
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? "";
    return { file: cell("file"), group: cell("group"), kind: cell("kind") };
  });
  return { kind: "index", folder, entries };
}

/** Reads the CRD of an index's entry. */
export function readCrd(folder: string, { file }: CrdEntry): ApiObject {
  const read = readManifests(readFileSync(join(folder, file), "utf8"));
  const object = read.kind === "documents" ? read.documents[0]?.object : undefined;
  if (object === undefined) throw new Error(`${join(folder, file)} holds no CustomResourceDefinition.`);
  return object;
}

/** A CRD that the server refused, warned of, or did not come to serve. */
export interface CrdProblem {
  readonly name: string;
  readonly message: string;
}

const AT_ONCE = 8;
const SERVED_MS_MAX = 120_000;

/** Applies CRDs and waits until the server answers for the kinds of each; gives what went wrong, empty when nothing did. */
export async function installCrds(api: ClusterApi, crds: readonly ApiObject[]): Promise<readonly CrdProblem[]> {
  const applied = await mapLimited(crds, AT_ONCE, async (crd) => {
    const answer = await api.apply(crd);
    const messages = answer.kind === "refused" ? [answer.message] : answer.warnings;
    return messages.map((message) => ({ name: crd.metadata.name, message }));
  });
  const refused = new Set(applied.flat().map(({ name }) => name));
  // One after the other: the server takes its time for each, and asking for all at once would take that time from it.
  const late: CrdProblem[] = [];
  for (const crd of crds) {
    if (refused.has(crd.metadata.name)) continue;
    const problem = await waitServed(api, crd);
    if (problem !== undefined) late.push({ name: crd.metadata.name, message: problem });
  }
  return [...applied.flat(), ...late];
}

/** The part of a CRD that addresses its objects. */
interface CrdSpec {
  readonly group: string;
  readonly names: { readonly plural: string; readonly kind: string };
  readonly scope: "Cluster" | "Namespaced";
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

/**
 * Established says that the server accepted the names; its own reader of CRDs may still answer 404 for a moment.
 * So the kind itself is asked for.
 */
export async function waitServed(api: ClusterApi, crd: ApiObject): Promise<string | undefined> {
  const { group, names, scope, versions } = crd["spec"] as CrdSpec;
  const served = versions.filter((version) => version.served).map(({ name }) => `${group}/${name}`);
  const waited = await askUntil({
    ask: async () => {
      const answers = await Promise.all(
        served.map((apiVersion) => api.send({ method: "GET", path: `/apis/${apiVersion}/${names.plural}?limit=1` })),
      );
      return answers.every(({ kind }) => kind === "ok") ? true : undefined;
    },
    deadlineMs: SERVED_MS_MAX,
    everyMs: 100,
  });
  if (waited.kind !== "answer") return whyNotServed(api, crd);
  for (const apiVersion of served) {
    api.kinds.add({ apiVersion, kind: names.kind, plural: names.plural, namespaced: scope === "Namespaced" });
  }
  return undefined;
}

interface CrdStatus {
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
}

async function whyNotServed(api: ClusterApi, crd: ApiObject): Promise<string> {
  const answer = await api.get(crd);
  if (answer.kind === "refused") return answer.message;
  const { conditions = [] } = (answer.value["status"] ?? {}) as CrdStatus;
  const bad = conditions
    .filter(({ status }) => status !== "True")
    .map(({ type, message }) => `${type}: ${message ?? ""}`);
  return `not served after ${SERVED_MS_MAX / 1000} s. ${bad.join("; ")}`.trimEnd();
}
