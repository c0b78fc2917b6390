/**
 * Objects that other objects carry to somewhere else: ACM's policies, ManifestWorks, extra manifests of an installation.
 * The API server that takes the carrier looks at none of them, so they are taken out to be shown to it one by one.
 */
import type { ApiObject } from "./api-client.ts";
import { groupOf } from "./kinds.ts";
import { isApiObject, readManifests } from "./manifests.ts";
import { isRecord, recordIn, recordsIn, type Fields } from "./records.ts";
import { nameOf, type Finding, type FoundObject } from "./repository.ts";
import { resolveTemplates } from "./templates.ts";

/** An object with the demand made of it: to be made as it is, or to be a pattern that others are held against. */
export interface ShownObject extends FoundObject {
  /** A pattern names only what it looks at, and may lack what the kind requires. */
  readonly isPattern: boolean;
}

export interface Unwrapped {
  /** The objects given, and all that they carry at any depth. */
  readonly objects: readonly ShownObject[];
  readonly findings: readonly Finding[];
}

/** The namespace of a managed cluster on the hub, in which ACM puts a policy's templates that name none. */
export const CLUSTER_NAMESPACE = "sample-cluster";

/** Takes out what objects carry. `all` is where extra manifests are looked up. */
export function unwrapObjects(objects: readonly FoundObject[], all: readonly FoundObject[]): Unwrapped {
  const shown: ShownObject[] = [];
  const findings: Finding[] = [];
  const visit = (one: ShownObject): void => {
    shown.push(one);
    const carried = carriedBy(one, all);
    for (const message of carried.lacks) findings.push({ file: one.file, object: one.name, message });
    for (const { object, isPattern = false, file = one.file } of carried.objects) {
      visit({ file, name: `${one.name} > ${nameOf(object)}`, object, isPattern: isPattern || one.isPattern });
    }
  };
  for (const one of objects) visit({ ...one, isPattern: false });
  return { objects: shown, findings };
}

interface Carried {
  readonly objects: readonly { readonly object: ApiObject; readonly isPattern?: boolean; readonly file?: string }[];
  /** What should have been an object and is none. */
  readonly lacks: readonly string[];
}

const NOTHING: Carried = { objects: [], lacks: [] };

function carriedBy({ object }: FoundObject, all: readonly FoundObject[]): Carried {
  const spec = recordIn(object, "spec");
  switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
    case "policy.open-cluster-management.io/Policy":
      return definitions(spec, "policy-templates", (definition) => ({
        object: resolveTemplates(inNamespace(definition, CLUSTER_NAMESPACE)),
      }));
    case "policy.open-cluster-management.io/ConfigurationPolicy":
      return configured(spec);
    case "policy.open-cluster-management.io/OperatorPolicy":
      return {
        objects: [...olmObject(spec["operatorGroup"], GROUP), ...olmObject(spec["subscription"], SUBSCRIPTION)],
        lacks: [],
      };
    case "work.open-cluster-management.io/ManifestWork":
    case "work.open-cluster-management.io/ManifestWorkReplicaSet":
      return manifestsOf(object.kind === "ManifestWork" ? spec : recordIn(spec, "manifestWorkTemplate"));
    case "extensions.hive.openshift.io/AgentClusterInstall":
      return extraManifests(object, spec, all);
    default:
      return NOTHING;
  }
}

function configured(spec: Fields): Carried {
  const raw =
    spec["object-templates-raw"] === undefined
      ? []
      : ["`object-templates-raw` is a text that only ACM's engine can read: list `object-templates`."];
  const isInform = String(spec["remediationAction"]).toLowerCase() === "inform";
  const { objects, lacks } = definitions(spec, "object-templates", (definition, { complianceType }) => ({
    object: definition,
    isPattern: isInform || complianceType === "mustnothave",
  }));
  return { objects, lacks: [...raw, ...lacks] };
}

const GROUP = { apiVersion: "operators.coreos.com/v1", kind: "OperatorGroup" };
const SUBSCRIPTION = { apiVersion: "operators.coreos.com/v1alpha1", kind: "Subscription" };

/** An OperatorPolicy has the spec of an OLM object with its name and namespace in it; a Subscription's spec has a name too. */
function olmObject(value: unknown, type: typeof GROUP): Carried["objects"] {
  if (!isRecord(value)) return [];
  const { name, namespace, ...spec } = value;
  const metadata = { name: String(name), ...(typeof namespace === "string" ? { namespace } : {}) };
  return [{ object: { ...type, metadata, spec: type === SUBSCRIPTION ? { ...spec, name } : spec } }];
}

type Definition = (definition: ApiObject, entry: Fields) => Carried["objects"][number];

/** The `objectDefinition`s of a list in a spec. */
function definitions(spec: Fields, field: string, make: Definition): Carried {
  const lacks: string[] = [];
  const objects = recordsIn(spec, field).flatMap((entry, index) => {
    const definition = entry["objectDefinition"];
    if (isApiObject(definition)) return [make(definition, entry)];
    lacks.push(`\`spec.${field}[${index}].objectDefinition\` is no object with apiVersion, kind and metadata.name.`);
    return [];
  });
  return { objects, lacks };
}

function manifestsOf(spec: Fields): Carried {
  const manifests = recordIn(spec, "workload")["manifests"];
  const list: readonly unknown[] = Array.isArray(manifests) ? manifests : [];
  return {
    objects: list.filter(isApiObject).map((object) => ({ object })),
    lacks: list.flatMap((one, index) =>
      isApiObject(one)
        ? []
        : [`\`workload.manifests[${index}]\` is no object with apiVersion, kind and metadata.name.`],
    ),
  };
}

/** Each value of a ConfigMap that an installation names is a file of manifests. */
function extraManifests(install: ApiObject, spec: Fields, all: readonly FoundObject[]): Carried {
  const refs = [...recordsIn(spec, "manifestsConfigMapRefs"), spec["manifestsConfigMapRef"]].filter(isRecord);
  const read = refs.map(({ name }) => {
    const isMeant = ({ object: { kind, metadata } }: FoundObject): boolean =>
      kind === "ConfigMap" && metadata.name === name && metadata.namespace === install.metadata.namespace;
    const found = all.find(isMeant);
    return found === undefined
      ? { objects: [], lacks: [`ConfigMap ${String(name)} of its manifests is nowhere.`] }
      : manifestsIn(found);
  });
  return { objects: read.flatMap(({ objects }) => objects), lacks: read.flatMap(({ lacks }) => lacks) };
}

function manifestsIn({ file, object }: FoundObject): Carried {
  const data = Object.entries(recordIn(object, "data"));
  const read = data.map(([key, text]): Carried => {
    const manifests = readManifests(String(text));
    if (manifests.kind === "refused")
      return { objects: [], lacks: [`\`data.${key}\` of ${file}: ${manifests.message}`] };
    const objects = manifests.documents.flatMap((document) =>
      document.object === undefined ? [] : [{ object: document.object, file }],
    );
    const isWhole = objects.length === manifests.documents.length && objects.length > 0;
    return { objects, lacks: isWhole ? [] : [`\`data.${key}\` of ${file} holds no Kubernetes object.`] };
  });
  return { objects: read.flatMap(({ objects }) => objects), lacks: read.flatMap(({ lacks }) => lacks) };
}

function inNamespace(object: ApiObject, namespace: string): ApiObject {
  return { ...object, metadata: { namespace, ...object.metadata } };
}
