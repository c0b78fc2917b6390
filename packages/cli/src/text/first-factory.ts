/** What `vmf init` knows of a site. */
export interface Beginning {
  readonly name: string;
  readonly domain: string;
  readonly git: string;
  readonly hub: string;
  readonly clusters: readonly string[];
  readonly vcenter: string;
  readonly timeZone: string;
  readonly start: string;
}

/** A factory.yaml to start from: what is known is in it, and each line that only the site can tell is marked. */
export function factoryText(beginning: Beginning): string {
  const { name, domain, git, hub, clusters, vcenter, timeZone, start } = beginning;
  const first = clusters[0] ?? "";
  return `# yaml-language-server: $schema=.vmf/factory.schema.json
# Lines with <- hold placeholders. \`vmf check\` says what is wrong, \`vmf explain CODE\` why.
apiVersion: vmfactory.io/v1alpha1
kind: Factory
metadata: { name: ${text(name)} }

domain: ${text(domain)} # clusters are <name>.${domain}
openshift: { version: 4.22.8 } # <- what your clusters are to run
pullSecret: redhat-pull # names of Secrets, never their values: docs/secrets.md of the repository lists them
git: { url: ${text(git)}, branch: main, credentials: git-reader }
access: { sshKeys: [] } # <- public keys of those who may log in to nodes

sites:
  main: { dnsServers: [10.10.0.53], ntp: [10.10.0.123], timeZone: ${text(timeZone)} } # <-

# A model of machines once; a node then only says what is its own.
hardware:
  standard:
    bmc: { protocol: redfish-virtualmedia, path: /redfish/v1/Systems/1, credentials: bmc } # <-
    nics: [{ name: eno1, rate: 25G }, { name: eno2, rate: 25G }, { name: ens1f0, rate: 25G }, { name: ens1f1, rate: 25G }] # <-
    rootDevice: { minSize: 400Gi } # <-
    bonds:
      bond0: { ports: [eno1, eno2], mode: 802.3ad, carries: [machine] }
      bond1: { ports: [ens1f0, ens1f1], mode: 802.3ad, mtu: 9000, carries: [storage, vm] }

# The VLANs for virtual machines: same name, same meaning on every cluster.
vmNetworks:
  servers: { vlan: 210 } # <-

storage:
  array:
    trident: { management: 10.10.8.20, credentials: array, nas: { svm: nfs }, san: { svm: ${svms(beginning)}, transport: iscsi } } # <-

hub:
  name: ${text(hub)}
  site: main
  state: imported # it is there; what runs on it is ours
  networks: { machine: { cidr: 10.10.1.0/24 } } # <-
  storage: { default: array/nas, block: array/san }

clusters:
${clusters.map(clusterText).join("")}
sources:
  vcenter:
    vcenter: { url: ${text(vcenter)}, credentials: vcenter }
    site: main
    vddk: ${text(`registry.${domain}/vddk:8.0.3`)} # <- the image that you build

# First match wins; patterns are globs.
mappings:
  networks: [{ from: "*", to: servers }] # <- from your port groups
  datastores: [{ from: "*", to: virtualization }]

migration:
  start: ${text(start)} # <-
  windows: # <- when machines may be powered off
    weekend: { days: [sat, sun], from: "22:00", to: "06:00", site: main, machines: 50 }
    weeknight: { days: [tue, thu], from: "23:00", to: "05:00", site: main, machines: 20, only: "machine.tags['env'] != 'prod'" }
  groups: { tag: application } # <- what moves together
  place: [{ cluster: ${text(first)}, namespace: "vm-{group}" }] # <- where to
`;
}

function clusterText(name: string, index: number): string {
  const net = 2 + index;
  const vlan = 102 + index;
  return `  ${text(name)}:
    site: main
    state: provision # then installed; imported: it is there already
    hardware: standard
    vips: { api: 10.10.${net}.5, ingress: 10.10.${net}.6 } # <-
    networks: # <-
      machine: { cidr: 10.10.${net}.0/24, gateway: 10.10.${net}.1, vlan: ${vlan} }
      storage: { cidr: 10.20.${net}.0/24, vlan: ${200 + net} }
    storage: { default: array/nas, virtualization: array/san }
    nodes: # <- MACs in the order of the model's NICs
${["a", "b", "c"].map((node, at) => nodeText(node, net, 11 + at)).join("")}`;
}

function nodeText(node: string, net: number, last: number): string {
  const macs = [0, 1, 2, 3].map((nic) => `"02:00:0a:${two(net)}:${two(last)}:0${nic}"`).join(", ");
  return `      ${node}: { bmc: 10.30.${net}.${last}, addresses: { machine: 10.10.${net}.${last}, storage: 10.20.${net}.${last} }, macs: [${macs}] }\n`;
}

/** One storage virtual machine for each cluster: two clusters that share one would see each other's volumes. */
function svms({ hub, clusters }: Beginning): string {
  return `{ ${[hub, ...clusters].map((cluster, index) => `${text(cluster)}: ocp${index}`).join(", ")} }`;
}

/** A value as it may stand in YAML, whatever somebody typed. */
function text(value: string): string {
  return /^[a-z][a-z0-9.-]*$/.test(value) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(value)
    ? value
    : JSON.stringify(value);
}

function two(value: number): string {
  return value.toString(16).padStart(2, "0");
}
