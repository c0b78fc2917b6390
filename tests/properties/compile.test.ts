import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, compile, type FileTree, type SourceText } from "@vmfactory/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { root } from "../../tools/imports.ts";
import { goldenCases, readFactory } from "../golden/golden-case.ts";

type Factory = readonly [SourceText, ...SourceText[]];
type Plain = { [key: string]: unknown };

const folders = ["examples/nordwind", ...goldenCases().map((name) => `tests/golden/${name}`)];
const factories = folders.map((folder): [string, Factory] => [folder, readFactory(join(root, folder))]);

describe("what is compiled depends on what was written and on nothing else", () => {
  test.each(factories)("%s: twice gives the same bytes", (_, factory) => {
    expect(bytes(factory)).toEqual(bytes(factory));
  });

  test.each(factories)("%s: the order of keys does not matter", (_, factory) => {
    const expected = bytes(factory);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const next = (): number => numbers.next().value;
        const shuffled = factory.map(({ file, text }) => ({ file, text: stringify(shuffleKeys(parse(text), next)) }));
        expect(bytes(shuffled as unknown as Factory)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
});

describe("a node more", () => {
  const factory = readFactory(join(root, "examples/nordwind"));
  const before = tree(factory);

  test("changes its own files and the lists that name it, on its own cluster", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("prod1", "prod2"),
        fc.stringMatching(/^new[a-z]{1,5}[0-9]{1,2}$/),
        (cluster, node) => {
          const after = tree(addWorker(factory, cluster, node));
          const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
            (file) => before.get(file) !== after.get(file),
          );
          expect(changed.length).toBeGreaterThan(2);
          for (const file of changed) {
            // The number of agents to wait for is a list of nodes in the installer's words.
            const isCount = /\/agent-cluster-install-[a-z0-9]+\.yaml$/.test(file) || file === ".vmf/manifest.json";
            const isOfCluster = file.startsWith("clusters/") ? file.includes(cluster) : true;
            expect(isOfCluster, `${file} is of another cluster`).toBe(true);
            if (!isCount) expect(after.get(file) ?? "", `${file} does not name the node`).toContain(node);
          }
        },
      ),
      { numRuns: 10 },
    );
  });
});

function bytes(factory: Factory): [string, string][] {
  return [...tree(factory)];
}

function tree(factory: Factory): FileTree {
  const compiled = compile({ factory, extras: [] });
  if (compiled.files === undefined) throw new Error(compiled.diagnostics.map((one) => one.message).join("\n"));
  return compiled.files;
}

/** The same data with the keys of every map in another order. Lists keep theirs: it means something. */
function shuffleKeys(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleKeys(item, next));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => ({ key, item: shuffleKeys(item, next), at: next() }));
  entries.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  return Object.fromEntries(entries.map(({ key, item }) => [key, item]));
}

/** Adds a worker whose addresses are the last free ones of the cluster's networks: like a colleague would, in the file that has the nodes. */
function addWorker(factory: Factory, cluster: string, node: string): Factory {
  const known = check({ factory }).model?.clusters.find((one) => one.name === cluster);
  if (known === undefined) throw new Error(`no cluster ${cluster}`);
  return factory.map(({ file, text }) => {
    const value = parse(text) as Plain & { clusters?: Record<string, { nodes?: Record<string, Plain> }> };
    const nodes = value.clusters?.[cluster]?.nodes;
    if (nodes === undefined) return { file, text };
    const [, sample] = Object.entries(nodes).find(([, one]) => one["role"] === "worker") ?? [];
    if (sample === undefined) throw new Error(`${cluster} has no worker to copy`);
    const last = (address: string): string => address.replace(/\.\d+$/, ".199");
    const addresses = sample["addresses"] as Record<string, string>;
    nodes[node] = {
      ...sample,
      bmc: last(sample["bmc"] as string),
      addresses: Object.fromEntries(Object.entries(addresses).map(([network, address]) => [network, last(address)])),
      macs: (sample["macs"] as string[]).map(
        (_, index) => `02:99:99:${cluster === "prod1" ? "01" : "02"}:00:0${index}`,
      ),
    };
    return { file, text: stringify(value) };
  }) as unknown as Factory;
}

test("the example is the one in the README", () => {
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain("examples/nordwind");
});
