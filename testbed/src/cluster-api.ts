/** What tests do with a server: apply, get, list, remove, by kind and name. */
import { openSend, type Answer, type ApiAccess, type ApiObject, type Send } from "./api-client.ts";
import { groupOf, openKinds, type ApiKind, type Kinds } from "./kinds.ts";

/** Says which object is meant. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

export interface ClusterApi {
  readonly send: Send;
  readonly kinds: Kinds;
  /**
   * Server-side apply as manager `vmf`, taking over what others own, with strict field validation: a field that the
   * schema does not have is refused. `yaml` sends an object as it is written, so that the server's own reader reads it.
   */
  readonly apply: (object: ApiObject, options?: ApplyOptions) => Promise<Answer<ApiObject>>;
  /** Makes an object that is not there yet, as a client does that does not apply. */
  readonly create: (object: ApiObject, manager: string) => Promise<Answer<ApiObject>>;
  /** Merges into an object, as a client does that reads, changes and writes back (JSON merge patch: lists are replaced whole). */
  readonly merge: (ref: ObjectRef, change: unknown, manager: string) => Promise<Answer<ApiObject>>;
  readonly get: (ref: ObjectRef) => Promise<Answer<ApiObject>>;
  readonly list: (apiVersion: string, kind: string, namespace?: string) => Promise<Answer<readonly ApiObject[]>>;
  /** Merges into the status of an object, as its controller does (JSON merge patch: lists are replaced whole). */
  readonly setStatus: (ref: ObjectRef, status: Readonly<Record<string, unknown>>) => Promise<Answer<ApiObject>>;
  /** Deletes an object and whatever finalizers hold it: nobody on the test bed would ever finish them. */
  readonly remove: (ref: ObjectRef) => Promise<Answer<ApiObject>>;
}

export interface ApplyOptions {
  readonly yaml?: string;
  readonly dryRun?: boolean;
  /** Another field manager than `vmf`. */
  readonly manager?: string;
  /** False: where another manager owns a field with another value, the server refuses and names both. */
  readonly force?: boolean;
}

export function openClusterApi(access: ApiAccess): ClusterApi {
  const send = openSend(access);
  const kinds = openKinds(send);
  const locate = (ref: ObjectRef): Promise<Located> => locateObject(kinds, ref);
  return {
    send,
    kinds,
    apply: async (object, { yaml, dryRun = false, manager = "vmf", force = true } = {}) => {
      const at = await locate(object);
      if (at.kind === "refused") return at;
      const query = `?fieldManager=${manager}&force=${force}&fieldValidation=Strict${dryRun ? "&dryRun=All" : ""}`;
      const body = { type: "application/apply-patch+yaml", text: yaml ?? JSON.stringify(object) };
      return send<ApiObject>({ method: "PATCH", path: at.path + query, body });
    },
    create: async (object, manager) => {
      const at = await locate(object);
      if (at.kind === "refused") return at;
      const path = `${at.path.slice(0, at.path.lastIndexOf("/"))}?fieldManager=${manager}&fieldValidation=Strict`;
      return send<ApiObject>({
        method: "POST",
        path,
        body: { type: "application/json", text: JSON.stringify(object) },
      });
    },
    merge: async (ref, change, manager) => {
      const at = await locate(ref);
      if (at.kind === "refused") return at;
      const body = { type: "application/merge-patch+json", text: JSON.stringify(change) };
      const path = `${at.path}?fieldManager=${manager}&fieldValidation=Strict`;
      return send<ApiObject>({ method: "PATCH", path, body });
    },
    get: async (ref) => {
      const at = await locate(ref);
      return at.kind === "refused" ? at : send<ApiObject>({ method: "GET", path: at.path });
    },
    list: async (apiVersion, kind, namespace) => {
      const found = await kinds.find(apiVersion, kind);
      if (found === undefined) return unknownKind(kinds, { apiVersion, kind });
      const answer = await send<{ readonly items: readonly ApiObject[] }>({
        method: "GET",
        path: pathOf(found, namespace),
      });
      return answer.kind === "ok" ? { ...answer, value: answer.value.items } : answer;
    },
    setStatus: async (ref, status) => {
      const at = await locate(ref);
      if (at.kind === "refused") return at;
      const body = { type: "application/merge-patch+json", text: JSON.stringify({ status }) };
      return send<ApiObject>({ method: "PATCH", path: `${at.path}/status`, body });
    },
    remove: async (ref) => {
      const at = await locate(ref);
      if (at.kind === "refused") return at;
      const body = { type: "application/merge-patch+json", text: '{"metadata":{"finalizers":null}}' };
      const freed = await send<ApiObject>({ method: "PATCH", path: at.path, body });
      return freed.kind === "refused"
        ? freed
        : send<ApiObject>({ method: "DELETE", path: `${at.path}?gracePeriodSeconds=0` });
    },
  };
}

type Located = { readonly kind: "at"; readonly path: string } | Extract<Answer<never>, { readonly kind: "refused" }>;

async function locateObject(kinds: Kinds, ref: ObjectRef): Promise<Located> {
  const found = await kinds.find(ref.apiVersion, ref.kind);
  if (found === undefined) return unknownKind(kinds, ref);
  const { name, namespace } = ref.metadata;
  if (found.namespaced && namespace === undefined) {
    return refuse("invalid", `${ref.kind} is a kind within namespaces, and this object names none.`);
  }
  return { kind: "at", path: `${pathOf(found, namespace)}/${encodeURIComponent(name)}` };
}

/** The path of a kind's collection: within one namespace, or across all when no namespace is given. */
export function pathOf({ apiVersion, plural, namespaced }: ApiKind, namespace: string | undefined): string {
  const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return namespaced && namespace !== undefined
    ? `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`
    : `${root}/${plural}`;
}

function unknownKind(
  kinds: Kinds,
  { apiVersion, kind }: Pick<ObjectRef, "apiVersion" | "kind">,
): Located & { kind: "refused" } {
  const versions = kinds.versionsOf(groupOf(apiVersion), kind);
  const but = versions.length === 0 ? "" : `; it has ${kind} as ${versions.join(", ")}`;
  return refuse("not-found", `The API server has no kind ${kind} of ${apiVersion}${but}.`);
}

function refuse(
  refusal: "invalid" | "not-found",
  message: string,
): Extract<Answer<never>, { readonly kind: "refused" }> {
  return { kind: "refused", refusal, status: refusal === "invalid" ? 422 : 404, message };
}
