import type { KubeObject } from "@vmfactory/core";
import { beforeEach, describe, expect, test } from "vitest";
import type { Cluster } from "./cluster.ts";

/**
 * What every implementation of the port `Cluster` does. `make` gives a cluster that serves Kubernetes' own kinds, has
 * the namespace `default`, no ConfigMap in it whose name begins with `contract-`, and serves no kind of nmstate.io yet
 * but can. It is asked for one before each test, so it may be the same server with what the tests made taken away.
 */
export function clusterContract(title: string, make: () => Promise<Cluster>): void {
  describe(`contract of a cluster: ${title}`, () => {
    let cluster: Cluster;
    beforeEach(async () => {
      cluster = await make();
    });
    describeFields(() => cluster);
    describeStatus(() => cluster);
    describeRefusals(() => cluster);
  });
}

const configMap = (name: string, data: Readonly<Record<string, string>>): KubeObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: `contract-${name}`, namespace: "default" },
  data,
});

const refOf = ({ apiVersion, kind, metadata }: KubeObject) => ({
  apiVersion,
  kind,
  name: metadata.name,
  ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
});

const versionOf = (object: KubeObject | undefined): unknown =>
  (object?.metadata as { resourceVersion?: unknown } | undefined)?.resourceVersion;

function describeFields(cluster: () => Cluster): void {
  test("what is applied is got and listed, in order of name", async () => {
    await cluster().apply(configMap("b", { a: "1" }), "one");
    await cluster().apply(configMap("a", { a: "2" }), "one");
    expect(await cluster().get(refOf(configMap("b", {})))).toMatchObject(configMap("b", { a: "1" }));
    const listed = await cluster().list({ group: "", kind: "ConfigMap" }, "default");
    expect(listed.map(({ metadata }) => metadata.name).filter((name) => name.startsWith("contract-"))).toEqual([
      "contract-a",
      "contract-b",
    ]);
  });

  test("managers set fields beside each other, and the last to set a field has it", async () => {
    await cluster().apply(configMap("a", { a: "1", b: "1" }), "one");
    await cluster().apply(configMap("a", { b: "2", c: "2" }), "two");
    expect((await cluster().get(refOf(configMap("a", {}))))?.["data"]).toEqual({ a: "1", b: "2", c: "2" });
  });

  test("a field that its manager gives no longer goes, unless another manager has it too", async () => {
    await cluster().apply(configMap("a", { a: "1", b: "1", c: "1" }), "one");
    await cluster().apply(configMap("a", { b: "1" }), "two");
    await cluster().apply(configMap("a", { c: "1" }), "one");
    expect((await cluster().get(refOf(configMap("a", {}))))?.["data"]).toEqual({ b: "1", c: "1" });
  });

  test("applying the same again changes nothing", async () => {
    await cluster().apply(configMap("a", { a: "1" }), "one");
    const before = versionOf(await cluster().get(refOf(configMap("a", {}))));
    await cluster().apply(configMap("a", { a: "1" }), "one");
    expect(versionOf(await cluster().get(refOf(configMap("a", {}))))).toBe(before);
    await cluster().apply(configMap("a", { a: "2" }), "one");
    expect(versionOf(await cluster().get(refOf(configMap("a", {}))))).not.toBe(before);
  });

  test("a namespace is labelled with its name", async () => {
    const object = await cluster().get({ apiVersion: "v1", kind: "Namespace", name: "default" });
    expect(object?.metadata.labels).toMatchObject({ "kubernetes.io/metadata.name": "default" });
  });

  test("what is removed is gone, and may be removed again", async () => {
    await cluster().apply(configMap("a", {}), "one");
    await cluster().remove(refOf(configMap("a", {})));
    await cluster().remove(refOf(configMap("a", {})));
    expect(await cluster().get(refOf(configMap("a", {})))).toBeUndefined();
  });
}

const nmstate: KubeObject = { apiVersion: "nmstate.io/v1", kind: "NMState", metadata: { name: "nmstate" }, spec: {} };

function describeStatus(cluster: () => Cluster): void {
  const kind = { group: "nmstate.io", kind: "NMState" };
  const condition = (type: string): object => ({ type, status: "True", reason: "Tried", message: "" });

  test("a status is merged: maps key by key, lists as a whole, null takes a field away", async () => {
    await cluster().serve([kind]);
    await cluster().apply(nmstate, "one");
    await cluster().setStatus(refOf(nmstate), { conditions: [condition("A"), condition("B")] }, "one");
    await cluster().setStatus(refOf(nmstate), {}, "one");
    expect((await cluster().get(refOf(nmstate)))?.["status"]).toMatchObject({
      conditions: [{ type: "A" }, { type: "B" }],
    });
    await cluster().setStatus(refOf(nmstate), { conditions: [condition("C")] }, "one");
    expect((await cluster().get(refOf(nmstate)))?.["status"]).toMatchObject({ conditions: [{ type: "C" }] });
    await cluster().setStatus(refOf(nmstate), { conditions: null }, "one");
    expect((await cluster().get(refOf(nmstate)))?.["status"] ?? {}).toEqual({});
  });

  test("applying an object leaves its status alone", async () => {
    await cluster().serve([kind]);
    await cluster().apply(nmstate, "one");
    await cluster().setStatus(refOf(nmstate), { conditions: [condition("A")] }, "one");
    await cluster().apply({ ...nmstate, status: { conditions: [condition("B")] } }, "two");
    expect((await cluster().get(refOf(nmstate)))?.["status"]).toMatchObject({ conditions: [{ type: "A" }] });
  });

  test("the status of what is not there is not set", async () => {
    await cluster().serve([kind]);
    await cluster().setStatus({ ...refOf(nmstate), name: "other" }, { conditions: [] }, "one");
    expect(await cluster().get({ ...refOf(nmstate), name: "other" })).toBeUndefined();
  });
}

function describeRefusals(cluster: () => Cluster): void {
  test("a kind that is not served has no objects and takes none, until it is served", async () => {
    expect(await cluster().get(refOf(nmstate))).toBeUndefined();
    expect(await cluster().list({ group: "nmstate.io", kind: "NMState" })).toEqual([]);
    await cluster().setStatus(refOf(nmstate), {}, "one");
    await cluster().remove(refOf(nmstate));
    await expect(cluster().apply(nmstate, "one")).rejects.toThrow("NMState");
    await cluster().serve([{ group: "nmstate.io", kind: "NMState" }]);
    await cluster().apply(nmstate, "one");
    await cluster().serve([{ group: "nmstate.io", kind: "NMState" }]);
    expect(await cluster().get(refOf(nmstate))).toMatchObject(nmstate);
  });

  test("an object in a namespace that is not there is refused", async () => {
    const lost = { ...configMap("a", {}), metadata: { name: "contract-a", namespace: "contract-nowhere" } };
    await expect(cluster().apply(lost, "one")).rejects.toThrow("contract-nowhere");
    expect(await cluster().get(refOf(lost))).toBeUndefined();
  });
}
