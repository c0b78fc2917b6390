import type { ClusterBase, ManagedCluster, Node } from "../../model/model.ts";
import type { Scope } from "../../resources/resource.ts";
import type { File } from "../folder-files.ts";
import { extrasApplicationName } from "../folder-files.ts";
import { pageText } from "../manifest-text.ts";
import { clusterFolder, groupFolder } from "../paths.ts";
import type { Folder, Repository } from "../repository.ts";
import { folderOn } from "../repository.ts";
import { code, field, link, orDash, paragraph, shell, table } from "./markdown.ts";
import { orderLines, originLines, resourceLines, secretLines } from "./folder-readmes.ts";

/** A README for each cluster, and for what the hub holds of each managed one. */
export function clusterReadmes(repository: Repository): File[] {
  const { model } = repository;
  return [
    clusterReadme(repository, model.hub, "the hub"),
    ...model.clusters.map((cluster) =>
      clusterReadme(repository, cluster, cluster.isCompact ? "a compact cluster" : "a cluster"),
    ),
    ...provisioningReadmes(repository),
  ];
}

function clusterReadme(repository: Repository, cluster: ClusterBase, what: string): File {
  const folder = clusterFolder(cluster.name);
  const lines = [
    ...paragraph(`# Cluster ${cluster.name}`),
    ...paragraph(
      `${capital(what)} at site ${code(cluster.site.name)}, from ${field(cluster.at)}. Its root Application reads this folder.`,
    ),
    ...factLines(cluster),
    ...applicationLines(repository, cluster.name, folder),
    ...paragraph("## To look at it"),
    ...shell(
      `oc get applications -n openshift-gitops        # at ${cluster.apiUrl}`,
      `kustomize build ${folder}        # what the root Application sees`,
    ),
  ];
  return [`${folder}/README.md`, pageText(lines)];
}

function factLines(cluster: ClusterBase): readonly string[] {
  const { openshift, vips, networks, storage } = cluster;
  const roles = Object.entries(storage.roles).flatMap(([role, storageClass]) =>
    storageClass === undefined ? [] : [`${role}: ${code(storageClass.name)}`],
  );
  return table(
    ["", ""],
    [
      ["API", cluster.apiUrl],
      ["OpenShift", `${openshift.version}, channel ${code(openshift.channel)}`],
      [
        "virtual addresses",
        vips === undefined
          ? "none: a load balancer of the site, or a single node"
          : `API ${code(vips.api)}, ingress ${code(vips.ingress)}`,
      ],
      [
        "machine network",
        `${code(networks.machine.cidr)}, VLAN ${networks.machine.vlan ?? "untagged"}, MTU ${networks.machine.mtu}`,
      ],
      [
        "storage network",
        networks.storage === undefined
          ? "none of its own"
          : `${code(networks.storage.cidr)}, VLAN ${networks.storage.vlan ?? "untagged"}, MTU ${networks.storage.mtu}`,
      ],
      ["pods, services", `${code(networks.pods.cidr)}, ${code(networks.services.cidr)}`],
      ["storage classes", orDash(roles.join(", "))],
    ],
  );
}

function applicationLines(repository: Repository, cluster: string, folder: string): readonly string[] {
  const { stands, extras, ordered } = repository;
  const rows = stands
    .filter(({ application }) => application.clusters.includes(cluster))
    .map((stand) => [
      String(stand.application.wave),
      code(stand.application.name),
      link(folder, folderOn(stand, cluster)),
    ]);
  const scopes = extras.manifests.filter(({ clusters }) => clusters.includes(cluster));
  const own = scopes.map((scope) => [
    String(ordered.extrasWave),
    code(extrasApplicationName(scope)),
    link(folder, scope.folder),
  ]);
  return [
    ...paragraph("## Applications"),
    ...table(["sync wave", "Application", "from"], [...rows, ...own]),
    ...paragraph(`Why in this order: ${link(folder, "docs/order.md")}.`),
  ];
}

/** A README for each group of clusters that has Applications. */
export function groupReadmes({ stands, extras, ordered }: Repository): File[] {
  const about: Readonly<Record<Scope, string>> = {
    all: "every cluster",
    hub: "the hub",
    managed: "every managed cluster",
  };
  return (["all", "hub", "managed"] as const).flatMap((group): File[] => {
    const folder = groupFolder(group);
    const own = stands.filter((stand) => stand.group === group);
    const people = extras.manifests.filter(({ kind, name }) =>
      kind === "fleet" ? group === "all" : kind === "group" && name === group,
    );
    const rows = [
      ...own.map((stand) => [
        String(stand.application.wave),
        code(stand.application.name),
        link(folder, folderOn(stand, stand.application.clusters[0] ?? "")),
      ]),
      ...people.map((scope) => [
        String(ordered.extrasWave),
        code(extrasApplicationName(scope)),
        link(folder, scope.folder),
      ]),
    ];
    if (rows.length === 0) return [];
    const lines = [
      ...paragraph(`# Applications of ${about[group]}`),
      ...paragraph(
        "Components of which no cluster has a part of its own. The others are listed by each cluster, in `clusters/`.",
      ),
      ...table(["sync wave", "Application", "from"], rows),
    ];
    return [[`${folder}/README.md`, pageText(lines)]];
  });
}

function provisioningReadmes(repository: Repository): File[] {
  return repository.stands.flatMap((stand): File[] => {
    const { of } = stand.application;
    const folder = stand.overlays.get(repository.hub);
    if (of.kind !== "provisioning" || folder === undefined) return [];
    const cluster = repository.model.clusters.find(({ name }) => name === of.cluster);
    if (cluster === undefined) return [];
    const lines = [
      ...paragraph(`# What the hub holds of ${cluster.name}`),
      ...paragraph(stateText(cluster)),
      ...nodeLines(cluster),
      ...watchLines(repository, cluster, folder),
      ...orderLines(repository, stand.application),
      ...resourceLines(folder.resources),
      ...secretLines(repository, folder),
      ...originLines(folder.resources),
    ];
    return [[`${folder.path}/README.md`, pageText(lines)]];
  });
}

function stateText({ name, state }: ManagedCluster): string {
  const set = `Its state in factory.yaml is ${code(state)}.`;
  if (state === "provision") {
    return (
      `${set} The hub installs it: it boots the machines below from an image of its own and **overwrites their root devices**. ` +
      `Once ${code(name)} is installed, set the state to ${code("installed")} and compile: then nothing in Git can install it again. ` +
      `A machine that leaves factory.yaml before that keeps its host on the hub, which still boots it into the cluster: delete the host there, ${code(`oc delete baremetalhost,nmstateconfig NAME -n ${name}`)}, and its agent if it has one. That powers the machine off.`
    );
  }
  if (state === "installed")
    return `${set} The hub installed it; what the installation needed is no longer in Git, and stays on the hub until somebody deletes it.`;
  return `${set} It was there before: the hub imports it and never installs it.`;
}

function nodeLines({ nodes }: ManagedCluster): readonly string[] {
  const row = ({ name, role, hostname, hardware, addresses, bmc, macs }: Node): string[] => [
    name,
    role,
    hostname,
    hardware.name,
    code(addresses.machine),
    bmc === undefined ? "–" : code(bmc.address),
    orDash(macs[0] ?? ""),
  ];
  return table(
    ["node", "role", "host name", "hardware", "address", "management controller", "boots by"],
    nodes.map(row),
  );
}

function watchLines({ hub }: Repository, { name, state }: ManagedCluster, { path }: Folder): readonly string[] {
  const installing = [
    `oc get baremetalhosts,agents -n ${name}        # machines: provisioned, then one agent for each`,
    `oc get agentclusterinstall ${name} -n ${name} -o jsonpath='{range .status.conditions[*]}{.type}{"\\t"}{.status}{"\\t"}{.message}{"\\n"}{end}'`,
  ];
  return [
    ...paragraph("## To watch it"),
    ...paragraph(`On ${code(hub)}; what a person has to do is in ${link(path, "docs/by-hand.md")}.`),
    ...shell(
      ...(state === "provision" ? installing : []),
      `oc get managedcluster ${name}        # JOINED and AVAILABLE`,
      `oc get policy -n ${name}        # the steps that bring Argo CD to it`,
    ),
  ];
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
