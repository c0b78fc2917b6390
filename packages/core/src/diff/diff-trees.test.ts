import { expect, test } from "vitest";
import type { FileTree } from "../files/file-tree.ts";
import { fileTree } from "../files/file-tree.ts";
import { layout } from "../files/layout.ts";
import { printYaml } from "../files/yaml.ts";
import { at, built, component, factory, own, resource } from "../order/factory.fixture.ts";
import { orderResources } from "../order/order-resources.ts";
import type { Built } from "../resources/resource.ts";
import type { Change } from "./change.ts";
import { diffTrees } from "./diff-trees.ts";
import { formatDiff, formatDiffJson } from "./format-diff.ts";

function compiled(input: Built, clusters = ["prod1", "prod2"]): FileTree {
  const model = factory(clusters);
  const { value, diagnostics } = orderResources(model, input);
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return layout(model, value, { extras: [], schema: "{}\n" });
}

const config = (data: string, placement = {}) =>
  resource("app", "v1", "ConfigMap default/x", { rest: { data: { key: data } }, from: [at("app")], ...placement });
const objects = (changes: readonly Change[]): unknown[] =>
  changes.flatMap((change) =>
    change.kind === "object"
      ? [
          [
            change.action,
            change.object.objectKind,
            change.object.name,
            change.clusters,
            change.fields.map(({ path }) => path),
          ],
        ]
      : [],
  );

test("a change of what is common is a change on every cluster that has it", () => {
  const before = compiled(built([component("app")], [config("1")]));
  const after = compiled(built([component("app")], [config("2")]));
  expect(objects(diffTrees(before, after))).toEqual([
    ["change", "ConfigMap", "x", ["hub", "prod1", "prod2"], ["data.key"]],
  ]);
});

test("what moves from a common folder into folders of clusters is no change of the object", () => {
  const before = compiled(built([component("app", "managed")], [config("1")]));
  const after = compiled(
    built(
      [component("app", "managed")],
      [config("1", { placement: own("app", "prod1") }), config("2", { placement: own("app", "prod2") })],
    ),
  );
  expect(objects(diffTrees(before, after))).toEqual([
    ["change", "ConfigMap", "x", ["prod2"], ["data.key"]],
    ["change", "Application", "app", ["prod1"], ["spec.source.path"]],
    ["change", "Application", "app", ["prod2"], ["spec.source.path"]],
  ]);
});

test("the same change in the files of several clusters is told once, with all of them", () => {
  const both = (data: string): Built =>
    built(
      [component("app", "managed")],
      ["prod1", "prod2"].map((cluster) => config(data, { placement: own("app", cluster) })),
    );
  const [change] = diffTrees(compiled(both("1")), compiled(both("2")));
  expect(change).toMatchObject({
    clusters: ["prod1", "prod2"],
    newPaths: ["clusters/prod1/app/configmap-x.yaml", "clusters/prod2/app/configmap-x.yaml"],
  });
});

test("a new cluster gets everything that clusters of its groups have, though no file of theirs changes", () => {
  const input = built([component("app")], [config("1")]);
  expect(objects(diffTrees(compiled(input), compiled(input, ["prod1", "prod2", "prod3"])))).toEqual([
    ["add", "ConfigMap", "x", ["prod3"], []],
    ["add", "Application", "app", ["prod3"], []],
  ]);
});

test("a repository is no different from itself, and everything of it is new to an empty folder", () => {
  const tree = compiled(built([component("app")], [config("1")]));
  expect(diffTrees(tree, tree)).toEqual([]);
  expect(objects(diffTrees(new Map(), tree))).toEqual([
    ["add", "ConfigMap", "x", ["hub", "prod1", "prod2"], []],
    ["add", "Application", "app", ["hub", "prod1", "prod2"], []],
  ]);
});

test("files that hold no objects are told by name, also manifests that can no longer be read", () => {
  const tree = compiled(built([component("app")], [config("1")]));
  const broken = new Map([
    ...tree,
    ["components/app/configmap-x.yaml", "a: ["],
    ["README.md", "edited"],
    [".vmf/manifest.json", "x"],
  ]);
  expect(diffTrees(broken, tree)).toEqual([
    { kind: "file", action: "change", path: "README.md" },
    { kind: "file", action: "change", path: "components/app/configmap-x.yaml" },
  ]);
});

const pretty: readonly Change[] = [
  {
    kind: "object",
    action: "change",
    object: { apiVersion: "v1", objectKind: "ConfigMap", namespace: "default", name: "x" },
    clusters: ["prod1", "prod2"],
    oldPaths: ["components/a/x.yaml"],
    newPaths: ["components/a/x.yaml"],
    fields: [
      { action: "change", path: "data.key", old: "1", new: "2" },
      { action: "add", path: "data.more", old: undefined, new: "x".repeat(200) },
      { action: "change", path: "data.script", old: "a\nb\nc\n", new: "a\nB\nc\n" },
    ],
  },
  {
    kind: "object",
    action: "remove",
    object: { apiVersion: "v1", objectKind: "Namespace", namespace: undefined, name: "old" },
    clusters: ["hub"],
    oldPaths: ["components/b/old.yaml"],
    newPaths: [],
    fields: [],
  },
  { kind: "file", action: "add", path: "docs/order.md" },
];

test("changes are printed object by object, cut to the width, with a summary", () => {
  expect(formatDiff(pretty, { color: false, width: 60 })).toBe(`~ ConfigMap default/x  on prod1, prod2
    components/a/x.yaml
    ~ data.key: "1" → "2"
    + data.more: "${"x".repeat(39)}…
    ~ data.script: from line 2
        - b
        + B

- Namespace old  on hub
    components/b/old.yaml

Other files:
  + docs/order.md

Objects: 0 added, 1 removed, 1 changed on 3 clusters. Other files: 1.
`);
});

test("colour only where it is asked for", () => {
  expect(formatDiff(pretty, { color: true, width: 80 })).toContain("\u001b[31m- Namespace old\u001b[0m");
  expect(formatDiff([], { color: true, width: 80 })).toBe("No difference.\n");
});

test("as JSON, what is not there is left out or null", () => {
  const { objects: told, files } = JSON.parse(formatDiffJson(pretty));
  expect(told[1]).toEqual({
    action: "remove",
    apiVersion: "v1",
    kind: "Namespace",
    namespace: null,
    name: "old",
    clusters: ["hub"],
    oldPaths: ["components/b/old.yaml"],
    newPaths: [],
    fields: [],
  });
  expect(told[0].fields[1]).toEqual({ action: "add", path: "data.more", new: "x".repeat(200) });
  expect(files).toEqual([{ action: "add", path: "docs/order.md" }]);
});

test("twenty thousand objects of a hundred clusters are compared without being read, where nothing changed", () => {
  const files: [string, string][] = [];
  for (let cluster = 0; cluster < 100; cluster += 1) {
    files.push([`clusters/c${cluster}/kustomization.yaml`, "resources: [../../groups/all]\n"]);
    for (let n = 0; n < 200; n += 1)
      files.push([
        `clusters/c${cluster}/app/x${n}.yaml`,
        printYaml({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: `x${n}` } }),
      ]);
  }
  const before = fileTree(files);
  const after = new Map([
    ...before,
    ["clusters/c7/app/x3.yaml", printYaml({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "x3" }, data: {} })],
  ]);
  expect(objects(diffTrees(before, after))).toEqual([["change", "ConfigMap", "x3", ["c7"], ["data"]]]);
});
