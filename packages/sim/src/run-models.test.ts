import type { KubeObject } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { numberAt } from "./fields.ts";
import { MemoryCluster } from "./memory-cluster.ts";
import type { OperatorModel } from "./operator-model.ts";
import { createDriver, settle } from "./run-models.ts";

const configMaps = { group: "", kind: "ConfigMap" };
const configMap = (name: string, value = "1"): KubeObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "default" },
  data: { value },
});

/** Makes a ConfigMap once it sees another, after a while. */
const chain = (name: string, from: string, to: string, delayMs: number): OperatorModel => ({
  name,
  watches: [configMaps],
  step: async (cluster, nowMs) => {
    const ref = { apiVersion: "v1", kind: "ConfigMap", namespace: "default" };
    const seen = await cluster.get({ ...ref, name: from });
    if (seen === undefined || (await cluster.get({ ...ref, name: to })) !== undefined) return undefined;
    const left = (numberAt(seen, "status", "atMs") ?? 0) + delayMs - nowMs;
    if (left > 0) return { againInMs: left };
    await cluster.apply(configMap(to), name);
    await cluster.setStatus({ ...ref, name: to }, { atMs: nowMs }, name);
    return undefined;
  },
});

const idle: OperatorModel = { name: "idle", watches: [], step: () => Promise.resolve(undefined) };

describe("models on simulated time", () => {
  test("each goes on where another left off, until all rest", async () => {
    const cluster = new MemoryCluster();
    await cluster.apply(configMap("a"), "test");
    const models = [chain("second", "b", "c", 500), chain("first", "a", "b", 2_000), idle];
    const { trace, atMs, rests } = await settle({ cluster, models, untilMs: 60_000 });
    expect({ atMs, rests }).toEqual({ atMs: 2_500, rests: true });
    expect(trace.filter(({ changes }) => changes.length > 0)).toEqual([
      { model: "first", atMs: 2_000, changes: ["created ConfigMap default/b", "status ConfigMap default/b"] },
      { model: "second", atMs: 2_500, changes: ["created ConfigMap default/c", "status ConfigMap default/c"] },
    ]);
  });

  test("the same inputs give the same trace and the same objects", async () => {
    const run = async () => {
      const cluster = new MemoryCluster();
      await cluster.apply(configMap("a"), "test");
      const models = [chain("first", "a", "b", 2_000), chain("second", "b", "c", 500)];
      const settled = await settle({ cluster, models, untilMs: 60_000 });
      return { settled, objects: await cluster.list(configMaps) };
    };
    expect(await run()).toEqual(await run());
  });

  test("a wait that ends too early says so, and may be gone on with", async () => {
    const cluster = new MemoryCluster();
    await cluster.apply(configMap("a"), "test");
    const models = [chain("first", "a", "b", 2_000)];
    expect(await settle({ cluster, models, untilMs: 1_000 })).toMatchObject({ atMs: 1_000, rests: false });
    expect(await settle({ cluster, models, untilMs: 3_000 })).toMatchObject({ atMs: 2_000, rests: true });
  });

  test("a model that never rests is named, with what it does", async () => {
    const cluster = new MemoryCluster();
    let count = 0;
    const restless: OperatorModel = {
      name: "restless",
      watches: [configMaps],
      step: async (to) => {
        count += 1;
        await to.apply(configMap("a", String(count)), "restless");
        return undefined;
      },
    };
    await expect(settle({ cluster, models: [idle, restless], untilMs: 1_000, stepsMax: 50 })).rejects.toThrow(
      "restless never rests: 49 of 50 steps up to 0 ms were its own; the last one changed ConfigMap default/a",
    );
  });

  test("a step that fails is made again, later each time", async () => {
    const cluster = new MemoryCluster();
    let failures = 0;
    const unlucky: OperatorModel = {
      name: "unlucky",
      watches: [],
      step: () => {
        failures += 1;
        return failures < 4 ? Promise.reject(new Error("conflict")) : Promise.resolve(undefined);
      },
    };
    const { trace } = await settle({ cluster, models: [unlucky], untilMs: 60_000 });
    expect(trace.map(({ atMs, failure }) => [atMs, failure?.inARow])).toEqual([
      [0, 1],
      [1_000, 2],
      [3_000, 3],
      [7_000, undefined],
    ]);
  });

  test("a model that fails to the end fails the wait, with the reason", async () => {
    const cluster = new MemoryCluster();
    const lost: OperatorModel = {
      name: "lost",
      watches: [],
      step: async (to) => {
        await to.apply({ ...configMap("a"), metadata: { name: "a", namespace: "nowhere" } }, "lost");
        return undefined;
      },
    };
    await expect(settle({ cluster, models: [lost], untilMs: 10_000 })).rejects.toThrow(
      "lost fails at 7000 ms, 4 times in a row: v1 ConfigMap nowhere/a: there is no namespace nowhere",
    );
  });
});

describe("a driver", () => {
  test("lets those step who are due, the one who waited longest first", async () => {
    const cluster = new MemoryCluster();
    const driver = createDriver([
      { ...idle, name: "a", watches: [configMaps] },
      { ...idle, name: "b" },
    ]);
    const stepped: (string | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) stepped.push((await driver.step(cluster, 0))?.model);
    driver.changed(configMaps);
    driver.changed({ group: "", kind: "Secret" });
    stepped.push((await driver.step(cluster, 0))?.model, (await driver.step(cluster, 0))?.model);
    expect(stepped).toEqual(["a", "b", undefined, "a", undefined]);
    expect(driver.dueAtMs()).toBeUndefined();
  });

  test("a change that comes while a model steps makes it due again", async () => {
    const cluster = new MemoryCluster();
    const driver = createDriver([
      {
        name: "a",
        watches: [configMaps],
        step: () => {
          driver.changed(configMaps);
          return Promise.resolve({ againInMs: 1_000 });
        },
      },
    ]);
    expect(await driver.step(cluster, 500)).toEqual({ model: "a", atMs: 500, againAtMs: 1_500 });
    expect(driver.dueAtMs()).toBe(0);
  });
});
