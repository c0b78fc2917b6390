import * as fc from "fast-check";
import { expect, test } from "vitest";
import { printYaml } from "../files/yaml.ts";
import { parseDocument } from "./parse-document.ts";
import { readIdentity } from "./read-identity.ts";

test("a manifest as vmf prints it says what its object is called, in its first lines", () => {
  const object = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "x", namespace: "ns", labels: {} },
    spec: {},
  };
  expect(readIdentity(`# from here\n${printYaml(object)}`)).toEqual({
    apiVersion: "apps/v1",
    kind: "Deployment",
    name: "x",
    namespace: "ns",
  });
  expect(readIdentity(printYaml({ apiVersion: "v1", kind: "Namespace", metadata: { name: "8080" } }))).toEqual({
    apiVersion: "v1",
    kind: "Namespace",
    name: "8080",
    namespace: undefined,
  });
});

test("any other form is left to a reader of YAML", () => {
  const head = "apiVersion: v1\nkind: A\nmetadata:\n  name: x\n";
  for (const text of [
    `${head}---\n${head}`,
    "kind: A\napiVersion: v1\nmetadata: { name: x }\n",
    `${head}  namespace: &a ns\n`,
    "apiVersion: v1\nkind: A\nmetadata:\n  labels: {}\n  name: x\n",
    "",
  ])
    expect(readIdentity(text), text).toBeUndefined();
});

test("what it says is what a reader of YAML says", () => {
  const name = fc.oneof(
    fc.constantFrom("a", "a-b.c", "1", "1e3", "on", "x: y", "é", 'q"'),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(name, fc.option(name, { nil: undefined }), (objectName, namespace) => {
      const text = printYaml({
        apiVersion: "v1",
        kind: "Thing",
        metadata: { name: objectName, ...(namespace === undefined ? {} : { namespace }) },
      });
      const told = readIdentity(text);
      if (told === undefined) return;
      expect(parseDocument({ file: "x", text }).value?.value).toEqual({
        apiVersion: "v1",
        kind: "Thing",
        metadata: { name: told.name, ...(told.namespace === undefined ? {} : { namespace: told.namespace }) },
      });
    }),
  );
});
