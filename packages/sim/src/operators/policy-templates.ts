import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { groupOf, isRecord, listAt, objectIn, recordAt, refOf, textAt, valueAt } from "../fields.ts";
import { ownerReferences } from "../owner.ts";

const manager = "governance-policy-framework-addon";
const group = "policy.open-cluster-management.io";
const parentLabel = `${group}/parent-policy`;
const clusterLabel = `${group}/cluster-name`;
const clusterNamespaceLabel = `${group}/cluster-namespace`;
const hubErrorAnnotation = `${group}/hub-templates-error`;

/** What came of one template of a policy: its object on the cluster, or the words that stand for it in the status. */
export interface TemplateOutcome {
  readonly template: string;
  readonly object?: KubeObject;
  /** As the add-on says it: `Pending; …`, `NonCompliant; template-error; …`. */
  readonly message?: string;
}

/**
 * Makes the templates of a policy on its cluster, in the policy's namespace, labelled and owned as the add-on does. One
 * whose dependencies do not comply is removed and pending; one that cannot be made says why.
 */
export async function syncTemplates(
  managed: Cluster,
  policy: KubeObject,
  clusterName: string,
): Promise<readonly TemplateOutcome[]> {
  const entries = listAt(policy, "spec", "policy-templates");
  const objects = entries.map((entry) => objectIn(valueAt(entry, "objectDefinition")));
  const names = objects.map((object) => object?.metadata.name);
  const duplicate = names.find((one, index) => one !== undefined && names.indexOf(one) !== index);
  if (duplicate !== undefined) {
    const message = errorOf("All policy-template names must be unique within a policy");
    return names.map((one, index) => ({ template: one ?? `template-${index}`, message }));
  }
  const outcomes: TemplateOutcome[] = [];
  for (const [index, entry] of entries.entries()) {
    const object = objects[index];
    if (object === undefined) {
      const message = errorOf(`Failed to parse or get name from policy template at index ${index}`);
      outcomes.push({ template: `template-${index}`, message });
      continue;
    }
    const unmet = await unmetOf(managed, policy, entry, clusterName);
    outcomes.push(await syncTemplate(managed, { policy, entry, object, unmet, clusterName }));
  }
  return outcomes;
}

interface Syncing {
  readonly policy: KubeObject;
  readonly entry: unknown;
  readonly object: KubeObject;
  /** Dependencies that are not met, by kind and name, sorted. */
  readonly unmet: readonly string[];
  readonly clusterName: string;
}

async function syncTemplate(managed: Cluster, syncing: Syncing): Promise<TemplateOutcome> {
  const { policy, entry, object, unmet, clusterName } = syncing;
  const template = object.metadata.name;
  if (groupOf(object.apiVersion) !== group) {
    const kind = `${object.apiVersion}, Kind=${object.kind}`;
    return { template, message: errorOf(`policy-template kind is not supported: ${kind}`) };
  }
  const wanted = templateOf(policy, object, clusterName);
  const existing = await managed.get(refOf(wanted));
  const owner = existing?.metadata.labels?.[parentLabel];
  if (existing !== undefined && owner !== policy.metadata.name) {
    const where = owner === undefined ? "outside of a Policy" : `in policy ${owner}`;
    const what = `Policy template with kind: ${object.kind} name: ${template} already exists ${where}`;
    return { template, message: errorOf(`Template name must be unique. ${what}`) };
  }
  if (unmet.length > 0) {
    if (existing !== undefined) await managed.remove(refOf(existing));
    return { template, message: pendingOf(unmet, valueAt(entry, "ignorePending") === true) };
  }
  const hubError = textAt(object, "metadata", "annotations", hubErrorAnnotation);
  if (hubError !== undefined) {
    if (existing !== undefined) await managed.remove(refOf(existing));
    return { template, message: errorOf(hubError) };
  }
  try {
    await managed.apply(wanted, manager);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { template, message: errorOf(`Failed to create policy template: ${why}`) };
  }
  const made = await managed.get(refOf(wanted));
  return made === undefined ? { template } : { template, object: made };
}

function errorOf(message: string): string {
  return `NonCompliant; template-error; ${message}`;
}

function pendingOf(unmet: readonly string[], isIgnored: boolean): string {
  const are = unmet.length === 1 ? "is" : "are";
  const message = `Dependencies were not satisfied: ${unmet.length} ${are} still pending (${unmet.join(", ")})`;
  return isIgnored ? `Compliant; ${message} but ignorePending is true` : `Pending; ${message}`;
}

function templateOf(policy: KubeObject, object: KubeObject, clusterName: string): KubeObject {
  const { labels = {}, annotations = {} } = object.metadata;
  const ofCluster = policy.metadata.labels?.[clusterLabel] ?? clusterName;
  const metadata = {
    name: object.metadata.name,
    namespace: policy.metadata.namespace ?? clusterName,
    annotations,
    labels: {
      ...labels,
      "cluster-name": ofCluster,
      "cluster-namespace": clusterName,
      [clusterLabel]: ofCluster,
      [clusterNamespaceLabel]: clusterName,
      [parentLabel]: policy.metadata.name,
    },
    ownerReferences: ownerReferences(policy),
  };
  return { apiVersion: object.apiVersion, kind: object.kind, metadata, spec: specOf(policy, object) };
}

/** The policy's remediation overrides that of its templates, except one that may only inform. */
function specOf(policy: KubeObject, object: KubeObject): Readonly<Record<string, unknown>> {
  const spec = recordAt(object, "spec");
  if (textAt(spec, "remediationAction")?.toLowerCase() === "informonly")
    return { ...spec, remediationAction: "inform" };
  const remediationAction = textAt(policy, "spec", "remediationAction");
  return remediationAction === undefined ? spec : { ...spec, remediationAction };
}

/** The dependencies of a template, its own and its policy's, that do not have the compliance that is asked of them. */
async function unmetOf(
  managed: Cluster,
  policy: KubeObject,
  entry: unknown,
  clusterName: string,
): Promise<readonly string[]> {
  const wanted = [...listAt(policy, "spec", "dependencies"), ...listAt(entry, "extraDependencies")].filter(isRecord);
  const unmet = new Set<string>();
  for (const dependency of wanted) {
    const apiVersion = textAt(dependency, "apiVersion") ?? "";
    const kind = textAt(dependency, "kind") ?? "";
    const name = textAt(dependency, "name") ?? "";
    const isPolicy = groupOf(apiVersion) === group && kind.endsWith("Policy");
    const namespace = isPolicy ? clusterName : textAt(dependency, "namespace");
    const found = await managed.get({ apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) });
    const compliance = textAt(dependency, "compliance") ?? "Compliant";
    if (textAt(found, "status", "compliant") !== compliance) unmet.add(`${kind} ${name}`);
  }
  return [...unmet].sort();
}
