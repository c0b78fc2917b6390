/** Everything that a server holds of some kinds: to compare with what is meant to be there, and to take away. */
import type { ApiObject } from "./api-client.ts";
import { askUntil } from "./ask-until.ts";
import type { ClusterApi } from "./cluster-api.ts";
import { firstDifference } from "./kustomize.ts";
import { mapLimited } from "./map-limited.ts";
import { isRecord } from "./records.ts";
import { identityOf, nameOf, type Finding } from "./repository.ts";

/** Objects by `identityOf`. */
export type Contents = ReadonlyMap<string, ApiObject>;

/** A kind by one of the versions in which it is served. */
export interface NamedKind {
  readonly apiVersion: string;
  readonly kind: string;
}

const AT_ONCE = 8;
const GONE_MS_MAX = 30_000;

/** The distinct kinds of objects. */
export function kindsOf(objects: readonly ApiObject[]): readonly NamedKind[] {
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  return [...kinds.values()];
}

/** Lists each kind, across all namespaces; throws where the server does not answer, because then nothing is known. */
export async function readContents(api: ClusterApi, kinds: readonly NamedKind[]): Promise<Contents> {
  const lists = await mapLimited(kinds, AT_ONCE, async ({ apiVersion, kind }) => {
    const answer = await api.list(apiVersion, kind);
    // A kind that our own objects bring, before they do.
    if (answer.kind === "refused" && answer.refusal === "not-found") return [];
    if (answer.kind === "refused")
      throw new Error(`The server does not list ${kind} of ${apiVersion}: ${answer.message}`);
    // The items of a list do not say what they are.
    return answer.value.map((object) => ({ ...object, apiVersion, kind }));
  });
  return new Map(lists.flat().map((object) => [identityOf(object), object]));
}

/** What is there and is not meant to be, and what is meant to be there and is not. */
export function compareSets(meant: Contents, found: Contents): readonly Finding[] {
  const left = [...found].filter(([identity]) => !meant.has(identity));
  const gone = [...meant].filter(([identity]) => !found.has(identity));
  return [
    ...left.map(([, object]) => ({ file: "server", object: nameOf(object), message: "It is still there." })),
    ...gone.map(([, object]) => ({ file: "server", object: nameOf(object), message: "It is gone." })),
  ];
}

/** Where objects that both have say something else, apart from what the server notes about their past. */
export function compareObjects(meant: Contents, found: Contents): readonly Finding[] {
  return [...meant].flatMap(([identity, object]) => {
    const twin = found.get(identity);
    const place = twin === undefined ? "" : firstDifference(plainOf(object), plainOf(twin));
    // Without a difference, the place is the root and both sides are whole objects.
    if (twin === undefined || place.startsWith(":")) return [];
    return [{ file: "server", object: nameOf(object), message: `Its past shows at \`${place}\`.` }];
  });
}

/** An object without its uid, versions, times, owners of fields, and without what a controller reports. */
function plainOf(object: ApiObject): Readonly<Record<string, unknown>> {
  return { ...without(object, ["status"]), metadata: without(object.metadata, NOTES) };
}

/** What the server writes into `metadata` by itself. */
const NOTES = ["uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"];

function without(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** Deletes objects and waits until they are gone; namespaces last, and their end is declared, as a controller would. */
export async function removeContents(api: ClusterApi, contents: Contents): Promise<void> {
  const objects = [...contents.values()];
  // What others need goes after them: without its kind or namespace an object could not be reached any more.
  const holders = ["CustomResourceDefinition", "Namespace"];
  const stages = [
    objects.filter(({ kind }) => !holders.includes(kind)),
    ...holders.map((holder) => objects.filter(({ kind }) => kind === holder)),
  ];
  for (const stage of stages) {
    await mapLimited(stage, AT_ONCE, async (object) => {
      await api.remove(object);
      if (object.kind === "Namespace") await finishNamespace(api, object);
      await waitGone(api, object);
    });
  }
}

async function finishNamespace(api: ClusterApi, { metadata: { name } }: ApiObject): Promise<void> {
  const text = JSON.stringify({ apiVersion: "v1", kind: "Namespace", metadata: { name }, spec: { finalizers: [] } });
  const body = { type: "application/json", text };
  await api.send({ method: "PUT", path: `/api/v1/namespaces/${name}/finalize`, body });
}

async function waitGone(api: ClusterApi, object: ApiObject): Promise<void> {
  const waited = await askUntil({
    ask: async () => {
      const answer = await api.get(object);
      return answer.kind === "refused" && answer.refusal === "not-found" ? true : undefined;
    },
    deadlineMs: GONE_MS_MAX,
  });
  if (waited.kind !== "answer") throw new Error(`${nameOf(object)} does not go.`);
}

/** Who owns which fields of an object, by manager and kind of operation. */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: string;
  readonly subresource?: string;
  readonly fieldsV1?: unknown;
  readonly [field: string]: unknown;
}

export function managedFieldsOf({ metadata: { managedFields } }: ApiObject): readonly ManagedFields[] {
  return Array.isArray(managedFields) ? managedFields.filter((one): one is ManagedFields => isRecord(one)) : [];
}
