import { describe, expect, test } from "vitest";
import { textAt } from "../fields.ts";
import { openshift } from "./factory.fixture.ts";
import { nmstateModel } from "./nmstate.ts";
import { nodeNetworkPoliciesModel } from "./node-network-policies.ts";
import { add, find, run, said, scene, thing } from "./scene.fixture.ts";

const models = [nmstateModel, nodeNetworkPoliciesModel];
const state = thing("nmstate.io/v1", "NMState", "nmstate", { spec: {} });
const node = (name: string, labels: Record<string, string> = {}) =>
  thing("v1", "Node", name, { metadata: { labels: { "kubernetes.io/hostname": name, ...labels } } });
const policy = (spec: object) =>
  thing("nmstate.io/v1", "NodeNetworkConfigurationPolicy", "storage", {
    spec: { desiredState: { interfaces: [] }, ...spec },
  });
const look = async (cluster: Awaited<ReturnType<typeof scene>>) =>
  said(await find(cluster, "nmstate.io/v1", "NodeNetworkConfigurationPolicy", "storage"));

describe("NMState", () => {
  test("serves the kinds of its handlers, runs after a minute, and has a state of each node", async () => {
    const cluster = openshift();
    await add(cluster, state, node("a"));
    const policies = { group: "nmstate.io", kind: "NodeNetworkConfigurationPolicy" };
    expect(cluster.isServed(policies)).toBe(false);
    await run(cluster, models, 30_000);
    const deploying = await find(cluster, "nmstate.io/v1", "NMState", "nmstate");
    expect([cluster.isServed(policies), said(deploying)[1]]).toEqual([
      true,
      "Available False Deploying: Deploying is in progress",
    ]);
    const { rests } = await run(cluster, models, 60_000);
    const deployed = await find(cluster, "nmstate.io/v1", "NMState", "nmstate");
    const states = await cluster.list({ group: "nmstate.io", kind: "NodeNetworkState" });
    expect([rests, said(deployed), states.map(({ metadata }) => metadata.name)]).toEqual([
      true,
      [
        "Progressing False SuccessfullyDeployed: All components are available and ready",
        "Available True SuccessfullyDeployed: All components are available and ready",
        "Degraded False SuccessfullyDeployed: All components are available and ready",
      ],
      ["a"],
    ]);
  });
});

describe("a NodeNetworkConfigurationPolicy", () => {
  test("is enacted on half of its nodes at a time, and available when all have it", async () => {
    const nodes = ["a", "b", "c"].map((name) => node(name));
    const cluster = await scene(state, ...nodes, policy({}));
    await run(cluster, models, 65_000);
    expect((await look(cluster))[2]).toBe(
      "Progressing True ConfigurationProgressing: Policy is progressing 0/3 nodes finished",
    );
    const enactments = await cluster.list({ group: "nmstate.io", kind: "NodeNetworkConfigurationEnactment" });
    const atIt = enactments.filter((one) => said(one).some((words) => words.startsWith("Progressing True")));
    expect(enactments.map(({ metadata }) => metadata.name)).toEqual(["a.storage", "b.storage", "c.storage"]);
    expect(atIt).toHaveLength(2);
    const { rests } = await run(cluster, models, 120_000);
    expect([rests, await look(cluster)]).toEqual([
      true,
      [
        "Degraded False SuccessfullyConfigured: ",
        "Available True SuccessfullyConfigured: 3/3 nodes successfully configured",
        "Progressing False SuccessfullyConfigured: ",
        "Ignored False SuccessfullyConfigured: ",
      ],
    ]);
  });

  test("that selects no node is ignored, until a node comes that it selects", async () => {
    const cluster = await scene(state, node("a"), policy({ nodeSelector: { "kubernetes.io/hostname": "b" } }));
    await run(cluster, models, 120_000);
    expect((await look(cluster))[3]).toBe("Ignored True NoMatchingNode: Policy does not match any node");
    await add(cluster, node("b"));
    await run(cluster, models, 120_000);
    expect((await look(cluster))[1]).toBe("Available True SuccessfullyConfigured: 1/1 nodes successfully configured");
  });

  test("that changes is enacted anew", async () => {
    const cluster = await scene(state, node("a"), policy({}));
    await run(cluster, models, 120_000);
    await add(cluster, policy({ desiredState: { interfaces: [{ name: "bond1" }] } }));
    await run(cluster, models, 1_000);
    expect((await look(cluster))[1]).toBe("Available Unknown ConfigurationProgressing: ");
    await run(cluster, models, 60_000);
    const enactment = await find(cluster, "nmstate.io/v1beta1", "NodeNetworkConfigurationEnactment", "a.storage");
    expect([(await look(cluster))[1], textAt(enactment, "metadata", "labels", "nmstate.io/policy")]).toEqual([
      "Available True SuccessfullyConfigured: 1/1 nodes successfully configured",
      "storage",
    ]);
  });

  test("waits for the handlers, and its enactments go with it", async () => {
    const cluster = await scene(node("a"), policy({}));
    await run(cluster, models, 120_000);
    expect(await look(cluster)).toEqual([]);
    await add(cluster, state);
    await run(cluster, models, 240_000);
    await cluster.remove({ apiVersion: "nmstate.io/v1", kind: "NodeNetworkConfigurationPolicy", name: "storage" });
    await run(cluster, models, 60_000);
    expect(await cluster.list({ group: "nmstate.io", kind: "NodeNetworkConfigurationEnactment" })).toEqual([]);
  });
});
