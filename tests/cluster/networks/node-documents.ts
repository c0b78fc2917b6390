/**
 * Which documents of nmstate a node gets, and what they say together.
 *
 * The installation hands a node the NMStateConfig that has one of its MACs, and replaces the names in it by those that
 * the NICs with these MACs have (assisted installer). The running cluster adds each NodeNetworkConfigurationPolicy whose
 * node selector fits. nmstate merges each with what is there; two of ours that disagree depend on who comes last.
 */
import type { ManagedCluster, Node } from "@vmfactory/core";
import { isRecord, recordIn, recordsIn, type Fields, type Finding, type FoundObject } from "@vmfactory/testbed";

/** One document, and the object that holds it. */
export interface NodeDocument {
  readonly from: Pick<FoundObject, "file" | "name">;
  readonly place: "spec.config" | "spec.desiredState" | "hardware.bonds";
  readonly content: Fields;
}

/** What a node's documents say together; `whose` has for each interface the object that describes it last. */
export interface NodeState {
  readonly content: Fields;
  readonly whose: ReadonlyMap<string, NodeDocument>;
  readonly findings: readonly Finding[];
}

export function isNmstateConfig({ object }: FoundObject): boolean {
  return object.kind === "NMStateConfig";
}

export function isNodePolicy({ object }: FoundObject): boolean {
  return object.kind === "NodeNetworkConfigurationPolicy";
}

/** The NICs that an NMStateConfig names, each with its MAC in lower case. */
export function nicsOf({ object }: FoundObject): readonly { readonly name: string; readonly mac: string }[] {
  return recordsIn(recordIn(object, "spec"), "interfaces").map(({ name, macAddress }) => ({
    name: String(name),
    mac: String(macAddress).toLowerCase(),
  }));
}

/** The document of an NMStateConfig with the names that the node's NICs really have. */
export function installDocument(config: FoundObject, node: Node): NodeDocument {
  const names = new Map(nicsOf(config).map(({ name, mac }) => [name, nicWithMac(node, mac) ?? name]));
  const content = renamed(recordIn(recordIn(config.object, "spec"), "config"), names);
  return { from: config, place: "spec.config", content: isRecord(content) ? content : {} };
}

/** The name of the NIC with a MAC on a node, as its hardware has it. */
export function nicWithMac({ hardware, macs }: Node, mac: string): string | undefined {
  return hardware.nics[macs.indexOf(mac)]?.name;
}

/** Whether a policy is for a node: its selector's labels are among those that OpenShift gives nodes. */
export function selects(policy: FoundObject, cluster: ManagedCluster, node: Node): boolean {
  const roles = node.role === "control-plane" ? ["master", "control-plane"] : ["worker"];
  // OpenShift makes the control plane of a cluster without workers workers too.
  const all = cluster.nodes.every(({ role }) => role === "control-plane") ? [...roles, "worker"] : roles;
  const labels = new Map(all.map((role) => [`node-role.kubernetes.io/${role}`, ""]));
  labels.set("kubernetes.io/hostname", node.hostname);
  const selector = Object.entries(recordIn(recordIn(policy.object, "spec"), "nodeSelector"));
  return selector.every(([label, value]) => labels.get(label) === value);
}

export function policyDocument(policy: FoundObject): NodeDocument {
  const content = recordIn(recordIn(policy.object, "spec"), "desiredState");
  return { from: policy, place: "spec.desiredState", content };
}

/** Merges documents as nmstate would on the node, and says where two of them disagree. */
export function mergeDocuments(documents: readonly NodeDocument[]): NodeState {
  const findings: Finding[] = [];
  const whose = new Map<string, NodeDocument>();
  const interfaces = new Map<string, Fields>();
  for (const document of documents) {
    for (const one of recordsIn(document.content, "interfaces")) {
      const name = String(one["name"]);
      const before = interfaces.get(name);
      const other = whose.get(name);
      if (before !== undefined && other !== undefined) {
        for (const field of disagreements(before, one)) {
          findings.push({
            file: document.from.file,
            object: document.from.name,
            message: `${document.place}: it says something else of \`${field}\` of ${name} than ${other.from.name} does, and a node gets both`,
          });
        }
      }
      interfaces.set(name, before === undefined ? one : merged(before, one));
      whose.set(name, document);
    }
  }
  const routes = documents.flatMap(({ content }) => recordsIn(recordIn(content, "routes"), "config"));
  const resolvers = documents.flatMap(({ content }) => ("dns-resolver" in content ? [content["dns-resolver"]] : []));
  const dns = resolvers.length === 0 ? {} : { "dns-resolver": resolvers.at(-1) };
  const content = { interfaces: [...interfaces.values()], routes: { config: routes }, ...dns };
  return { content, whose, findings };
}

/** The fields, `ipv4.enabled`, that both give and give differently. */
function disagreements(one: Fields, other: Fields): readonly string[] {
  return Object.entries(other).flatMap(([key, value]) => {
    const before = one[key];
    if (before === undefined) return [];
    if (isRecord(before) && isRecord(value)) return disagreements(before, value).map((below) => `${key}.${below}`);
    return JSON.stringify(before) === JSON.stringify(value) ? [] : [key];
  });
}

function merged(one: Fields, other: Fields): Fields {
  const entries = Object.entries(other).map(([key, value]): [string, unknown] => {
    const before = one[key];
    return [key, isRecord(before) && isRecord(value) ? merged(before, value) : value];
  });
  return { ...one, ...Object.fromEntries(entries) };
}

/** The same data with other names wherever one stands as a value. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner, names)]));
}
