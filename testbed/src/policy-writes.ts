/**
 * What ACM's policy engine writes to a managed cluster for the policies of a hub: it makes what is missing, and updates
 * what lacks something, under its own name and never by apply. The real engine runs in `npm run test:gitops`; this is
 * for asking what becomes of its fields when others write the same objects.
 */
import type { Answer, ApiObject } from "./api-client.ts";
import type { ClusterApi } from "./cluster-api.ts";
import { isApiObject } from "./manifests.ts";
import { isRecord, recordIn, recordsIn, type Fields } from "./records.ts";
import { nameOf, type Finding } from "./repository.ts";

/** The program's name, by which its client owns fields. */
export const POLICY_MANAGER = "config-policy-controller";

/** The objects that the policies among a hub's objects demand of a cluster, with its name where a template asks for it. */
export function enforcedObjects(hub: readonly ApiObject[], cluster: string): readonly ApiObject[] {
  return hub
    .filter(({ kind, apiVersion }) => kind === "Policy" && apiVersion.startsWith("policy.open-cluster-management.io/"))
    .map(
      (policy) => JSON.parse(JSON.stringify(policy).replaceAll("{{hub .ManagedClusterName hub}}", cluster)) as Fields,
    )
    .flatMap((policy) => recordsIn(recordIn(policy, "spec"), "policy-templates"))
    .map((template) => recordIn(recordIn(template, "objectDefinition"), "spec"))
    .filter(({ remediationAction }) => remediationAction === "enforce")
    .flatMap((spec) => recordsIn(spec, "object-templates"))
    .flatMap(({ objectDefinition }) => (isApiObject(objectDefinition) ? [objectDefinition] : []));
}

/** Sees to it that objects are there and have what is demanded; gives the names of those that it wrote. */
export async function enforceObjects(
  api: ClusterApi,
  objects: readonly ApiObject[],
): Promise<{ readonly wrote: readonly string[]; readonly findings: readonly Finding[] }> {
  const wrote: string[] = [];
  const findings: Finding[] = [];
  // One after the other: a namespace stands before what is in it.
  for (const object of objects) {
    const answer = await enforceObject(api, object);
    if (answer === undefined) continue;
    if (answer.kind === "ok") wrote.push(nameOf(object));
    const messages = answer.kind === "ok" ? answer.warnings : [answer.message];
    findings.push(...messages.map((message) => ({ file: POLICY_MANAGER, object: nameOf(object), message })));
  }
  return { wrote, findings };
}

async function enforceObject(api: ClusterApi, object: ApiObject): Promise<Answer<ApiObject> | undefined> {
  const live = await api.get(object);
  if (live.kind === "refused") return api.create(object, POLICY_MANAGER);
  return isWithin(object, live.value) ? undefined : api.merge(object, object, POLICY_MANAGER);
}

/** Whether all that is demanded is there (`musthave`): fields may be more, and lists longer. */
function isWithin(demanded: unknown, there: unknown): boolean {
  if (Array.isArray(demanded)) {
    const items: readonly unknown[] = Array.isArray(there) ? there : [];
    return demanded.every((item) => items.some((other) => isWithin(item, other)));
  }
  if (isRecord(demanded)) {
    const fields = isRecord(there) ? there : {};
    return Object.entries(demanded).every(([key, value]) => isWithin(value, fields[key]));
  }
  return demanded === there;
}
