import { describe, expect, test } from "vitest";
import { numberAt, textAt } from "../fields.ts";
import type { MemoryCluster } from "../memory-cluster.ts";
import { machineConfigModel } from "./machine-config.ts";
import { add, find, run, said, scene, thing } from "./scene.fixture.ts";

const version = "machineconfiguration.openshift.io/v1";
const models = [machineConfigModel];
const node = (name: string, ...roles: readonly string[]) =>
  thing("v1", "Node", name, {
    metadata: { labels: Object.fromEntries(roles.map((role) => [`node-role.kubernetes.io/${role}`, ""])) },
  });
const multipath = (role: string) =>
  thing(version, "MachineConfig", `99-${role}-multipath`, {
    metadata: { labels: { "machineconfiguration.openshift.io/role": role } },
    spec: { config: { ignition: { version: "3.4.0" } } },
  });
const nodes = [node("a", "master"), node("b", "master"), node("c", "master", "worker"), node("w", "worker")];
const counts = async (cluster: MemoryCluster, role: string) => {
  const pool = await find(cluster, version, "MachineConfigPool", role);
  return ["machineCount", "updatedMachineCount", "unavailableMachineCount"].map((key) => numberAt(pool, "status", key));
};
const updated = async (cluster: MemoryCluster, role: string) =>
  said(await find(cluster, version, "MachineConfigPool", role))
    .slice(0, 2)
    .map((words) => words.split(" ").slice(0, 2).join(" "));

describe("machine config pools", () => {
  test("are there from the start, and up to date", async () => {
    const cluster = await scene(...nodes);
    const { rests } = await run(cluster, models, 60_000);
    expect([
      rests,
      await counts(cluster, "master"),
      await counts(cluster, "worker"),
      await updated(cluster, "master"),
    ]).toEqual([true, [3, 3, 0], [1, 1, 0], ["Updated True", "Updating False"]]);
  });

  test("bring a MachineConfig of their role to their nodes one by one", async () => {
    const cluster = await scene(...nodes);
    await run(cluster, models, 60_000);
    const before = await find(cluster, version, "MachineConfigPool", "master");
    await add(cluster, multipath("master"));
    await run(cluster, models, 1_000);
    expect([
      await counts(cluster, "master"),
      await updated(cluster, "master"),
      await updated(cluster, "worker"),
    ]).toEqual([
      [3, 0, 1],
      ["Updated False", "Updating True"],
      ["Updated True", "Updating False"],
    ]);
    await run(cluster, models, 601_000);
    expect(await counts(cluster, "master")).toEqual([3, 2, 1]);
    const { rests } = await run(cluster, models, 600_000);
    const after = await find(cluster, version, "MachineConfigPool", "master");
    const names = [before, after].map((pool) => textAt(pool, "status", "configuration", "name"));
    expect([rests, await counts(cluster, "master"), await updated(cluster, "master"), names[0] === names[1]]).toEqual([
      true,
      [3, 3, 0],
      ["Updated True", "Updating False"],
      false,
    ]);
  });

  test("render KubeletConfigs, and say of one that no pool takes it", async () => {
    const kubelet = (name: string, label: string) =>
      thing(version, "KubeletConfig", name, {
        spec: { kubeletConfig: { maxPods: 500 }, machineConfigPoolSelector: { matchLabels: { [label]: "" } } },
      });
    const label = "pools.operator.machineconfiguration.openshift.io/worker";
    const cluster = await scene(...nodes, kubelet("pods", label), kubelet("lost", "nowhere"));
    const { rests } = await run(cluster, models, 3_600_000);
    await find(cluster, version, "MachineConfig", "99-worker-generated-kubelet");
    const words = await Promise.all(
      ["pods", "lost"].map(async (name) => said(await find(cluster, version, "KubeletConfig", name))),
    );
    expect([rests, words]).toEqual([
      true,
      [
        ["Success True : Success"],
        ["Failure False : Error: could not find any MachineConfigPool set for KubeletConfig lost"],
      ],
    ]);
  });
});
