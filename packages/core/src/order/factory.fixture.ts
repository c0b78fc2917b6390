import type { Place } from "../base/pointer.ts";
import type { ManagedCluster, Model, Site } from "../model/model.ts";
import type {
  Built,
  Component,
  ComponentName,
  Dependency,
  KubeObject,
  Placement,
  RequiredSecret,
  Resource,
  Scope,
} from "../resources/resource.ts";

/** A place in factory.yaml. */
export const at = (...pointer: (string | number)[]): Place => ({ file: "factory.yaml", pointer });

const site: Site = {
  name: "fra",
  dnsServers: ["10.10.0.53"],
  ntp: [],
  timeZone: "Europe/Berlin",
  at: at("sites", "fra"),
};

/** A cluster without nodes and storage: as much as order and files look at. */
export function managedCluster(name: string, change: Partial<ManagedCluster> = {}): ManagedCluster {
  return {
    name,
    at: at("clusters", name),
    site,
    baseDomain: `${name}.nordwind.example`,
    dnsName: name,
    apiUrl: `https://api.${name}.nordwind.example:6443`,
    openshift: {
      version: "4.22.8",
      line: "4.22",
      channel: "stable-4.22",
      imageSet: "img4.22.8-x86-64",
      releaseImage: "quay.io/openshift-release-dev/ocp-release:4.22.8-x86_64",
      at: at("openshift"),
    },
    vips: { api: "10.10.2.5", ingress: "10.10.2.6" },
    networks: {
      machine: {
        cidr: "10.10.2.0/24",
        gateway: "10.10.2.1",
        vlan: 102,
        mtu: 1500,
        hasOwnMtu: false,
        at: at("clusters", name, "networks", "machine"),
      },
      storage: undefined,
      pods: { cidr: "10.128.0.0/14", hostPrefix: 22, at: at("clusters", name, "networks", "pods") },
      services: { cidr: "172.30.0.0/16", at: at("clusters", name, "networks", "services") },
    },
    storage: {
      classes: [],
      roles: { default: undefined, virtualization: undefined, block: undefined },
      at: at("clusters", name, "storage"),
    },
    state: "provision",
    isCompact: true,
    topology: "compact",
    importSecret: undefined,
    nodes: [],
    ...change,
  };
}

/** A factory with a hub and managed clusters of these names. */
export function factory(clusters: readonly string[] = ["prod1", "prod2"], change: Partial<Model> = {}): Model {
  const {
    dnsName: _,
    isCompact: __,
    topology: ___,
    importSecret: ____,
    nodes: _____,
    ...hub
  } = managedCluster("hub", { at: at("hub") });
  return {
    name: "nordwind",
    isWhole: true,
    hardware: [],
    at: at(),
    domain: "nordwind.example",
    git: {
      url: "https://git.nordwind.example/platform/factory.git",
      branch: "main",
      path: "",
      credentials: "git-reader",
      at: at("git"),
    },
    operators: { approval: "Automatic", channels: {}, catalogs: {}, at: at("operators") },
    pullSecret: "redhat-pull",
    sshKeys: [],
    sites: [site],
    vmNetworks: [],
    backends: [],
    hub: { ...hub, state: "imported" },
    clusters: clusters.map((name) => managedCluster(name)),
    sources: [],
    mappings: { networks: [], datastores: [] },
    migration: {
      at: at("migration"),
      start: "2026-12-01",
      mode: "warm",
      windows: [],
      freezes: [],
      groups: { tag: undefined, folder: undefined, at: at("migration", "groups") },
      dependencies: [],
      place: [],
      limits: { slotsPerHost: 20, perPlan: 100, disksPerPlan: 500, at: at("migration", "limits") },
      rates: { diskMiBps: 100, hostMiBps: 1000, cutoverSeconds: 600, dailyChange: 0.05 },
    },
    ...change,
  };
}

/** A component of a name. */
export function component(name: string, scope: Scope = "all", change: Partial<Component> = {}): Component {
  return {
    name: name as ComponentName,
    scope,
    namespace: name,
    title: `The component ${name}`,
    about: `What ${name} does on the cluster.`,
    ...change,
  };
}

/** Everything about a resource but what it is. */
export interface Said {
  readonly placement?: Placement;
  readonly file?: string;
  readonly provides?: readonly Dependency[];
  readonly requires?: readonly Dependency[];
  readonly from?: readonly Place[];
  readonly rest?: Readonly<Record<string, unknown>>;
}

/** A resource of a component, as `Kind namespace/name` of an apiVersion; without a namespace if there is no slash. */
export function resource(of: string, apiVersion: string, title: string, said: Said = {}): Resource {
  const [kind = "", fullName = ""] = title.split(" ");
  const [name = "", namespace] = fullName.split("/").reverse();
  const object: KubeObject = {
    apiVersion,
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    ...said.rest,
  };
  return {
    object,
    placement: said.placement ?? { layer: "shared", component: of as ComponentName },
    file: said.file ?? `${kind.toLowerCase()}-${name}`,
    from: said.from ?? [at(of)],
    ...(said.provides === undefined ? {} : { provides: said.provides }),
    ...(said.requires === undefined ? {} : { requires: said.requires }),
  };
}

/** Placement of a cluster's own part of a component. */
export const own = (name: string, cluster: string): Placement => ({
  layer: "cluster",
  component: name as ComponentName,
  cluster,
});

/** What `resources` would have built. */
export function built(
  components: readonly Component[],
  resources: readonly Resource[],
  secrets: readonly RequiredSecret[] = [],
): Built {
  return { components, resources, secrets };
}
