import type { Pointer } from "../base/pointer.ts";
import { buildClusterNetworks } from "./build-networks.ts";
import { buildOpenShift, checkLine } from "./build-platform.ts";
import { buildClusterStorage } from "./build-storage.ts";
import type { Backend, ClusterBase, Hardware, Hub, ManagedCluster, Node, Site } from "./model.ts";
import { entryOf, isKnown, sortedEntries, type Scope } from "./scope.ts";

type ClusterSpec = Scope["spec"]["clusters"][string];
type NodeSpec = NonNullable<ClusterSpec["nodes"]>[string];

/** What clusters refer to, already built. */
export interface Catalogue {
  readonly sites: readonly Site[];
  readonly hardware: readonly Hardware[];
  readonly backends: readonly Backend[];
}

export function buildHub(scope: Scope, catalogue: Catalogue): Hub | undefined {
  const { hub } = scope.spec;
  const base = buildBase(scope, catalogue, { name: hub.name, at: ["hub"], written: hub, isHub: true, hardware: [] });
  return base && { ...base, state: "imported" };
}

export function buildClusters(scope: Scope, catalogue: Catalogue): ManagedCluster[] {
  return sortedEntries(scope.spec.clusters).flatMap(
    ([name, written]) => buildCluster(scope, catalogue, name, written) ?? [],
  );
}

function buildCluster(
  scope: Scope,
  catalogue: Catalogue,
  name: string,
  written: ClusterSpec,
): ManagedCluster | undefined {
  const at: Pointer = ["clusters", name];
  checkHardware(scope, written.hardware, [...at, "hardware"]);
  const drafts = sortedEntries(written.nodes).map(([node, spec]) => ({
    node,
    spec,
    hardware: hardwareOf(scope, catalogue, { name, written, node, spec }),
  }));
  const models = drafts.flatMap(({ hardware }) => hardware ?? []);
  const base = buildBase(scope, catalogue, { name, at, written, isHub: false, hardware: models });
  if (base === undefined) return undefined;
  if (written.api !== undefined && written.state !== "imported") reportApi(scope, name, written.state);
  const nodes = drafts.flatMap(({ node, spec, hardware }) =>
    hardware === undefined ? [] : [buildNode(scope, base, { node, spec, hardware })],
  );
  const isCompact =
    nodes.every(({ role }) => role === "control-plane") && (nodes.length > 0 || written.topology === "compact");
  return {
    ...base,
    ...(written.api === undefined || written.state !== "imported" ? {} : addressesFrom(written.api, base.baseDomain)),
    state: written.state,
    dnsName: written.dnsName ?? name,
    isCompact,
    topology: written.topology ?? (isCompact ? "compact" : "workers"),
    importSecret: written.state === "imported" ? "auto-import-secret" : undefined,
    nodes,
  };
}

interface BaseRequest {
  readonly name: string;
  readonly at: Pointer;
  readonly written: ClusterSpec | Scope["spec"]["hub"];
  readonly isHub: boolean;
  readonly hardware: readonly Hardware[];
}

function buildBase(scope: Scope, catalogue: Catalogue, request: BaseRequest): ClusterBase | undefined {
  const { name, at, written, isHub, hardware } = request;
  const siteReference = {
    code: "model/unknown-site",
    what: "site",
    definedIn: "`sites`",
    name: written.site,
    at: [...at, "site"],
  } as const;
  isKnown(scope, siteReference, Object.keys(scope.spec.sites));
  const storage = buildClusterStorage(scope, catalogue.backends, {
    cluster: name,
    isHub,
    written: written.storage,
    at: [...at, "storage"],
  });
  if (written.openshift !== undefined) checkLine(scope, written.openshift.version, [...at, "openshift"]);
  const site = catalogue.sites.find((one) => one.name === written.site);
  if (site === undefined || storage === undefined) return undefined;
  const baseDomain = `${written.dnsName ?? name}.${scope.spec.domain}`;
  return {
    name,
    at: scope.place(...at),
    site,
    baseDomain,
    apiUrl: `https://api.${baseDomain}:6443`,
    openshift: buildOpenShift(
      scope,
      written.openshift ?? scope.spec.openshift,
      written.openshift === undefined ? ["openshift"] : [...at, "openshift"],
    ),
    vips: written.vips && { api: written.vips.api, ingress: written.vips.ingress },
    networks: buildClusterNetworks(scope, { written: written.networks, at: [...at, "networks"], hardware }),
    storage,
  };
}

/** An imported cluster may be of another domain: its API's name tells, `api.` being what installers put before it. */
function addressesFrom(api: string, baseDomain: string): Pick<ClusterBase, "apiUrl" | "baseDomain"> {
  const [, host = "", port = "443"] = /^https:\/\/([^:]+)(?::(\d+))?$/.exec(api) ?? [];
  return {
    apiUrl: `https://${host}:${port}`,
    baseDomain: host.startsWith("api.") ? host.slice("api.".length) : baseDomain,
  };
}

function reportApi(scope: Scope, name: string, state: string): void {
  scope.report("model/conflicting-api", {
    message: `Cluster \`${name}\` is of state \`${state}\` and has \`api\`, which is for imported clusters.`,
    at: scope.place("clusters", name, "api"),
    on: "key",
    why: "A cluster that we install answers at `api.<dnsName>.<domain>`; another address would never be served.",
    fix: { sentence: "Take `api` out, or set `state: imported`." },
  });
}

function checkHardware(scope: Scope, name: string | undefined, at: Pointer): void {
  if (name === undefined) return;
  isKnown(
    scope,
    { code: "model/unknown-hardware", what: "hardware", definedIn: "`hardware`", name, at },
    Object.keys(scope.spec.hardware ?? {}),
  );
}

interface NodeDraft {
  readonly node: string;
  readonly spec: NodeSpec;
}

/** The model of a node: its own, else the cluster's. What names no model at all is reported here. */
function hardwareOf(
  scope: Scope,
  { hardware }: Catalogue,
  { name, written, node, spec }: NodeDraft & { readonly name: string; readonly written: ClusterSpec },
): Hardware | undefined {
  const at: Pointer = ["clusters", name, "nodes", node];
  checkHardware(scope, spec.hardware, [...at, "hardware"]);
  const model = spec.hardware ?? written.hardware;
  if (model === undefined) {
    scope.report("model/missing-hardware", {
      message: `Node \`${node}\` of cluster \`${name}\` has no hardware, and the cluster gives none.`,
      at: scope.place(...at),
      on: "key",
      why: "NICs, bonds, boot mode and root device come from it.",
      fix: { sentence: `Add \`hardware\` to the cluster or to the node${optionsOf(scope)}.` },
    });
  }
  return hardware.find((one) => one.name === model);
}

function optionsOf({ spec }: Scope): string {
  const names = sortedEntries(spec.hardware).map(([name]) => `\`${name}\``);
  return names.length === 0 ? "" : `: ${names.join(" or ")}`;
}

function buildNode(
  scope: Scope,
  cluster: ClusterBase,
  { node, spec, hardware }: NodeDraft & { readonly hardware: Hardware },
): Node {
  return {
    name: node,
    hostname: `${node}.${cluster.baseDomain}`,
    role: spec.role ?? "control-plane",
    hardware,
    bmc:
      spec.bmc === undefined
        ? undefined
        : { address: spec.bmc, credentials: hardware.bmc.credentials.replaceAll("{node}", node) },
    addresses: { machine: spec.addresses.machine, storage: spec.addresses.storage },
    macs: spec.macs.map((mac) => mac.toLowerCase()),
    at: scope.place("clusters", cluster.name, "nodes", node),
  };
}

/** Reports a name that is no managed cluster; the hub's name gets an explanation of its own. */
export function isManagedCluster(scope: Scope, name: string, at: Pointer): boolean {
  const isHub = name === scope.spec.hub.name && entryOf(scope.spec.clusters, name) === undefined;
  const why = isHub ? "The hub governs and migrates; machines move to managed clusters." : undefined;
  const reference = { code: "model/unknown-cluster", what: "cluster", definedIn: "`clusters`", name, at } as const;
  return isKnown(scope, why === undefined ? reference : { ...reference, why }, Object.keys(scope.spec.clusters));
}
