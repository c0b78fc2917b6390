import type { KubeObject } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { clusterContract } from "./cluster-contract.fixture.ts";
import { MemoryCluster, type ClusterChange } from "./memory-cluster.ts";

clusterContract("the cluster in memory", () => Promise.resolve(new MemoryCluster()));

const configMap = (data: Record<string, string>, name = "facts"): KubeObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "default" },
  data,
});
const facts = { apiVersion: "v1", kind: "ConfigMap", name: "facts", namespace: "default" };

describe("a cluster in memory", () => {
  test("says of each object when it came and how often it changed", async () => {
    const cluster = new MemoryCluster();
    cluster.advanceTo(5_000);
    await cluster.apply(configMap({ a: "1" }), "one");
    const first = (await cluster.get(facts))?.metadata;
    await cluster.apply(configMap({ a: "2" }), "one");
    expect([first, (await cluster.get(facts))?.metadata]).toEqual([
      {
        name: "facts",
        namespace: "default",
        uid: "00000000-0000-4000-8000-000000000005",
        creationTimestamp: "2027-01-01T00:00:05Z",
        generation: 1,
        resourceVersion: "5",
      },
      {
        name: "facts",
        namespace: "default",
        uid: "00000000-0000-4000-8000-000000000005",
        creationTimestamp: "2027-01-01T00:00:05Z",
        generation: 2,
        resourceVersion: "6",
      },
    ]);
  });

  test("tells listeners of each change, and of none where nothing changes", async () => {
    const cluster = new MemoryCluster();
    const changes: ClusterChange[] = [];
    const stop = cluster.onChange((change) => changes.push(change));
    await cluster.apply(configMap({ a: "1" }), "one");
    await cluster.apply(configMap({ a: "1" }), "two");
    await cluster.apply(configMap({ a: "2" }), "one");
    await cluster.setStatus(facts, { seen: true });
    await cluster.setStatus(facts, { seen: true });
    await cluster.remove(facts);
    await cluster.remove(facts);
    stop();
    await cluster.apply(configMap({ a: "1" }), "one");
    const what = { kind: { group: "", kind: "ConfigMap" }, namespace: "default", name: "facts" };
    expect(changes).toEqual([
      { action: "created", ...what },
      { action: "changed", ...what },
      { action: "status", ...what },
      { action: "removed", ...what },
    ]);
  });

  test("what it gives out cannot be changed", async () => {
    const cluster = new MemoryCluster();
    await cluster.apply(configMap({ a: "1" }), "one");
    const object = (await cluster.get(facts)) as unknown as { data: Record<string, string> };
    expect(() => {
      object.data["a"] = "2";
    }).toThrow(TypeError);
  });

  test("refuses an object of the wrong scope", async () => {
    const cluster = new MemoryCluster();
    await expect(
      cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "facts" } }, "one"),
    ).rejects.toThrow("v1 ConfigMap facts names no namespace");
    await expect(
      cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "a", namespace: "default" } }, "one"),
    ).rejects.toThrow("v1 Namespace default/a: objects of this kind belong to no namespace");
  });

  test("serves the kind of a CustomResourceDefinition once that is applied, in its scope", async () => {
    const cluster = new MemoryCluster();
    const wave: KubeObject = { apiVersion: "vmfactory.io/v1alpha1", kind: "Wave", metadata: { name: "pilot" } };
    await expect(cluster.apply(wave, "one")).rejects.toMatchObject({ kind: "not-served" });
    await cluster.apply(
      {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: "waves.vmfactory.io" },
        spec: { group: "vmfactory.io", scope: "Namespaced", names: { kind: "Wave", plural: "waves" } },
      },
      "one",
    );
    await expect(cluster.apply(wave, "one")).rejects.toThrow("names no namespace");
    await cluster.apply({ ...wave, metadata: { name: "pilot", namespace: "default" } }, "one");
    expect(await cluster.list({ group: "vmfactory.io", kind: "Wave" })).toHaveLength(1);
  });

  test("what is in a namespace goes with it", async () => {
    const cluster = new MemoryCluster();
    await cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "a" } }, "one");
    await cluster.apply({ ...configMap({}), metadata: { name: "facts", namespace: "a" } }, "one");
    await cluster.remove({ apiVersion: "v1", kind: "Namespace", name: "a" });
    expect(await cluster.list({ group: "", kind: "ConfigMap" })).toEqual([]);
  });
});
