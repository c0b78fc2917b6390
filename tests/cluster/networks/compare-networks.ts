/**
 * What every node of a factory gets in documents of nmstate, against what the factory's model says of it.
 * The library of nmstate makes the profiles; nothing here knows how the documents were built.
 */
import type { ManagedCluster, Model, Node } from "@vmfactory/core";
import {
  askNmstate,
  readInterfaces,
  unwrapObjects,
  type Finding,
  type FoundObject,
  type Repository,
} from "@vmfactory/testbed";
import { filesOfCluster } from "./cluster-files.ts";
import { installedBond, meantNetwork, openshiftBridge, type MeantNetwork } from "./meant-network.ts";
import {
  installDocument,
  isNmstateConfig,
  isNodePolicy,
  mergeDocuments,
  nicsOf,
  nicWithMac,
  policyDocument,
  selects,
  type NodeDocument,
  type NodeState,
} from "./node-documents.ts";
import { localnetsIn, readNodeNetwork, type NodeNetwork, type Way } from "./node-network.ts";

export interface NetworksCompared {
  /** How many nodes were compared, and how many of their addresses and localnets. */
  readonly nodes: number;
  readonly addresses: number;
  readonly localnets: number;
  readonly findings: readonly Finding[];
}

/** One node with its documents. */
interface NodeCase {
  readonly cluster: ManagedCluster;
  readonly node: Node;
  readonly documents: readonly NodeDocument[];
  /** Whether this repository installs it. Otherwise its address and its machine bond were there before. */
  readonly isInstalledByUs: boolean;
  readonly state: NodeState;
  readonly meant: MeantNetwork;
}

export async function compareNetworks(
  nmstate: string,
  model: Model,
  repository: Repository,
): Promise<NetworksCompared> {
  const { objects } = unwrapObjects(repository.objects, repository.objects);
  const configs = objects.filter(isNmstateConfig);
  const policies = objects.filter(isNodePolicy);
  const cases = model.clusters.flatMap((cluster) => {
    const files = filesOfCluster(repository, cluster.name);
    const reaching = policies.filter(({ file }) => files.has(file));
    return cluster.nodes.map((node) => caseOf({ model, cluster, node, configs, policies: reaching }));
  });
  const answers = await askNmstate(
    nmstate,
    cases.map(({ state }) => JSON.stringify(state.content)),
  );
  const findings = [...strays(configs, policies, cases), ...cases.flatMap(({ state }) => state.findings)];
  for (const [index, one] of cases.entries()) {
    const answer = answers[index];
    if (answer?.kind === "profiles") {
      const network = readNodeNetwork(readInterfaces(answer.profiles));
      findings.push(...differences(one, network));
    } else {
      findings.push(say(one, one.documents.at(-1), `all documents together: ${answer?.message ?? "no answer"}`));
    }
  }
  return {
    nodes: cases.length,
    addresses: cases.flatMap(({ meant }) => meant.addresses).length,
    localnets: cases.flatMap(({ meant }) => meant.localnets).length,
    findings: [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()],
  };
}

interface Sought {
  readonly model: Model;
  readonly cluster: ManagedCluster;
  readonly node: Node;
  readonly configs: readonly FoundObject[];
  /** Those that the cluster gets. */
  readonly policies: readonly FoundObject[];
}

function caseOf({ model, cluster, node, configs, policies }: Sought): NodeCase {
  const installs = configs.filter((one) => isOf(one, cluster, node)).slice(0, 1);
  const isInstalledByUs = installs.length > 0 || cluster.state === "provision";
  const before = isInstalledByUs ? [] : [whatWasThere(node)];
  const documents = [
    ...installs.map((one) => installDocument(one, node)),
    ...policies.filter((policy) => selects(policy, cluster, node)).map(policyDocument),
  ];
  const state = mergeDocuments([...before, ...documents]);
  return { cluster, node, documents, isInstalledByUs, state, meant: meantNetwork(model, cluster, node) };
}

function isOf(config: FoundObject, cluster: ManagedCluster, node: Node): boolean {
  return config.object.metadata.namespace === cluster.name && nicsOf(config).some(({ mac }) => node.macs.includes(mac));
}

function whatWasThere(node: Node): NodeDocument {
  const from = { file: node.at.file, name: `node ${node.name}` };
  return { from, place: "hardware.bonds", content: { interfaces: installedBond(node) } };
}

/** Documents that reach no node, and nodes that no document reaches. */
function strays(
  configs: readonly FoundObject[],
  policies: readonly FoundObject[],
  cases: readonly NodeCase[],
): readonly Finding[] {
  const used = new Set(cases.flatMap(({ documents }) => documents.map(({ from }) => from)));
  const idle = policies
    .filter((policy) => !used.has(policy))
    .map(({ file, name: object }) => ({
      file,
      object,
      message: "spec.nodeSelector: no node of a cluster that gets it has these labels",
    }));
  const bare = cases
    .filter(
      ({ isInstalledByUs, documents }) => isInstalledByUs && !documents.some(({ place }) => place === "spec.config"),
    )
    .map((one) => say(one, undefined, `no NMStateConfig in namespace ${one.cluster.name} has one of its MACs`));
  return [...configs.flatMap((config) => nicFaults(config, cases)), ...idle, ...bare];
}

/** What is wrong with the MACs by which the installation finds the node of an NMStateConfig. */
function nicFaults(config: FoundObject, cases: readonly NodeCase[]): readonly Finding[] {
  const about = { file: config.file, object: config.name };
  const nodes = cases.filter(({ cluster, node }) => isOf(config, cluster, node)).map(({ node }) => node);
  if (nodes.length !== 1)
    return [{ ...about, message: `spec.interfaces: its MACs are those of ${nodes.length} nodes` }];
  return nicsOf(config).flatMap(({ name, mac }, index) =>
    nodes.some((node) => nicWithMac(node, mac) !== undefined)
      ? []
      : [
          {
            ...about,
            message: `spec.interfaces[${index}]: no NIC of the node has the MAC ${mac}, which ${name} is to have`,
          },
        ],
  );
}

/** Everything in which a node's network is not what is meant. */
function differences(one: NodeCase, network: NodeNetwork): readonly Finding[] {
  return [
    ...network.gaps.map(({ interface: name, message }) => say(one, one.state.whose.get(name), message)),
    ...addressDifferences(one, network),
    ...(one.isInstalledByUs ? installDifferences(one, network) : []),
    ...localnetDifferences(one, network),
  ];
}

function addressDifferences(one: NodeCase, network: NodeNetwork): readonly Finding[] {
  const wanted = one.meant.addresses.filter((meant) => one.isInstalledByUs || meant.network !== "machine");
  const missing = wanted.flatMap((meant): readonly Finding[] => {
    const found = network.addresses.find(({ address }) => address === meant.address);
    const what = `its address ${meant.address} in the ${meant.network} network`;
    if (found === undefined)
      return [say(one, one.documents.at(meant.network === "machine" ? 0 : -1), `${what} is nowhere`)];
    const document = one.state.whose.get(found.interface);
    return wayDifferences(found.way, meant.way).map((words) =>
      say(one, document, `${what} is on ${found.interface} ${words}`),
    );
  });
  const additional = network.addresses
    .filter(({ address }) => !wanted.some((meant) => meant.address === address))
    .map(({ address, interface: name }) =>
      say(one, one.state.whose.get(name), `${name} has the address ${address}, and the model gives the node none such`),
    );
  return [...missing, ...additional];
}

/** What only the installation says: the way out, and whom to ask for names. */
function installDifferences(one: NodeCase, { addresses, defaultRoutes, dnsServers }: NodeNetwork): readonly Finding[] {
  const { gateway, dnsServers: meantServers, addresses: meant } = one.meant;
  const home = addresses.find(({ address }) =>
    meant.some((own) => own.network === "machine" && own.address === address),
  );
  const ways =
    defaultRoutes.map(({ nextHop, interface: name }) => `${nextHop} through ${name}`).join(", ") || "nothing";
  const wanted = gateway === undefined || home === undefined ? "nothing" : `${gateway} through ${home.interface}`;
  const [document] = one.documents;
  return [
    ...(ways === wanted || home === undefined
      ? []
      : [say(one, document, `its default route goes to ${ways}, and the model has ${wanted}`)]),
    ...(dnsServers.join() === meantServers.join()
      ? []
      : [
          say(
            one,
            document,
            `it asks ${dnsServers.join(", ") || "nobody"} for names, and the model has ${meantServers.join(", ")}`,
          ),
        ]),
  ];
}

function localnetDifferences(one: NodeCase, { bridges }: NodeNetwork): readonly Finding[] {
  const { meant, documents } = one;
  const found = documents.flatMap((document) =>
    localnetsIn(document.content).map((mapping, index) => ({ ...mapping, index, document })),
  );
  const missing = meant.localnets
    .filter((name) => !found.some(({ localnet }) => localnet === name))
    .map((name) => say(one, documents.at(-1), `the VM network ${name} reaches no bridge`));
  const wrong = found.flatMap(({ localnet, bridge, index, document }) => {
    const place = `ovn.bridge-mappings[${index}]`;
    if (!meant.localnets.includes(localnet))
      return [say(one, document, `${place}: the model has no VM network ${localnet} here`)];
    return bridgeDifferences(bridge, meant.bridge, bridges.get(bridge)).map((words) =>
      say(one, document, `${place}: ${words}`),
    );
  });
  return [...missing, ...wrong];
}

function bridgeDifferences(bridge: string, meant: MeantNetwork["bridge"], way: Way | undefined): readonly string[] {
  if (meant === undefined) return [`the node runs no virtual machines, and ${bridge} is for them`];
  if (meant === "openshift")
    return bridge === openshiftBridge
      ? []
      : [`${bridge} is not OpenShift's bridge, which has the bond of virtual machines`];
  if (way === undefined) return [`no document of the node describes the bridge ${bridge} with a port`];
  return wayDifferences(way, meant).map((words) => `the bridge ${bridge} is ${words}`);
}

/** `with MTU 1500, and the model has 9000`. */
function wayDifferences(way: Way, meant: Way): readonly string[] {
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    ["with VLAN", way.vlan ?? "none", meant.vlan ?? "none"],
    ["with MTU", way.mtu ?? "of the system", meant.mtu],
    // Without a tag they are one interface, and said once.
    ...(way.vlan === undefined
      ? []
      : ([["over a bond or NIC with MTU", way.bondMtu ?? "of the system", meant.bondMtu]] as const)),
    ["over a bond of mode", way.mode ?? "none", meant.mode ?? "none"],
    ["over the NICs", way.nics.join(", ") || "none", meant.nics.join(", ")],
  ];
  return rows
    .filter(([, is, should]) => is !== should)
    .map(([what, is, should]) => `${what} ${String(is)}, and the model has ${String(should)}`);
}

/** A finding about a node, at the document that says it. */
function say({ node, cluster }: NodeCase, document: NodeDocument | undefined, words: string): Finding {
  const { file, name } = document?.from ?? { file: node.at.file, name: `node ${node.name}` };
  const place = document === undefined ? "" : `${document.place}: `;
  return { file, object: name, message: `${place}node ${node.name} of ${cluster.name}: ${words}` };
}
