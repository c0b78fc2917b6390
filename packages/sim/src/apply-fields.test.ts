import { describe, expect, test } from "vitest";
import { applyFields, type Owners } from "./apply-fields.ts";
import type { Tree } from "./tree.ts";

interface Applied {
  readonly fields: Tree;
  readonly owners: Owners;
}

const nothing: Applied = { fields: {}, owners: new Map() };

/** Applies one after the other, as manager and fields. */
const apply = (...calls: readonly (readonly [manager: string, fields: Tree])[]): Tree =>
  calls.reduce<Applied>((at, [manager, fields]) => applyFields(at, fields, manager), nothing).fields;

describe("server-side apply", () => {
  test.each<readonly [title: string, calls: readonly (readonly [string, Tree])[], result: Tree]>([
    ["sets fields deep down", [["a", { spec: { x: { y: 1 } } }]], { spec: { x: { y: 1 } } }],
    [
      "leaves others' fields alone",
      [
        ["a", { spec: { x: 1, z: { deep: 1 } } }],
        ["b", { spec: { y: 2, z: { other: 2 } } }],
      ],
      { spec: { x: 1, y: 2, z: { deep: 1, other: 2 } } },
    ],
    [
      "takes away what its manager gives no longer, and the maps that are empty then",
      [
        ["a", { metadata: { labels: { one: "1" } }, spec: { x: 1 } }],
        ["a", { spec: { x: 1 } }],
      ],
      { spec: { x: 1 } },
    ],
    [
      "keeps what another manager gave with the same value",
      [
        ["a", { spec: { x: 1 } }],
        ["b", { spec: { x: 1 } }],
        ["a", {}],
      ],
      { spec: { x: 1 } },
    ],
    [
      "the first owner of a field that another took no longer takes it away",
      [
        ["a", { spec: { x: 1, y: 1 } }],
        ["b", { spec: { x: 2 } }],
        ["a", { spec: { y: 1 } }],
      ],
      { spec: { x: 2, y: 1 } },
    ],
    [
      "a list is one field",
      [
        ["a", { spec: { list: [1, 2] } }],
        ["b", { spec: { list: [3] } }],
      ],
      { spec: { list: [3] } },
    ],
    [
      "a map takes the place of a scalar, and the other way round",
      [
        ["a", { spec: { x: 1, y: { z: 1 } } }],
        ["b", { spec: { x: { deep: 1 }, y: 2 } }],
      ],
      { spec: { x: { deep: 1 }, y: 2 } },
    ],
    ["an empty map is a field", [["a", { spec: {} }]], { spec: {} }],
    [
      "an empty map leaves what is in it",
      [
        ["a", { spec: { x: 1 } }],
        ["b", { spec: {} }],
      ],
      { spec: { x: 1 } },
    ],
    [
      "who gave an empty map takes it away only when it is empty",
      [
        ["a", { spec: {} }],
        ["b", { spec: { x: 1 } }],
        ["a", {}],
      ],
      { spec: { x: 1 } },
    ],
    ["what is undefined or null is not there", [["a", { spec: { x: undefined, y: null, z: 0 } }]], { spec: { z: 0 } }],
  ])("%s", (_title, calls, result) => {
    expect(apply(...calls)).toEqual(result);
  });

  test("what was applied before is not changed", () => {
    const first = applyFields(nothing, { spec: { x: { y: 1 } } }, "a");
    applyFields(first, { spec: { x: { y: 2 } } }, "a");
    expect(first.fields).toEqual({ spec: { x: { y: 1 } } });
  });
});
