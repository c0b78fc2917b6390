import { describe, expect, test } from "vitest";
import { built, object, resource } from "./built.fixture.ts";

const noIp = { ipv4: { enabled: false }, ipv6: { enabled: false } };

function config(patch = ""): unknown {
  return object(built(patch), "NMStateConfig", "a")["spec"];
}

describe("a machine that is installed", () => {
  test("has the network that carries the machine network, and the MAC of every NIC", () => {
    expect(config()).toEqual({
      interfaces: [
        { name: "eno1", macAddress: "02:00:10:02:11:00" },
        { name: "eno2", macAddress: "02:00:10:02:11:01" },
        { name: "ens1", macAddress: "02:00:10:02:11:02" },
        { name: "ens2", macAddress: "02:00:10:02:11:03" },
        { name: "ens3", macAddress: "02:00:10:02:11:04" },
        { name: "ens4", macAddress: "02:00:10:02:11:05" },
      ],
      config: {
        interfaces: [
          {
            name: "bond0",
            type: "bond",
            state: "up",
            mtu: 1500,
            ...noIp,
            "link-aggregation": { mode: "802.3ad", options: { miimon: "100" }, port: ["eno1", "eno2"] },
          },
          { name: "eno1", type: "ethernet", state: "up", mtu: 1500, ...noIp },
          { name: "eno2", type: "ethernet", state: "up", mtu: 1500, ...noIp },
          {
            name: "bond0.102",
            type: "vlan",
            state: "up",
            mtu: 1500,
            vlan: { "base-iface": "bond0", id: 102 },
            ipv4: { enabled: true, dhcp: false, address: [{ ip: "10.10.2.11", "prefix-length": 24 }] },
            ipv6: { enabled: false },
          },
        ],
        "dns-resolver": { config: { server: ["10.10.0.53"] } },
        routes: {
          config: [
            {
              destination: "0.0.0.0/0",
              "next-hop-address": "10.10.2.1",
              "next-hop-interface": "bond0.102",
              "table-id": 254,
            },
          ],
        },
      },
    });
  });

  test("has its address on the bond where the network is untagged", () => {
    const { config: state } = config("clusters: { prod1: { networks: { machine: { vlan: null } } } }") as {
      config: { interfaces: unknown[]; routes: unknown };
    };
    expect(state.interfaces).toHaveLength(3);
    expect(state.interfaces[0]).toMatchObject({
      name: "bond0",
      ipv4: { enabled: true, dhcp: false, address: [{ ip: "10.10.2.11", "prefix-length": 24 }] },
    });
    expect(state.routes).toMatchObject({ config: [{ "next-hop-interface": "bond0" }] });
  });

  test("has its address on the NIC itself where that is all", () => {
    const patch = `
hardware: { dl380: { bonds: { bond0: null, eno1: { ports: [eno1], carries: [machine] } } } }
clusters: { prod1: { networks: { machine: { vlan: null } } } }`;
    const { config: state } = config(patch) as { config: { interfaces: unknown[] } };
    expect(state.interfaces).toEqual([
      {
        name: "eno1",
        type: "ethernet",
        state: "up",
        mtu: 1500,
        ipv4: { enabled: true, dhcp: false, address: [{ ip: "10.10.2.11", "prefix-length": 24 }] },
        ipv6: { enabled: false },
      },
    ]);
  });

  test("is booted through its management controller, named, given its role, and never wiped", () => {
    const host = resource(built(), "BareMetalHost", "a");
    expect(host.object).toEqual({
      apiVersion: "metal3.io/v1alpha1",
      kind: "BareMetalHost",
      metadata: {
        name: "a",
        namespace: "prod1",
        labels: { "infraenvs.agent-install.openshift.io": "prod1" },
        annotations: {
          "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
          "argocd.argoproj.io/sync-options": "Prune=false,Delete=false",
          "bmac.agent-install.openshift.io/hostname": "a.prod1.test.example",
          "bmac.agent-install.openshift.io/role": "master",
        },
      },
      spec: {
        automatedCleaningMode: "disabled",
        bmc: {
          address: "redfish-virtualmedia+https://10.10.9.11/redfish/v1/Systems/1",
          credentialsName: "bmc",
          disableCertificateVerification: false,
        },
        bootMACAddress: "02:00:10:02:11:00",
        bootMode: "UEFI",
        online: true,
        rootDeviceHints: { minSizeGigabytes: 429 },
      },
    });
    expect(host.requires).toEqual([
      {
        kind: "object",
        apiVersion: "agent-install.openshift.io/v1beta1",
        objectKind: "InfraEnv",
        namespace: "prod1",
        name: "prod1",
      },
      { kind: "secret", namespace: "prod1", name: "bmc" },
    ]);
  });

  test("that is a worker has that role", () => {
    const worker = object(built("clusters: { prod2: { state: provision } }"), "BareMetalHost", "w1");
    expect(worker.metadata.annotations).toMatchObject({ "bmac.agent-install.openshift.io/role": "worker" });
  });

  test("has the hints that the hardware gives, and only those", () => {
    const patch =
      'hardware: { dl380: { rootDevice: { minSize: null, rotational: false, wwn: "0x5000c500a0b1c2d3", deviceName: /dev/disk/by-path/pci-1 } } }';
    expect(object(built(patch), "BareMetalHost", "a")["spec"]).toMatchObject({
      rootDeviceHints: { deviceName: "/dev/disk/by-path/pci-1", rotational: false, wwn: "0x5000c500a0b1c2d3" },
    });
  });

  test("may have a controller whose certificate is not verified, of another kind", () => {
    const patch =
      "hardware: { dl380: { bmc: { protocol: idrac-virtualmedia, path: /redfish/v1/Systems/System.Embedded.1, verify: false } } }";
    expect(object(built(patch), "BareMetalHost", "a")["spec"]).toMatchObject({
      bmc: {
        address: "idrac-virtualmedia+https://10.10.9.11/redfish/v1/Systems/System.Embedded.1",
        disableCertificateVerification: true,
      },
    });
  });
});
