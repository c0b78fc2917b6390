import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileTree, foldersOf, isSafePath, relativePath } from "./file-tree.ts";

test("a tree is in the order of its paths, by code unit", () => {
  expect([
    ...fileTree([
      ["b", "2"],
      ["a/z", "1"],
      ["a.b", "3"],
      ["B", "4"].map((text) => `${text}x`) as [string, string],
    ]).keys(),
  ]).toEqual(["Bx", "a.b", "a/z", "b"]);
});

test("a path that leaves its folder, or that some system cannot write, is not safe", () => {
  const unsafe = [
    "",
    "/etc/passwd",
    "../x",
    "a/../b",
    "a//b",
    "a/",
    "./a",
    "a/./b",
    "C:/x",
    "a\\b",
    "a\u0000b",
    "a\nb",
    "con?",
    "a./b",
    "a ",
    ".git/config",
    ".GIT/hooks/x",
    "x".repeat(256),
    "ü".repeat(128),
    "a/".repeat(600) + "a",
  ];
  expect(unsafe.filter(isSafePath)).toEqual([]);
  expect(
    [
      ".bootstrap/README.md",
      "components/mtv/plan-a.yaml",
      ".gitignore",
      "clusters/hub/clusters/prod1/a.b.yaml",
      "x".repeat(255),
    ].filter((path) => !isSafePath(path)),
  ).toEqual([]);
});

test("files that would overwrite each other somewhere are a bug", () => {
  expect(() =>
    fileTree([
      ["a/b", ""],
      ["A/b", ""],
    ]),
  ).toThrow("two files would be written to a/b");
  expect(() =>
    fileTree([
      ["a", ""],
      ["a/b", ""],
    ]),
  ).toThrow("a would be a file and a folder");
  expect(() => fileTree([["../a", ""]])).toThrow('the path "../a" cannot be written');
});

test("a relative path leads from the folder to the file", () => {
  const steps = fc.array(fc.constantFrom<string>("a", "b", "c"), { maxLength: 4 });
  fc.assert(
    fc.property(steps, steps, (from, to) => {
      const walked = [...from];
      for (const step of relativePath(from.join("/"), to.join("/")).split("/")) {
        if (step === "..") walked.pop();
        else if (step !== ".") walked.push(step);
      }
      expect(walked).toEqual(to);
    }),
  );
  expect(relativePath("clusters/prod1/mtv", "components/mtv")).toBe("../../../components/mtv");
});

test("the folders above a path are named from the root", () => {
  expect(foldersOf("a/b/c")).toEqual(["a", "a/b"]);
  expect(foldersOf("a")).toEqual([]);
});
