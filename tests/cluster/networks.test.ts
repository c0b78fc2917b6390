import { rmSync } from "node:fs";
import { join } from "node:path";
import { describeFinding, makeWorkFolder, readRepository } from "@vmfactory/testbed";
import { afterAll, describe, expect, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { readFactory } from "../golden/golden-case.ts";
import { compileInto, compileTexts, factoryFolders, type CompiledFactory } from "./compiled-factories.ts";
import { edit, expectFound, titled, type Edit, type Mistake } from "./mistakes.ts";
import { compareNetworks } from "./networks/compare-networks.ts";
import { validatorPrograms } from "./validator-programs.ts";

const base = makeWorkFolder();
afterAll(() => rmSync(base, { recursive: true, force: true }));

const isMissing = validatorPrograms === undefined;

async function compare({ model, repository }: Pick<CompiledFactory, "model" | "repository">) {
  const { findings, ...looked } = await compareNetworks(validatorPrograms!["nmstate-check"], model, repository);
  return { looked, findings: findings.map(describeFinding) };
}

/** A factory of a golden case with other words in it; each must stand there. */
function edited(folder: string, edits: readonly (readonly [string, string])[]): CompiledFactory {
  const [first, ...included] = readFactory(join(here, folder));
  const text = edits.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, first.text);
  return compileTexts(base, [{ ...first, text }, ...included]);
}

describe("the profiles that nmstate makes of our documents, against the model", () => {
  test.skipIf(isMissing).each(factoryFolders())("%s: each node gets the network that is meant", async (folder) => {
    const { looked, findings } = await compare(compileInto(base, folder));
    expect(findings).toEqual([]);
    expect(Math.min(looked.nodes, looked.addresses, looked.localnets)).toBeGreaterThan(0);
  });

  const tinyBond = "bond0: { ports: [eno1, eno2], mode: active-backup, carries: [machine, vm] }";
  const duoBond = "\n      bond1: { ports: [ens1f0, ens1f1], mode: 802.3ad, mtu: 9000, carries: [storage, vm] }";
  const provision = ["state: installed ", "state: provision "] as const;
  const oneBond = [
    ["carries: [machine] }", "carries: [machine, storage, vm] }"],
    [duoBond, ""],
  ] as const;
  const untaggedStorage = ["10.1.200.0/24, vlan: 200", "10.1.200.0/24"] as const;

  test.skipIf(isMissing).each([
    [
      "a tagged machine network beside virtual machines",
      "tiny",
      [["gateway: 192.168.20.1", "gateway: 192.168.20.1, vlan: 12"]],
    ],
    ["a NIC in no bond", "tiny", [[tinyBond, "bond0: { ports: [eno1], carries: [machine, vm] }"]]],
    [
      "a NIC for each kind of traffic",
      "tiny",
      [[tinyBond, "m: { ports: [eno1], carries: [machine] }\n      v: { ports: [eno2], carries: [vm] }"]],
    ],
    ["two bonds, and a cluster that is installed by us", "two-clusters", [provision]],
    ["everything on one bond of a running cluster", "two-clusters", oneBond],
    ["everything on one bond of a cluster that is installed by us", "two-clusters", [provision, ...oneBond]],
    [
      "an untagged storage network on a bond of its own",
      "two-clusters",
      [["carries: [machine] }", "carries: [machine, vm] }"], ["[storage, vm]", "[storage]"], untaggedStorage],
    ],
    [
      "a tagged storage network beside an untagged machine network",
      "two-clusters",
      [
        provision,
        ["carries: [machine] }", "carries: [machine, storage] }"],
        ["[storage, vm]", "[vm]"],
        [", vlan: 102", ""],
      ],
    ],
    [
      "a storage network with smaller frames than its bond",
      "two-clusters",
      [["vlan: 200 }", "vlan: 200, mtu: 1500 }"]],
    ],
  ] as const)("%s", async (_, name, edits) => {
    const { looked, findings } = await compare(edited(`tests/golden/${name}`, edits));
    expect(findings).toEqual([]);
    expect(looked.localnets).toBeGreaterThan(0);
  });
});

const install = "clusters/hub/clusters/prod1/nmstate-config-a.yaml";
const installed = `${install}: NMStateConfig prod1/a`;
const storage = "clusters/prod1/networks/node-network-configuration-policy-storage-a.yaml";
const stored = `${storage}: NodeNetworkConfigurationPolicy storage-a`;
const node = "node a of prod1:";
const home = "its address 10.10.2.11/24 in the machine network";

const mistakes: readonly Mistake[] = [
  {
    mistake: "a bond lacks a NIC",
    file: install,
    from: "            - eno1\n            - eno2",
    to: "            - eno1",
    found: [
      `${installed}: spec.config: ${node} ${home} is on bond0.102 over the NICs eno1, and the model has eno1, eno2`,
    ],
  },
  {
    mistake: "a bond has another mode",
    file: install,
    from: 'mode: "802.3ad"',
    to: "mode: active-backup",
    found: [
      `${installed}: spec.config: ${node} ${home} is on bond0.102 over a bond of mode active-backup, and the model has 802.3ad`,
    ],
  },
  {
    mistake: "a VLAN has another number",
    file: install,
    from: "id: 102",
    to: "id: 103",
    found: [`${installed}: spec.config: ${node} ${home} is on bond0.102 with VLAN 103, and the model has 102`],
  },
  {
    mistake: "a VLAN is on an interface that is not there",
    file: install,
    from: "base-iface: bond0",
    to: "base-iface: bond9",
    found: [
      `${installed}: spec.config: ${node} VLAN 102 (bond0.102) is on bond9, which none of the node's documents describes`,
      `${installed}: spec.config: ${node} ${home} is on bond0.102 over a bond or NIC with MTU of the system, and the model has 1500`,
      `${installed}: spec.config: ${node} ${home} is on bond0.102 over a bond of mode none, and the model has 802.3ad`,
      `${installed}: spec.config: ${node} ${home} is on bond0.102 over the NICs none, and the model has eno1, eno2`,
    ],
  },
  {
    mistake: "a tag has larger frames than the bond below it",
    file: install,
    from: "mtu: 1500\n        name: bond0.102",
    to: "mtu: 9000\n        name: bond0.102",
    found: [
      `${installed}: spec.config: ${node} VLAN 102 (bond0.102) has MTU 9000, and bond0 below it 1500`,
      `${installed}: spec.config: ${node} ${home} is on bond0.102 with MTU 9000, and the model has 1500`,
    ],
  },
  {
    mistake: "an address is another one",
    file: install,
    from: 'ip: "10.10.2.11"',
    to: 'ip: "10.10.2.99"',
    found: [
      `${installed}: spec.config: ${node} ${home} is nowhere`,
      `${installed}: spec.config: ${node} bond0.102 has the address 10.10.2.99/24, and the model gives the node none such`,
    ],
  },
  {
    mistake: "the way out is another one",
    file: install,
    from: 'next-hop-address: "10.10.2.1"',
    to: 'next-hop-address: "10.10.2.254"',
    found: [
      `${installed}: spec.config: ${node} its default route goes to 10.10.2.254 through bond0.102, and the model has 10.10.2.1 through bond0.102`,
    ],
  },
  {
    mistake: "a server for names is another one",
    file: install,
    from: '- "10.10.0.54"',
    to: '- "10.10.0.55"',
    found: [
      `${installed}: spec.config: ${node} it asks 10.10.0.53, 10.10.0.55 for names, and the model has 10.10.0.53, 10.10.0.54`,
    ],
  },
  {
    mistake: "two NICs have each other's MAC: the installation gives them the names of each other",
    file: install,
    from: 'macAddress: "02:00:10:02:11:01"\n      name: eno2\n    - macAddress: "02:00:10:02:11:02"\n      name: ens3f0',
    to: 'macAddress: "02:00:10:02:11:01"\n      name: ens3f0\n    - macAddress: "02:00:10:02:11:02"\n      name: eno2',
    found: [
      `${stored}: spec.desiredState: it says something else of \`mtu\` of ens3f0 than NMStateConfig prod1/a does, and a node gets both`,
      // The library names the two bonds in any order.
      /storage-a: spec\.desiredState: node a of prod1: all documents together: Port ens3f0 is overbooked by two controller: bond\d, bond\d$/,
    ],
  },
  {
    mistake: "a MAC is nobody's",
    file: install,
    from: '"02:00:10:02:11:03"',
    to: '"02:00:10:02:11:33"',
    found: [
      `${installed}: spec.interfaces[3]: no NIC of the node has the MAC 02:00:10:02:11:33, which ens3f1 is to have`,
    ],
  },
  {
    mistake: "the storage network has frames of another size",
    file: storage,
    from: "mtu: 9000\n        name: bond1.200",
    to: "mtu: 1500\n        name: bond1.200",
    found: [
      `${stored}: spec.desiredState: ${node} its address 10.10.200.11/24 in the storage network is on bond1.200 with MTU 1500, and the model has 9000`,
    ],
  },
  {
    mistake: "a policy is for a node that is not there",
    file: storage,
    from: "kubernetes.io/hostname: a.prod1",
    to: "kubernetes.io/hostname: z.prod1",
    found: [
      `${stored}: spec.nodeSelector: no node of a cluster that gets it has these labels`,
      `${installed}: spec.config: ${node} its address 10.10.200.11/24 in the storage network is nowhere`,
    ],
  },
];

describe("each comparison can fail, and names the file, the object, the place and the node", () => {
  test.skipIf(isMissing).each(titled(mistakes))("%s", async (_, one) => {
    expectFound(await compareBroken("examples/nordwind", one), one);
  });

  const bridge = "components/networks/node-network-configuration-policy-vm-bridge.yaml";

  test.skipIf(isMissing).each([
    [
      "a VM network reaches no bridge",
      "localnet: dmz",
      "localnet: dnz",
      [
        "spec.desiredState: node w01 of prod1: the VM network dmz reaches no bridge",
        "spec.desiredState: node w01 of prod1: ovn.bridge-mappings[1]: the model has no VM network dnz here",
      ],
    ],
    [
      "a bridge that has no port",
      "bridge: br-vm\n          localnet: db",
      "bridge: br-ex\n          localnet: db",
      [
        "spec.desiredState: node w01 of prod1: ovn.bridge-mappings[0]: no document of the node describes the bridge br-ex with a port",
      ],
    ],
    [
      "a bridge on the bond of another kind of traffic",
      "- name: bond2",
      "- name: bond1",
      [
        "spec.desiredState: node w01 of prod1: ovn.bridge-mappings[0]: the bridge br-vm is over the NICs ens3f0, ens3f1, and the model has ens4f0, ens4f1",
      ],
    ],
    [
      "a bridge on nodes that run no virtual machines",
      "node-role.kubernetes.io/worker",
      "node-role.kubernetes.io/master",
      ["spec.desiredState: node a of prod1: ovn.bridge-mappings[0]: the model has no VM network db here"],
    ],
  ] as const)("%s", async (_, from, to, found) => {
    const findings = await compareBroken("examples/nordwind", { file: bridge, from, to });
    for (const sentence of found)
      expect(findings).toContain(`${bridge}: NodeNetworkConfigurationPolicy vm-bridge: ${sentence}`);
  });

  test.skipIf(isMissing)("a bridge of our own where OpenShift has the bond", async () => {
    const file = "clusters/one/networks/node-network-configuration-policy-vm-bridge.yaml";
    const findings = await compareBroken("tests/golden/tiny", { file, from: "bridge: br-ex", to: "bridge: br-vm" });
    expect(findings).toContain(
      `${file}: NodeNetworkConfigurationPolicy vm-bridge: spec.desiredState: node a of one: ovn.bridge-mappings[0]: br-vm is not OpenShift's bridge, which has the bond of virtual machines`,
    );
  });

  test.skipIf(isMissing)("a node that no NMStateConfig describes", async () => {
    const compiled = compileInto(join(base, "bare"), "tests/golden/tiny");
    rmSync(join(compiled.repository.root, "clusters/hub/clusters/one/nmstate-config-b.yaml"));
    const { findings } = await compare({ ...compiled, repository: readRepository(compiled.repository.root) });
    expect(findings).toContain(
      "factory.yaml: node b: node b of one: no NMStateConfig in namespace one has one of its MACs",
    );
  });

  test.skipIf(isMissing)("documents of one node that the library refuses together", async () => {
    const route = { file: install, from: "next-hop-interface: bond0.102", to: "next-hop-interface: bond7" };
    const findings = await compareBroken("examples/nordwind", route);
    expect(findings).toEqual([
      expect.stringMatching(/: node a of prod1: all documents together: .*interface bond7 not found$/),
    ]);
  });
});

let brokenCases = 0;

async function compareBroken(folder: string, mistake: Edit) {
  brokenCases += 1;
  const { model, repository } = compileInto(join(base, `broken-${brokenCases}`), folder);
  edit(repository.root, mistake);
  const { findings } = await compare({ model, repository: readRepository(repository.root) });
  return findings;
}
