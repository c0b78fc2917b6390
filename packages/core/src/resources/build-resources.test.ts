import { describe, expect, test } from "vitest";
import { testModel } from "../model/test-model.fixture.ts";
import { buildResources } from "./build-resources.ts";
import { built, contents } from "./built.fixture.ts";

describe("what is built", () => {
  test("components are these, each with its scope", () => {
    expect(built().components.map(({ name, scope }) => `${name}: ${scope}`)).toEqual([
      "acm: hub",
      "acm-config: hub",
      "acm-operator: hub",
      "gitops: all",
      "gitops-operator: all",
      "gitops-policy: hub",
      "migration: hub",
      "mtv: hub",
      "mtv-operator: hub",
      "networks: managed",
      "nmstate: managed",
      "nmstate-operator: managed",
      "storage: all",
      "trident: all",
      "trident-operator: all",
      "virtualization: managed",
      "virtualization-operator: managed",
      "wave-api: hub",
      "waves: hub",
    ]);
  });

  test("every component says what it is in a line, and what to know in two sentences or more", () => {
    for (const { name, title, about } of built().components) {
      expect(title, name).toMatch(/^[A-Z].*[^.]$/);
      expect(about.match(/[.:] /g)?.length ?? 0, name).toBeGreaterThan(0);
    }
  });

  test("every component but a folder of people's has resources", () => {
    const of = built();
    const empty = of.components.filter(({ name }) => contents(of, name).length === 0).map(({ name }) => name);
    expect(empty).toEqual(["waves"]);
  });

  test("no two resources have one file", () => {
    const files = built().resources.map(({ placement, file }) => `${JSON.stringify(placement)} ${file}`);
    expect(new Set(files).size).toBe(files.length);
  });

  test("every resource says which field it comes from", () => {
    expect(built().resources.filter(({ from }) => from.length === 0)).toEqual([]);
  });

  test("the same model gives the same resources, and is not changed", () => {
    const model = testModel();
    const before = JSON.stringify(model);
    expect(buildResources(model)).toEqual(buildResources(model));
    expect(JSON.stringify(model)).toBe(before);
  });

  test("a node that is added changes what is its own and what counts nodes, and nothing else", () => {
    const third = `{ bmc: 10.10.9.14, addresses: { machine: 10.10.2.14, storage: 10.10.200.14 }, macs: ["02:00:10:02:14:00", "02:00:10:02:14:01", "02:00:10:02:14:02", "02:00:10:02:14:03", "02:00:10:02:14:04", "02:00:10:02:14:05"] }`;
    const before = new Map(
      built().resources.map((one) => [`${JSON.stringify(one.placement)} ${one.file}`, JSON.stringify(one.object)]),
    );
    const after = built(`clusters: { prod1: { nodes: { d: ${third} } } }`).resources;
    const changed = after.filter(
      (one) => before.get(`${JSON.stringify(one.placement)} ${one.file}`) !== JSON.stringify(one.object),
    );
    expect(changed.map(({ object }) => `${object.kind}/${object.metadata.name}`).sort()).toEqual([
      "AgentClusterInstall/prod1",
      "BareMetalHost/d",
      "NMStateConfig/d",
      "NodeNetworkConfigurationPolicy/storage-d",
    ]);
  });

  test("secrets are listed once each, by cluster, namespace and name, and hold no value", () => {
    const secrets = built("git: { credentials: git-reader }").secrets.map(
      ({ cluster, namespace, name, keys }) =>
        `${cluster} ${namespace}/${name}: ${keys.map(({ key }) => key).join(", ")}`,
    );
    expect(secrets).toEqual([
      "hub openshift-gitops/git-reader: type, url, username, password",
      "hub openshift-mtv/vc-fra: user, password, ca.crt",
      "hub prod1/bmc: username, password",
      "hub prod1/pull: .dockerconfigjson",
      "hub trident/fra: username, password",
      "prod1 openshift-gitops/git-reader: type, url, username, password",
      "prod1 trident/fra: username, password",
      "prod2 openshift-gitops/git-reader: type, url, username, password",
      "prod2 trident/ams: username, password",
    ]);
  });

  test("one Secret that two things read is one, and says both", () => {
    const patch =
      "storage: { second: { trident: { management: 10.10.8.30, credentials: fra, nas: { svm: nfs } } } }\nhub: { storage: { block: second/nas } }";
    const secret = built(patch).secrets.filter(({ cluster, name }) => cluster === "hub" && name === "fra");
    expect(secret.map(({ purpose }) => purpose)).toEqual([
      "Trident makes volumes on `netapp-fra` with it. Trident makes volumes on `second` with it.",
    ]);
  });
});
