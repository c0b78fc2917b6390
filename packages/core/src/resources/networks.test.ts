import { describe, expect, test } from "vitest";
import { built, contents, object, resource } from "./built.fixture.ts";

const noIp = { ipv4: { enabled: false }, ipv6: { enabled: false } };
const ports = (...names: string[]) =>
  names.map((name) => ({ name, type: "ethernet", state: "up", mtu: 9000, ...noIp }));
const bond = (name: string, ...port: string[]) => ({
  name,
  type: "bond",
  state: "up",
  mtu: 9000,
  ...noIp,
  "link-aggregation": { mode: "802.3ad", options: { miimon: "100" }, port },
});

describe("NMState", () => {
  test("is one object on every managed cluster, and brings the kinds of the networks", () => {
    const state = resource(built(), "NMState", "nmstate");
    expect(state.placement).toEqual({ layer: "shared", component: "nmstate" });
    expect(state.object).toEqual({
      apiVersion: "nmstate.io/v1",
      kind: "NMState",
      metadata: { name: "nmstate" },
      spec: {},
    });
    expect(state.provides).toContainEqual({
      kind: "crd",
      group: "nmstate.io",
      objectKind: "NodeNetworkConfigurationPolicy",
    });
  });
});

describe("the networks of a cluster", () => {
  test("stand once where all clusters agree, and with the cluster where they do not", () => {
    expect(contents(built(), "networks")).toEqual([
      "NetworkAttachmentDefinition/db of prod1",
      "NetworkAttachmentDefinition/db of prod2",
      "NetworkAttachmentDefinition/web",
      "NodeNetworkConfigurationPolicy/storage-a of prod1",
      "NodeNetworkConfigurationPolicy/storage-a of prod2",
      "NodeNetworkConfigurationPolicy/storage-b of prod1",
      "NodeNetworkConfigurationPolicy/storage-b of prod2",
      "NodeNetworkConfigurationPolicy/storage-c of prod1",
      "NodeNetworkConfigurationPolicy/storage-c of prod2",
      "NodeNetworkConfigurationPolicy/storage-w1 of prod2",
      "NodeNetworkConfigurationPolicy/storage-w2 of prod2",
      "NodeNetworkConfigurationPolicy/vm-bridge",
    ]);
  });

  test("of virtual machines are attachments in default, named like their localnet", () => {
    const { spec, ...rest } = object(built(), "NetworkAttachmentDefinition", "db", "prod2");
    expect(rest).toEqual({
      apiVersion: "k8s.cni.cncf.io/v1",
      kind: "NetworkAttachmentDefinition",
      metadata: { name: "db", namespace: "default" },
    });
    expect(JSON.parse((spec as { config: string }).config)).toEqual({
      cniVersion: "0.4.0",
      name: "db",
      type: "ovn-k8s-cni-overlay",
      topology: "localnet",
      netAttachDefName: "default/db",
      vlanID: 320,
      mtu: 1500,
    });
  });

  test("of virtual machines are only on the clusters that have them", () => {
    const of = built("vmNetworks: { dmz: { vlan: 230, clusters: [prod1] } }");
    expect(contents(of, "networks").filter((name) => name.includes("dmz"))).toEqual([
      "NetworkAttachmentDefinition/dmz of prod1",
    ]);
    const mapped = (cluster: string): unknown =>
      object(of, "NodeNetworkConfigurationPolicy", "vm-bridge", cluster)["spec"];
    expect(mapped("prod1")).toMatchObject({
      desiredState: { ovn: { "bridge-mappings": [{ localnet: "db" }, { localnet: "dmz" }, { localnet: "web" }] } },
    });
    expect(mapped("prod2")).toMatchObject({
      desiredState: { ovn: { "bridge-mappings": [{ localnet: "db" }, { localnet: "web" }] } },
    });
  });

  test("a guest gets no larger frames than the bond carries", () => {
    const of = built("hardware: { dl380: { bonds: { bond2: { mtu: 1400 } } } }");
    expect(object(of, "NetworkAttachmentDefinition", "web")["spec"]).toMatchObject({
      config: expect.stringContaining('"mtu":1400'),
    });
  });

  test("on a cluster whose nodes are not described are attachments only", () => {
    const patch =
      "clusters: { prod3: { site: fra, state: imported, networks: { machine: { cidr: 10.10.5.0/24 } }, storage: { default: netapp-fra/nas } } }";
    expect(contents(built(patch), "networks").filter((name) => name.includes("prod3"))).toEqual([
      "NetworkAttachmentDefinition/db of prod3",
    ]);
  });
});

describe("the way of virtual machines to their VLANs", () => {
  test("is a bridge on the bond that is theirs, with a localnet for each network", () => {
    expect(object(built(), "NodeNetworkConfigurationPolicy", "vm-bridge")).toEqual({
      apiVersion: "nmstate.io/v1",
      kind: "NodeNetworkConfigurationPolicy",
      metadata: { name: "vm-bridge" },
      spec: {
        maxUnavailable: 1,
        nodeSelector: { "node-role.kubernetes.io/worker": "" },
        desiredState: {
          interfaces: [
            bond("bond2", "ens3", "ens4"),
            ...ports("ens3", "ens4"),
            {
              name: "br-vm",
              type: "ovs-bridge",
              state: "up",
              bridge: {
                "allow-extra-patch-ports": true,
                options: { stp: { enabled: false } },
                port: [{ name: "bond2" }],
              },
            },
          ],
          ovn: {
            "bridge-mappings": [
              { localnet: "db", bridge: "br-vm", state: "present" },
              { localnet: "web", bridge: "br-vm", state: "present" },
            ],
          },
        },
      },
    });
  });

  const together = "hardware: { dl380: { bonds: { bond0: { carries: [machine, vm] }, bond2: null } } }";

  test("is OpenShift's own bridge where they share the bond of an untagged machine network", () => {
    const untagged = `${together}\nclusters: { prod1: { networks: { machine: { vlan: null } } } }`;
    const { spec } = object(built(untagged), "NodeNetworkConfigurationPolicy", "vm-bridge", "prod1");
    expect(spec).toMatchObject({
      desiredState: {
        ovn: {
          "bridge-mappings": [
            { localnet: "db", bridge: "br-ex" },
            { localnet: "web", bridge: "br-ex" },
          ],
        },
      },
    });
    expect((spec as { desiredState: object }).desiredState).not.toHaveProperty("interfaces");
  });

  test("is a bridge beside the VLAN of the machine network where they share its bond, which is not described again", () => {
    const { spec } = object(built(together), "NodeNetworkConfigurationPolicy", "vm-bridge");
    const { interfaces } = (spec as { desiredState: { interfaces: { name: string }[] } }).desiredState;
    expect(interfaces).toEqual([
      {
        name: "br-vm",
        type: "ovs-bridge",
        state: "up",
        bridge: { "allow-extra-patch-ports": true, options: { stp: { enabled: false } }, port: [{ name: "bond0" }] },
      },
    ]);
  });

  test("is told node by node where nodes differ", () => {
    const other = `
hardware:
  r760:
    bmc: { protocol: redfish-virtualmedia, path: /redfish/v1/Systems/1, credentials: bmc }
    nics: [{ name: p1, rate: 25G }, { name: p2, rate: 25G }, { name: p3, rate: 25G }, { name: p4, rate: 25G }, { name: p5, rate: 25G }, { name: p6, rate: 25G }]
    rootDevice: { minSize: 400Gi }
    bonds:
      bond0: { ports: [p1, p2], mode: 802.3ad, carries: [machine] }
      bond1: { ports: [p3, p4], mode: 802.3ad, mtu: 9000, carries: [storage] }
      bond2: { ports: [p5, p6], mode: 802.3ad, mtu: 9000, carries: [vm] }
clusters: { prod2: { nodes: { w2: { hardware: r760 } } } }`;
    const of = built(other);
    expect(contents(of, "networks").filter((name) => name.includes("vm-bridge"))).toEqual([
      "NodeNetworkConfigurationPolicy/vm-bridge of prod1",
      "NodeNetworkConfigurationPolicy/vm-bridge-w1 of prod2",
      "NodeNetworkConfigurationPolicy/vm-bridge-w2 of prod2",
    ]);
    expect(object(of, "NodeNetworkConfigurationPolicy", "vm-bridge-w2")["spec"]).toMatchObject({
      nodeSelector: { "kubernetes.io/hostname": "w2.prod2.test.example" },
      desiredState: { interfaces: [{ name: "bond2" }, { name: "p5" }, { name: "p6" }, { name: "br-vm" }] },
    });
  });
});

describe("a node in the storage network", () => {
  function state(patch = ""): unknown {
    return (
      object(built(patch), "NodeNetworkConfigurationPolicy", "storage-a", "prod1")["spec"] as { desiredState: unknown }
    ).desiredState;
  }
  const address = { enabled: true, dhcp: false, address: [{ ip: "10.10.200.11", "prefix-length": 24 }] };
  const tagged = (base: string, mtu: number) => ({
    name: `${base}.200`,
    type: "vlan",
    state: "up",
    mtu,
    vlan: { "base-iface": base, id: 200 },
    ipv4: address,
    ipv6: { enabled: false },
  });

  test("has its address on the VLAN of the bond that carries storage", () => {
    expect(object(built(), "NodeNetworkConfigurationPolicy", "storage-a", "prod1")).toEqual({
      apiVersion: "nmstate.io/v1",
      kind: "NodeNetworkConfigurationPolicy",
      metadata: { name: "storage-a" },
      spec: {
        nodeSelector: { "kubernetes.io/hostname": "a.prod1.test.example" },
        desiredState: { interfaces: [bond("bond1", "ens1", "ens2"), ...ports("ens1", "ens2"), tagged("bond1", 9000)] },
      },
    });
  });

  test("has it on the bond itself where the network is untagged", () => {
    expect(state("clusters: { prod1: { networks: { storage: { vlan: null } } } }")).toEqual({
      interfaces: [{ ...bond("bond1", "ens1", "ens2"), ipv4: address }, ...ports("ens1", "ens2")],
    });
  });

  test("gets a VLAN and nothing else on the bond of the machine network", () => {
    const patch = "hardware: { dl380: { bonds: { bond0: { carries: [machine, storage] }, bond1: null } } }";
    expect(state(patch)).toEqual({ interfaces: [tagged("bond0", 1500)] });
  });

  test("gets nothing where storage is the machine network itself, or where it has no address", () => {
    const untagged =
      "hardware: { dl380: { bonds: { bond0: { carries: [machine, storage] }, bond1: null } } }\nclusters: { prod1: { networks: { storage: { vlan: null } } } }";
    const without = "clusters: { prod1: { nodes: { a: { addresses: { storage: null } } } } }";
    for (const patch of [untagged, without])
      expect(contents(built(patch), "networks")).not.toContain("NodeNetworkConfigurationPolicy/storage-a of prod1");
  });
});
