/**
 * The hand-over that Argo CD makes where an Application names the manager that wrote before it (annotation
 * `client-side-apply-migration-manager`, Argo CD 3.1): what that one owns by updates, Argo CD then owns by apply.
 */
import type { ApiObject } from "./api-client.ts";
import type { ClusterApi } from "./cluster-api.ts";
import { isRecord } from "./records.ts";
import { managedFieldsOf, type ManagedFields } from "./server-contents.ts";

/** Gives the fields of one manager to another; says why where the server does not let it. */
export async function takeOverFields(
  api: ClusterApi,
  object: ApiObject,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly string[]> {
  const fields = managedFieldsOf(object);
  const former = fields.find((one) => isWriter(one, from, "Update"));
  if (former === undefined) return [];
  const own = fields.find((one) => isWriter(one, to, "Apply"));
  const { resourceVersion } = object.metadata;
  const managedFields = [
    ...fields.filter((one) => one !== former && one !== own),
    {
      ...former,
      ...own,
      manager: to,
      operation: "Apply",
      fieldsV1: union(former.fieldsV1, own?.fieldsV1),
    },
  ];
  const answer = await api.merge(object, { metadata: { managedFields, resourceVersion } }, to);
  return answer.kind === "refused" ? [answer.message] : [];
}

function isWriter({ manager, operation, subresource }: ManagedFields, name: string, by: string): boolean {
  return manager === name && operation === by && subresource === undefined;
}

/** Sets of fields are trees of names; what either has, the union has. */
function union(a: unknown, b: unknown): unknown {
  if (!isRecord(a)) return b ?? {};
  if (!isRecord(b)) return a;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, union(a[key], b[key])]));
}
