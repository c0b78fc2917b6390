import { describe, expect, test } from "vitest";
import { buildModel } from "./build-model.ts";
import { at, brief, buildTest, testModel, testSpec } from "./test-model.fixture.ts";

describe("buildModel", () => {
  test("finds nothing in a factory in which nothing is wrong", () => {
    expect(buildTest().diagnostics).toEqual([]);
  });

  test("fills in defaults", () => {
    const model = testModel("{ hub: { vips: null }, sources: null, mappings: null, migration: null }");
    expect({
      git: model.git,
      operators: model.operators,
      limits: model.migration.limits,
      rates: model.migration.rates,
    }).toEqual({
      git: {
        url: "https://git.test.example/factory.git",
        branch: "main",
        path: "",
        credentials: undefined,
        at: at("git"),
      },
      operators: {
        approval: "Automatic",
        channels: {
          "advanced-cluster-management": "release-2.17",
          "kubernetes-nmstate-operator": "stable",
          "kubevirt-hyperconverged": "stable",
          "mtv-operator": "release-v2.12",
          "openshift-gitops-operator": "latest",
          "trident-operator": "stable",
        },
        catalogs: expect.objectContaining({
          "mtv-operator": "redhat-operators",
          "trident-operator": "certified-operators",
        }),
        at: at(),
      },
      limits: { slotsPerHost: 20, perPlan: 100, disksPerPlan: 500, at: at() },
      rates: { diskMiBps: 64, hostMiBps: 152, cutoverSeconds: 160, dailyChange: 0.05 },
    });
  });

  test("without a migration nothing moves: no windows, no placement", () => {
    const { migration, sources, mappings } = testModel("{ sources: null, mappings: null, migration: null }");
    expect({ ...migration, sources, mappings }).toMatchObject({
      start: "1970-01-01",
      mode: "warm",
      windows: [],
      place: [],
      freezes: [],
      sources: [],
    });
  });

  test("names what follows from names", () => {
    const [prod1] = testModel("clusters: { prod1: { dnsName: p1 } }").clusters;
    expect({ ...prod1, nodes: prod1?.nodes.map(({ hostname, bmc }) => ({ hostname, bmc })) }).toMatchObject({
      dnsName: "p1",
      baseDomain: "p1.test.example",
      apiUrl: "https://api.p1.test.example:6443",
      openshift: {
        version: "4.22.8",
        line: "4.22",
        channel: "stable-4.22",
        imageSet: "openshift-4.22.8-x86-64",
        releaseImage: "quay.io/openshift-release-dev/ocp-release:4.22.8-x86_64",
      },
      nodes: [
        { hostname: "a.p1.test.example", bmc: { address: "10.10.9.11", credentials: "bmc" } },
        { hostname: "b.p1.test.example" },
        { hostname: "c.p1.test.example" },
      ],
    });
  });

  test("gives each node the Secret that is named after it", () => {
    const model = testModel("hardware: { dl380: { bmc: { credentials: 'bmc-{node}' } } }");
    expect(model.clusters[0]?.nodes.map(({ bmc }) => bmc?.credentials)).toEqual(["bmc-a", "bmc-b", "bmc-c"]);
  });

  test("resolves values by site, and leaves a network to the clusters that have it", () => {
    const { vmNetworks } = testModel("vmNetworks: { web: { clusters: [prod1] } }");
    expect(vmNetworks.map(({ name, on }) => ({ name, on }))).toEqual([
      {
        name: "db",
        on: [
          { cluster: "prod1", vlan: 220, cidr: "10.22.0.0/22", gateway: undefined },
          { cluster: "prod2", vlan: 320, cidr: "10.32.0.0/22", gateway: undefined },
        ],
      },
      { name: "web", on: [{ cluster: "prod1", vlan: 210, cidr: "10.21.0.0/22", gateway: "10.21.0.1" }] },
    ]);
  });

  test("lets disks of machines fall back to block storage, then to the default", () => {
    const named = (patch: string) =>
      testModel(patch).clusters[0]?.storage.classes.map(
        (one) => `${one.name} ${one.svm} ${one.volumeMode} ${one.isClusterDefault} ${one.isVirtualizationDefault}`,
      );
    expect([named(""), named("clusters: { prod1: { storage: { block: null } } }")]).toEqual([
      ["netapp-fra-nas nfs Filesystem true false", "netapp-fra-san ocp1 Block false true"],
      ["netapp-fra-nas nfs Filesystem true true"],
    ]);
  });

  test("the hub has no class for virtual machines", () => {
    const { roles, classes } = testModel().hub.storage;
    expect([roles.virtualization, classes.some(({ isVirtualizationDefault }) => isVirtualizationDefault)]).toEqual([
      undefined,
      false,
    ]);
  });

  test("a network has the MTU of the bond that carries it", () => {
    const [prod1] = testModel(
      "{ hardware: { dl380: { bonds: { bond0: { mtu: 9000 } } } }, clusters: { prod1: { networks: { storage: { mtu: 1500 } } } } }",
    ).clusters;
    expect([prod1?.networks.machine, prod1?.networks.storage]).toMatchObject([
      { mtu: 9000, hasOwnMtu: false },
      { mtu: 1500, hasOwnMtu: true },
    ]);
  });

  test("one port without a mode is the NIC itself, with a mode a bond", () => {
    const bonds = (mode: string) =>
      testModel(`hardware: { dl380: { bonds: { bond0: { ports: [eno1], mode: ${mode} } } } }`).hardware[0]?.bonds.map(
        (bond) => bond.interface,
      );
    expect([bonds("null"), bonds("active-backup")]).toEqual([
      ["bond1", "bond2", "eno1"],
      ["bond0", "bond1", "bond2"],
    ]);
  });

  test("an imported cluster answers where it says, in a domain of its own", () => {
    const api = (url: string) =>
      testModel(`clusters: { prod2: { state: imported, nodes: null, api: "${url}" } }`).clusters[1];
    expect(["https://api.old.example:6443", "https://10.1.2.3:6443", "https://api.old.example"].map(api)).toMatchObject(
      [
        {
          baseDomain: "old.example",
          apiUrl: "https://api.old.example:6443",
          importSecret: "auto-import-secret",
          topology: "workers",
        },
        { baseDomain: "prod2.test.example", apiUrl: "https://10.1.2.3:6443" },
        { baseDomain: "old.example", apiUrl: "https://api.old.example:443" },
      ],
    );
  });

  test("the server of a source is its host in lower case, without user and port", () => {
    const server = (url: string) => testModel(`sources: { vc-fra: { vcenter: { url: "${url}" } } }`).sources[0]?.server;
    expect(["https://VC.test.example:8443/sdk", "https://me:pw@vc.test.example/sdk"].map(server)).toEqual([
      "vc.test.example",
      "vc.test.example",
    ]);
  });

  test("is frozen to the bottom", () => {
    const model = testModel();
    expect(
      [model, model.clusters, model.clusters[0]?.nodes[0]?.macs, model.migration.place[0]].every(Object.isFrozen),
    ).toBe(true);
  });

  test("does not depend on the order in which things were written", () => {
    const reversed = (value: unknown): unknown =>
      typeof value !== "object" || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, reversed(inner)]),
          );
    const spec = testSpec();
    const build = (one: unknown) =>
      buildModel(one as typeof spec, (pointer) => ({ file: "factory.yaml", pointer })).value;
    expect(JSON.stringify(build(reversed(spec)))).toBe(JSON.stringify(build(spec)));
  });

  test.each<[string, string, string[]]>([
    ["a site", "hub: { site: frs }", ["error hub.site: There is no site `frs` in `sites`."]],
    [
      "a site in a map of values",
      "vmNetworks: { db: { vlan: { frs: 1 } } }",
      ["error vmNetworks.db.vlan.frs: There is no site `frs` in `sites`."],
    ],
    [
      "a time zone",
      "sites: { fra: { timeZone: Europe/Berln } }",
      ["error sites.fra.timeZone: There is no time zone `Europe/Berln` in the IANA database."],
    ],
    [
      "hardware",
      "clusters: { prod1: { nodes: { a: { hardware: dl38 } } } }",
      ["error clusters.prod1.nodes.a.hardware: There is no hardware `dl38` in `hardware`."],
    ],
    [
      "a backend",
      "clusters: { prod1: { storage: { default: netap-fra/nas } } }",
      ["error clusters.prod1.storage.default: There is no backend `netap-fra` in `storage`."],
    ],
    [
      "a cluster",
      "vmNetworks: { web: { clusters: [prod1, prod3] } }",
      ["error vmNetworks.web.clusters.1: There is no cluster `prod3` in `clusters`."],
    ],
    [
      "a cluster of a storage virtual machine",
      "storage: { netapp-fra: { trident: { san: { svm: { prod9: x } } } } }",
      ["error storage.netapp-fra.trident.san.svm.prod9: There is no cluster `prod9` in `clusters`."],
    ],
    [
      "the hub as a target",
      "migration: { place: [{ cluster: hub, namespace: vms }] }",
      ["error migration.place.0.cluster: There is no cluster `hub` in `clusters`."],
    ],
    [
      "a network",
      "mappings: { networks: [{ from: a, to: wev }] }",
      ["error mappings.networks.0.to: There is no network `wev` in `vmNetworks`."],
    ],
    [
      "a package",
      "operators: { channels: { mtv: release-v2.12 } }",
      ["error operators.channels.mtv: There is no package `mtv` in the version table."],
    ],
    [
      "a protocol",
      "{ storage: { netapp-fra: { trident: { san: null } } }, hub: { storage: { block: null } } }",
      ["error clusters.prod1.storage.block: There is no protocol `san` in `storage.netapp-fra.trident`."],
    ],
  ])("reports %s that is not there", (_, patch, findings) => {
    expect(brief(buildTest(patch).diagnostics)).toEqual(findings);
  });

  test("says what was meant, and offers it", () => {
    expect(buildTest("clusters: { prod1: { site: fr } }").diagnostics).toEqual([
      {
        code: "model/unknown-site",
        severity: "error",
        message: "There is no site `fr` in `sites`.",
        at: at("clusters", "prod1", "site"),
        on: "value",
        fix: { sentence: "Did you mean `fra`?", replacement: "fra" },
      },
    ]);
  });

  test.each<[string, string, string[]]>([
    [
      "a VLAN at a site",
      "vmNetworks: { db: { vlan: { ams: null } } }",
      ["error vmNetworks.db.vlan: Network `db` has no VLAN for site `ams`, where cluster `prod2` stands."],
    ],
    [
      "a storage virtual machine for a cluster",
      "storage: { netapp-fra: { trident: { san: { svm: { prod1: null } } } } }",
      [
        "error storage.netapp-fra.trident.san.svm: Backend `netapp-fra` names no storage virtual machine for cluster `prod1`, which uses `netapp-fra/san`.",
      ],
    ],
    [
      "hardware of a node",
      "clusters: { prod1: { hardware: null, nodes: { a: { hardware: dl380 }, b: { hardware: dl380 } } } }",
      ["error clusters.prod1.nodes.c: Node `c` of cluster `prod1` has no hardware, and the cluster gives none."],
    ],
    [
      "a line of OpenShift",
      "openshift: { version: 4.19.3 }",
      ["error openshift.version: OpenShift 4.19.3 is of line 4.19, which this vmf does not know."],
    ],
    [
      "a name that means something else",
      "{ vmNetworks: { pod: { vlan: 7 } } }",
      ["error vmNetworks.pod: A network for virtual machines cannot be called `pod`."],
    ],
    [
      "an API of a cluster of ours",
      "clusters: { prod1: { api: 'https://api.x.example:6443' } }",
      [
        "error clusters.prod1.api: Cluster `prod1` is of state `provision` and has `api`, which is for imported clusters.",
      ],
    ],
    [
      "an expression that does not compile",
      "migration: { windows: { weeknight: { only: \"machine.tag['env'] == 'x'\" } } }",
      [
        "error migration.windows.weeknight.only: The expression `machine.tag['env'] == 'x'` is wrong at column 9: a machine has no field `tag`.",
      ],
    ],
  ])("reports %s", (_, patch, findings) => {
    expect(brief(buildTest(patch).diagnostics)).toEqual(findings);
  });

  test("reports all that is wrong, and gives rules what is left", () => {
    const { value, diagnostics } = buildTest(
      "{ clusters: { prod2: { site: nowhere } }, sources: { vc-fra: { site: moon } }, migration: { freezes: { year-end: { site: mars } } } }",
    );
    expect({
      findings: diagnostics.map(({ code }) => code),
      isWhole: value?.isWhole,
      clusters: value?.clusters.map(({ name }) => name),
    }).toEqual({
      findings: ["model/unknown-site", "model/unknown-site", "model/unknown-site"],
      isWhole: false,
      clusters: ["prod1"],
    });
  });

  test("gives no model without a hub", () => {
    expect(buildTest("hub: { site: nowhere }").value).toBeUndefined();
  });
});
