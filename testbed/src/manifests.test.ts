import { describe, expect, test } from "vitest";
import { readManifests } from "./manifests.ts";

describe("reading manifests", () => {
  test("gives each document with its own text, and leaves empty ones out", () => {
    const text =
      "# made for a test\nkind: A\napiVersion: v1\nmetadata: { name: a }\n---\n---\nkind: B\napiVersion: v1\nmetadata: { name: b }\n";
    const read = readManifests(text);
    const documents = read.kind === "documents" ? read.documents : [];
    expect(documents.map(({ object }) => object?.metadata.name)).toEqual(["a", "b"]);
    expect(documents.map(({ text }) => readManifests(text))).toEqual(
      documents.map((one) => ({ kind: "documents", documents: [{ ...one }] })),
    );
  });

  test("tells documents of another shape from objects", () => {
    const read = readManifests("- op: add\n---\nkind: A\nmetadata: { name: a }\n");
    expect(read).toMatchObject({ documents: [{ object: undefined }, { object: undefined }] });
  });

  test("refuses a key that is written twice, with the place", () => {
    expect(readManifests("a: 1\na: 2\n")).toEqual({
      kind: "refused",
      message: "Map keys must be unique at line 2, column 1",
    });
  });
});
