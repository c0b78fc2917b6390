import type { ManagedCluster, Model } from "../../model/model.ts";
import type { Repository } from "../repository.ts";
import type { HandStep } from "./hand-step.ts";
import { bullets, code, codes, few, orDash, paragraph, shell, table } from "./markdown.ts";

/** What the site gives before anything is installed: the hub, Git, names, networks, storage, management controllers. */
export function siteSteps(repository: Repository): readonly HandStep[] {
  const { model } = repository;
  const installed = model.clusters.filter(({ state }) => state === "provision");
  return [
    hubStep(model, installed),
    gitStep(model),
    secretsStep(repository),
    ...(installed.length === 0 ? [] : [namesStep(installed), controllersStep(installed)]),
    ...switchSteps(model),
    ...storageSteps(model),
  ];
}

function hubStep({ hub }: Model, installed: readonly ManagedCluster[]): HandStep {
  return {
    title: hub.name === "hub" ? "The hub" : `The hub ${hub.name}`,
    why: "The hub is there before the factory: something has to run Argo CD and ACM before they can build anything.",
    todo: bullets([
      `OpenShift ${hub.openshift.line} at ${hub.apiUrl}, with all cluster operators available, and the catalogs of ${code("openshift-marketplace")} reachable or mirrored.`,
      "An account that administers it.",
      ...(installed.length === 0
        ? []
        : [
            "The machines' management controllers can reach the hub's ingress: they fetch the installation image from a route of the hub (virtual media). The hub's nodes can reach the management controllers.",
          ]),
    ]),
    check: shell(
      `oc whoami --show-server        # ${hub.apiUrl}`,
      "oc auth can-i '*' '*' --all-namespaces        # yes",
      "oc wait --for=condition=Available clusteroperator --all --timeout=5m",
      "oc get catalogsource -n openshift-marketplace -o custom-columns=NAME:.metadata.name,STATE:.status.connectionState.lastObservedState        # READY",
    ),
  };
}

function gitStep({ git }: Model): HandStep {
  return {
    title: "The repository in Git",
    why: "Argo CD on every cluster reads this repository; it can only read what was pushed.",
    todo: bullets([
      `Push this repository to ${git.url}, branch ${code(git.branch)}${git.path === "" ? "" : `, folder ${code(git.path)}`}.`,
      "Protect the branch: a commit on it is what the clusters become. The commit that sets a wave's state to `approved` is the approval.",
      ...(git.credentials === undefined
        ? []
        : [`Make an account that may only read it, for the Secret ${code(git.credentials)}.`]),
    ]),
    check: shell(`git ls-remote ${git.url} ${git.branch}        # the commit that you pushed`),
  };
}

function secretsStep({ ordered }: Repository): HandStep {
  const { secrets, clusters } = ordered;
  return {
    title: "Secrets",
    why: "No secret is in Git, so somebody makes them.",
    todo: paragraph(
      secrets.length === 0
        ? "None is needed."
        : `${secrets.length} Secrets, listed with their commands in [secrets.md](secrets.md): ${few(clusters.map((cluster) => `${code(cluster)} ${secrets.filter((one) => one.cluster === cluster).length}`))}.`,
    ),
    check: paragraph("The last command of each Secret in [secrets.md](secrets.md) prints its keys."),
  };
}

function namesStep(clusters: readonly ManagedCluster[]): HandStep {
  const records = clusters.flatMap(recordsOf);
  const servers = [...new Set(clusters.flatMap(({ site }) => site.dnsServers))];
  return {
    title: "Names",
    why: "The installation and the clusters look these names up; the factory does not write to your DNS.",
    todo: [
      ...paragraph(
        `Make these A records (AAAA for IPv6) on the servers that the clusters use: ${codes(servers)}. The virtual addresses and the nodes' addresses must be outside every DHCP range.`,
      ),
      ...table(
        ["name", "address", "for"],
        records.map(({ name, address, what }) => [code(name), code(address), what]),
      ),
    ],
    check: [
      ...paragraph("From a machine in the machine network; each line prints the address of the table:"),
      ...shell(
        ...records.map(
          ({ name, address }) =>
            `dig +short ${name.replace("*", "console-openshift-console")} @${servers[0] ?? ""}        # ${address}`,
        ),
      ),
    ],
  };
}

interface DnsRecord {
  readonly name: string;
  readonly address: string;
  readonly what: string;
}

function recordsOf({ name, baseDomain, vips, nodes }: ManagedCluster): readonly DnsRecord[] {
  const virtual =
    vips === undefined
      ? []
      : [
          { name: `api.${baseDomain}`, address: vips.api, what: `the API of ${name}` },
          { name: `api-int.${baseDomain}`, address: vips.api, what: `the API of ${name}, as its nodes see it` },
          { name: `*.apps.${baseDomain}`, address: vips.ingress, what: `what runs on ${name}` },
        ];
  return [
    ...virtual,
    ...nodes.map((node) => ({
      name: node.hostname,
      address: node.addresses.machine,
      what: `node ${node.name} of ${name}`,
    })),
  ];
}

function controllersStep(clusters: readonly ManagedCluster[]): HandStep {
  const nodes = clusters.flatMap((cluster) =>
    cluster.nodes.flatMap((node) => (node.bmc === undefined ? [] : [{ cluster, node, address: node.bmc.address }])),
  );
  return {
    title: "Management controllers of the machines",
    why: "The hub boots the machines through them; accounts, licences and firmware are set on each controller.",
    todo: [
      ...bullets([
        "An account that may mount virtual media and switch power, the same as in the Secret that is named in [secrets.md](secrets.md).",
        "Virtual media are licensed and enabled, the clock is right, and the boot mode is the one of the hardware model.",
        "Disks that hold nothing anybody needs: **the installation overwrites the root device**.",
      ]),
      ...table(
        ["cluster", "node", "controller", "boots by", "boot mode"],
        nodes.map(({ cluster, node, address }) => [
          cluster.name,
          node.name,
          code(address),
          code(orDash(node.macs[0] ?? "")),
          node.hardware.bootMode,
        ]),
      ),
    ],
    check: [
      ...paragraph("From a node of the hub (`oc debug node/…`):"),
      ...shell(...nodes.map(({ node, address }) => probe(address, node.hardware.bmc.protocol, node.name))),
    ],
  };
}

/** Asks a controller whether it is there; the root of a Redfish service answers without an account. */
function probe(address: string, protocol: string, name: string): string {
  const host = address.replace(/^[a-z+-]+:\/\//, "").replace(/\/.*$/, "");
  const isRedfish = protocol !== "ipmi";
  return isRedfish
    ? `curl -ks -o /dev/null -w '%{http_code}\\n' https://${host}/redfish/v1/        # ${name}: 200`
    : `ping -c 1 ${host}        # ${name}: 1 received`;
}

function switchSteps({ clusters, vmNetworks }: Model): readonly HandStep[] {
  const rows = clusters.flatMap((cluster) => portRows(cluster, vmNetworks));
  if (rows.length === 0) return [];
  return [
    {
      title: "Switch ports",
      why: "The factory configures the nodes' side of each cable; the switches are yours.",
      todo: [
        ...paragraph(
          "Ports as the nodes expect them. For a mode with LACP the ports of a machine are one channel on the switches, with fallback until the machine has booted.",
        ),
        ...table(["cluster", "hardware", "ports", "mode", "MTU at least", "VLANs"], rows),
      ],
      check: shell(
        "oc get nncp        # on the cluster, once it is there: every policy Available",
        "oc get nns -o custom-columns=NODE:.metadata.name,DOWN:'.status.currentState.interfaces[?(@.state==\"down\")].name'",
      ),
    },
  ];
}

function portRows(cluster: ManagedCluster, vmNetworks: Model["vmNetworks"]): readonly (readonly string[])[] {
  const { machine, storage } = cluster.networks;
  const forMachines = vmNetworks.flatMap(({ name, on }) =>
    on.filter((one) => one.cluster === cluster.name).map(({ vlan }) => `${vlan} (${name})`),
  );
  const vlans = {
    machine: [machine.vlan === undefined ? "untagged (machine)" : `${machine.vlan} (machine)`],
    storage:
      storage === undefined ? [] : [storage.vlan === undefined ? "untagged (storage)" : `${storage.vlan} (storage)`],
    vm: forMachines,
  };
  const hardware = [...new Map(cluster.nodes.map((node) => [node.hardware.name, node.hardware])).values()];
  return hardware.flatMap(({ name, bonds }) =>
    bonds.map(({ ports, mode, mtu, carries }) => [
      cluster.name,
      name,
      codes(ports),
      mode ?? "a single port",
      String(mtu),
      orDash(carries.flatMap((traffic) => vlans[traffic]).join(", ")),
    ]),
  );
}

function storageSteps({ backends, hub, clusters }: Model): readonly HandStep[] {
  if (backends.length === 0) return [];
  const rows = [hub, ...clusters].flatMap(({ name, storage }) =>
    storage.classes.map(({ name: storageClass, backend, protocol, svm }) => [
      name,
      backend.name,
      code(backend.management),
      protocol.kind,
      code(svm),
      code(storageClass),
    ]),
  );
  return [
    {
      title: "Storage systems",
      why: "Virtual servers, protocols and accounts are made on the storage system by those who run it.",
      todo: [
        ...paragraph(
          "Each storage virtual machine exists, serves its protocol, has room, and its account may make and delete volumes; the clusters' storage networks reach its data addresses.",
        ),
        ...table(["cluster", "backend", "management", "protocol", "storage virtual machine", "class"], rows),
      ],
      check: shell(
        "oc get tridentbackendconfig -n trident        # on each cluster, once it is there: PHASE Bound, STATUS Success",
      ),
    },
  ];
}
