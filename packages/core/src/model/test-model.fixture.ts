import { parse } from "yaml";
import type { Place, Pointer } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Staged } from "../diagnostics/staged.ts";
import { factorySchema, type Spec } from "../spec/factory-schema.ts";
import { buildModel } from "./build-model.ts";
import type { Model } from "./model.ts";

/**
 * A whole factory with nothing wrong in it, and ways to change it: a patch is YAML that is merged over it, key by key;
 * `null` takes a key out, a list takes the place of a list.
 */
export function testSpec(patch = ""): Spec {
  return factorySchema.parse(merge(parse(text), parse(patch)));
}

/** Its Model and what building it found. */
export function buildTest(patch = ""): Staged<Model> {
  return buildModel(testSpec(patch), place);
}

/** Its Model; throws if something in the patch could not be resolved. */
export function testModel(patch = ""): Model {
  const { value, diagnostics } = buildTest(patch);
  if (value === undefined || diagnostics.length > 0)
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

/** A place of the one file that the test's factory is written in. */
export function at(...pointer: Pointer): Place {
  return place(pointer);
}

/** What is worth comparing where a test is about many findings: where each is, and what it says. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((one) => `${one.severity} ${one.at.pointer.join(".")}: ${one.message}`);
}

function place(pointer: Pointer): Place {
  return { file: "factory.yaml", pointer };
}

function merge(base: unknown, patch: unknown): unknown {
  if (!isMap(base) || !isMap(patch)) return patch === undefined || patch === null ? base : patch;
  const merged = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = Object.hasOwn(base, key) ? merge(base[key], value) : value;
  }
  return merged;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const nics =
  "[{ name: eno1, rate: 25G }, { name: eno2, rate: 25G }, { name: ens1, rate: 25G }, { name: ens2, rate: 25G }, { name: ens3, rate: 25G }, { name: ens4, rate: 25G }]";

function node(site: number, octet: number, role: string): string {
  const macs = [0, 1, 2, 3, 4, 5].map((nic) => `"02:00:${site}:02:${octet}:0${nic}"`);
  return `{ role: ${role}, bmc: 10.${site}.9.${octet}, addresses: { machine: 10.${site}.2.${octet}, storage: 10.${site}.200.${octet} }, macs: [${macs.join(", ")}] }`;
}

const text = `
apiVersion: vmfactory.io/v1alpha1
kind: Factory
metadata: { name: test }
domain: test.example
openshift: { version: 4.22.8 }
pullSecret: pull
git: { url: "https://git.test.example/factory.git" }
access: { sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDXPeJ8mf9vNf7KignEEseZy8jwp2OtF9qAWhr/IviGu ops"] }
sites:
  fra: { dnsServers: [10.10.0.53], ntp: [10.10.0.123], timeZone: Europe/Berlin }
  ams: { dnsServers: [10.20.0.53], ntp: [10.20.0.123], timeZone: Europe/Amsterdam }
hardware:
  dl380:
    bmc: { protocol: redfish-virtualmedia, path: /redfish/v1/Systems/1, credentials: bmc }
    nics: ${nics}
    rootDevice: { minSize: 400Gi }
    bonds:
      bond0: { ports: [eno1, eno2], mode: 802.3ad, carries: [machine] }
      bond1: { ports: [ens1, ens2], mode: 802.3ad, mtu: 9000, carries: [storage] }
      bond2: { ports: [ens3, ens4], mode: 802.3ad, mtu: 9000, carries: [vm] }
vmNetworks:
  web: { vlan: 210, cidr: 10.21.0.0/22, gateway: 10.21.0.1 }
  db: { vlan: { fra: 220, ams: 320 }, cidr: { fra: 10.22.0.0/22, ams: 10.32.0.0/22 } }
storage:
  netapp-fra: { trident: { management: 10.10.8.20, credentials: fra, nas: { svm: nfs }, san: { svm: { hub: ocp0, prod1: ocp1 }, transport: iscsi } } }
  netapp-ams: { trident: { management: 10.20.8.20, credentials: ams, nas: { svm: nfs }, san: { svm: ocp2, transport: fc } } }
hub:
  name: hub
  site: fra
  state: imported
  vips: { api: 10.10.1.5, ingress: 10.10.1.6 }
  networks: { machine: { cidr: 10.10.1.0/24 } }
  storage: { default: netapp-fra/nas, block: netapp-fra/san }
clusters:
  prod1:
    site: fra
    state: provision
    hardware: dl380
    vips: { api: 10.10.2.5, ingress: 10.10.2.6 }
    networks: { machine: { cidr: 10.10.2.0/24, gateway: 10.10.2.1, vlan: 102 }, storage: { cidr: 10.10.200.0/24, vlan: 200 } }
    storage: { default: netapp-fra/nas, block: netapp-fra/san }
    nodes:
      a: ${node(10, 11, "control-plane")}
      b: ${node(10, 12, "control-plane")}
      c: ${node(10, 13, "control-plane")}
  prod2:
    site: ams
    state: installed
    topology: workers
    hardware: dl380
    vips: { api: 10.20.2.5, ingress: 10.20.2.6 }
    networks: { machine: { cidr: 10.20.2.0/24, gateway: 10.20.2.1, vlan: 102 }, storage: { cidr: 10.20.200.0/24, vlan: 200 } }
    storage: { default: netapp-ams/nas, virtualization: netapp-ams/san, block: netapp-ams/san }
    nodes:
      a: ${node(20, 11, "control-plane")}
      b: ${node(20, 12, "control-plane")}
      c: ${node(20, 13, "control-plane")}
      w1: ${node(20, 21, "worker")}
      w2: ${node(20, 22, "worker")}
sources:
  vc-fra:
    vcenter: { url: "https://vcenter.fra.test.example/sdk", credentials: vc-fra }
    site: fra
    vddk: registry.test.example/vddk:8.0.3
mappings:
  networks: [{ from: "dvpg-web-*", to: web }, { from: "dvpg-db-*", to: db }]
  datastores: [{ from: "*-ssd-*", to: virtualization }, { from: "*", to: default }]
migration:
  start: 2026-12-01
  windows:
    weekend: { days: [sat, sun], from: "22:00", to: "06:00", site: fra, machines: 120 }
    weeknight: { days: [tue, thu], from: "23:00", to: "05:00", site: fra, machines: 40, only: "machine.tags['env'] != 'prod'" }
  freezes: { year-end: { from: 2026-12-18, to: 2027-01-06, site: fra } }
  groups: { tag: application, folder: "/*/apps/{group}" }
  dependencies: [{ first: erp-db, then: erp-app }]
  place: [{ machines: "machine.tags['site'] == 'ams'", cluster: prod2, namespace: "vm-{group}" }, { cluster: prod1, namespace: "vm-{group}" }]
`;
