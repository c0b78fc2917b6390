import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../base/order.ts";
import { layersOf } from "./layers.ts";

const graph = (needs: Record<string, readonly string[]>): Map<string, Set<string>> =>
  new Map(Object.entries(needs).map(([node, others]) => [node, new Set(others)]));

test("a node is one layer above the highest that it needs", () => {
  const { layerOf, cycles } = layersOf(graph({ d: ["b", "c"], c: ["b"], b: ["a"], a: [], e: [] }), (name) => name);
  expect([...layerOf].sort((a, b) => compare(a[0], b[0]))).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 2],
    ["d", 3],
    ["e", 0],
  ]);
  expect(cycles).toEqual([]);
});

test("a chain that comes back is told from where it comes back, and the rest is still put into layers", () => {
  const { layerOf, cycles } = layersOf(graph({ x: ["a"], a: ["b"], b: ["c"], c: ["a"], s: ["s"] }), (name) => name);
  expect(cycles).toEqual([["a", "b", "c"], ["s"]]);
  expect(layerOf.size).toBe(5);
});

test("a chain of a hundred thousand does not exhaust the stack", () => {
  const needs = new Map<number, Set<number>>(
    Array.from({ length: 100_000 }, (_, index) => [index, new Set(index === 0 ? [] : [index - 1])]),
  );
  expect(layersOf(needs, (node) => String(node).padStart(6, "0")).layerOf.get(99_999)).toBe(99_999);
});

test("without cycles every node is above what it needs, by one of them by exactly one", () => {
  const graphs = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 60 });
  fc.assert(
    fc.property(graphs, (pairs) => {
      const needs = new Map<string, Set<string>>();
      for (const [a, b] of pairs) {
        for (const node of [a, b]) if (!needs.has(String(node))) needs.set(String(node), new Set());
        if (a > b) needs.get(String(a))?.add(String(b));
      }
      const { layerOf, cycles } = layersOf(needs, (name) => name);
      expect(cycles).toEqual([]);
      for (const [node, others] of needs) {
        const below = [...others].map((other) => layerOf.get(other) ?? -1);
        expect(layerOf.get(node)).toBe(1 + Math.max(-1, ...below));
      }
    }),
  );
});
