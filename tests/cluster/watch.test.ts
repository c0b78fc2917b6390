import { askUntil, openClusterApi, watchKind, watchKinds, type WatchEvent } from "@vmfactory/testbed";
import { afterEach, describe, expect, test } from "vitest";
import { findBed } from "./bed.ts";

const bed = findBed();
const api = bed && openClusterApi(bed.access);
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const configMap = (name: string, text: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "default" },
  data: { text },
});

const CONFIG_MAPS = { apiVersion: "v1", kind: "ConfigMap", plural: "configmaps", namespaced: true };

/** Collects events of objects whose names begin with a word, until there are as many as wanted. */
function collect(prefix: string): {
  readonly take: (event: WatchEvent) => void;
  readonly until: (count: number) => Promise<string[]>;
} {
  const events: string[] = [];
  return {
    take: ({ type, object }) => {
      if (object.metadata.name.startsWith(prefix)) events.push(`${type} ${object.metadata.name}`);
    },
    until: async (count) => {
      await askUntil({ ask: async () => (events.length >= count ? true : undefined), deadlineMs: 20_000 });
      return events;
    },
  };
}

describe("a watch", () => {
  test.skipIf(bed === undefined)("tells what is there, and then each change", async () => {
    await api!.apply(configMap("watched-a", "1"));
    const { take, until } = collect("watched-");
    stops.push(watchKind({ access: bed!.access, api: api! }, CONFIG_MAPS, take).stop);
    await until(1);
    await api!.apply(configMap("watched-a", "2"));
    await api!.apply(configMap("watched-b", "1"));
    await api!.remove(configMap("watched-a", ""));
    await api!.remove(configMap("watched-b", ""));
    expect(await until(5)).toEqual([
      "ADDED watched-a",
      "MODIFIED watched-a",
      "ADDED watched-b",
      "DELETED watched-a",
      "DELETED watched-b",
    ]);
  });

  test.skipIf(bed === undefined)("tells nothing any more once it is stopped", async () => {
    const { take, until } = collect("stopped-");
    const watch = watchKind({ access: bed!.access, api: api! }, CONFIG_MAPS, take);
    await api!.apply(configMap("stopped-a", "1"));
    const events = await until(1);
    watch.stop();
    await api!.apply(configMap("stopped-b", "1"));
    // Another watch has seen it by then.
    const other = collect("stopped-b");
    stops.push(watchKind({ access: bed!.access, api: api! }, CONFIG_MAPS, other.take).stop);
    await other.until(1);
    for (const name of ["stopped-a", "stopped-b"]) await api!.remove(configMap(name, ""));
    expect(events).toEqual(["ADDED stopped-a"]);
  });

  test.skipIf(bed === undefined)("of kinds begins with a kind when the server does", async () => {
    const { take, until } = collect("watched-later");
    const kinds = [
      { group: "", kind: "ConfigMap" },
      { group: "watched.example", kind: "Gadget" },
    ];
    stops.push(watchKinds({ access: bed!.access, api: api! }, kinds, take).stop);
    await api!.apply(configMap("watched-later", "1"));
    await until(1);
    await api!.apply(gadgetCrd);
    const gadget = { apiVersion: "watched.example/v1", kind: "Gadget", metadata: { name: "watched-later-gadget" } };
    await askUntil({
      ask: async () => ((await api!.apply(gadget)).kind === "ok" ? true : undefined),
      deadlineMs: 20_000,
    });
    expect(await until(2)).toEqual(["ADDED watched-later", "ADDED watched-later-gadget"]);
    await api!.remove(gadgetCrd);
    await api!.remove(configMap("watched-later", ""));
  });
});

const gadgetCrd = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "gadgets.watched.example" },
  spec: {
    group: "watched.example",
    names: { kind: "Gadget", plural: "gadgets", singular: "gadget", listKind: "GadgetList" },
    scope: "Cluster",
    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } }],
  },
};
