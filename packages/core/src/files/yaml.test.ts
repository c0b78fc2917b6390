import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { printYaml } from "./yaml.ts";

const read12 = (text: string): unknown => parse(text, { version: "1.2", schema: "core" });
const read11 = (text: string): unknown => parse(text, { version: "1.1", schema: "yaml-1.1" });

test("a manifest is printed in one order of keys, two spaces, no folding, a line feed at the end", () => {
  const object = {
    spec: {
      z: "last",
      a: [
        { name: "x", image: "registry.example/x:1.2" },
        { b: [], a: {} },
      ],
      long: "word ".repeat(60).trim(),
    },
    kind: "Thing",
    metadata: { labels: { "app.kubernetes.io/name": "x" }, namespace: "ns", name: "thing" },
    apiVersion: "vmfactory.io/v1alpha1",
    data: { script: "#!/bin/sh\nset -e\n\necho ok\n", on: "yes" },
  };
  expect(printYaml(object)).toBe(`apiVersion: vmfactory.io/v1alpha1
kind: Thing
metadata:
  name: thing
  namespace: ns
  labels:
    app.kubernetes.io/name: x
spec:
  a:
    - image: registry.example/x:1.2
      name: x
    - a: {}
      b: []
  long: ${"word ".repeat(60).trim()}
  z: last
data:
  "on": "yes"
  script: |
    #!/bin/sh
    set -e

    echo ok
`);
});

test("text that YAML 1.1 or 1.2 takes for something else is quoted", () => {
  const risky = [
    "y",
    "No",
    "ON",
    "1:30",
    "2026-11-22",
    "12_000",
    "0o17",
    "017",
    "0x1f",
    "1e3",
    ".5",
    "~",
    "=",
    "<<",
    "null",
    "-",
    "",
    " a",
    "a ",
    "a: b",
    "a #b",
    "#",
    "---",
    "...",
    ".inf",
    "@a",
    "%a",
    "10.10.2.5",
    "4.22",
    "{a}",
    "[a]",
    "a:",
    "!a",
    "&a",
    "*a",
    "?",
    "|",
    ">",
    "'a'",
    "`a",
  ];
  for (const text of risky) expect(printYaml([text]), text).toMatch(/^- "/);
});

test("ordinary text goes bare", () => {
  const ordinary = [
    "openshift-mtv",
    "https://api.prod1.nordwind.example:6443",
    "quay.io/x/y@sha256:ab",
    "node role",
    "/var/lib",
    "../../groups/all",
    "dvpg-web-*",
    "it's",
    "rule.0=a, b",
  ];
  for (const text of ordinary) expect(printYaml([text]), text).toBe(`- ${text}\n`);
});

test("numbers keep their value in every reader", () => {
  expect(printYaml([0, -0, 1, -7, 1.5, 1e21, 1e-7, 2 ** 53, 2 ** 60, 2 ** 64, 123456789012345678901234567890n])).toBe(
    "- 0\n- -0.0\n- 1\n- -7\n- 1.5\n- 1.0e+21\n- 1.0e-7\n- 9007199254740992\n- 1152921504606846976\n- 18446744073709552000.0\n- 123456789012345678901234567890\n",
  );
});

test("a number that is none is a bug, not a text", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1])
    expect(() => printYaml({ value })).toThrow(/cannot be written as YAML/);
});

test("a key whose value is undefined is left out, in a list it is null", () => {
  expect(printYaml({ a: undefined, b: [undefined, { c: undefined }] })).toBe("b:\n  - null\n  - {}\n");
});

test("text over several lines stands in a block where all readers agree on it, else in quotes", () => {
  const blocks = ["a\nb", "a\nb\n", "\n\na\n  b\n\n  c", "a\n# b\n---\n- c: d", "a\n\tb"];
  for (const text of blocks) expect(printYaml({ text }), JSON.stringify(text)).toMatch(/^text: \|-?\n/);
  const quoted = [
    "a\nb\n\n",
    "\n",
    " a\nb",
    "\n a\nb",
    "a\r\nb",
    "a\n \nb",
    "a\n\t",
    "a\n\u0085b",
    "a\n\u2028b",
    "\ufeffa\nb",
    "a\n\ud800",
  ];
  for (const text of quoted) expect(printYaml({ text }), JSON.stringify(text)).toMatch(/^text: "/);
});

test("a long key is announced, so that no reader gives up looking for its colon", () => {
  const key = "k".repeat(2000);
  const value = { [key]: { [`${key} `]: [1] }, list: [{ [key]: "x" }] };
  expect(printYaml(value)).toContain(`? ${key}\n:\n`);
  expect(read12(printYaml(value))).toEqual(value);
  expect(read11(printYaml(value))).toEqual(value);
});

/** Text made of what troubles readers: marks, blanks, breaks, words, digits, halves of pairs, any character. */
const troublesome = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ..." \t\n\r-?:,[]{}#&*!|>'\"%@`=~._+\\/".split(""),
      "\u0085",
      "\u2028",
      "\u2029",
      "\ufeff",
      "\u0000",
      "\u007f",
      "\u00a0",
      "\ud83d",
      "\ude00",
      "\uffff",
      "\u{1fffe}",
    ),
    fc.constantFrom(
      "yes",
      "no",
      "on",
      "y",
      "null",
      "0o17",
      "0x1",
      "1:30",
      "1_0",
      "e5",
      ".inf",
      "<<",
      "---",
      "2026-11-22",
      ": ",
      " #",
      "\n\n",
      "\n  ",
    ),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

const leaf = fc.oneof(
  troublesome,
  fc.string({ unit: "binary" }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(troublesome, fc.constantFrom("metadata", "name", "spec", "kind")), tie("value"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

test("what is printed reads as what it was, as YAML 1.2 and as YAML 1.1", () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = printYaml(value);
      expect(read12(text)).toStrictEqual(value);
      expect(read11(text)).toStrictEqual(value);
    }),
    { numRuns: 2000 },
  );
});

test("the order of keys in the value does not show in the text", () => {
  fc.assert(
    fc.property(fc.dictionary(troublesome, leaf, { noNullPrototype: true }), (map) => {
      const reversed = Object.fromEntries(Object.entries(map).reverse());
      expect(printYaml(reversed)).toBe(printYaml(map));
    }),
  );
});

test("no line is printed that an editor would break or trim", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(printYaml(value)).toMatch(/^[\u0020-\u007e\u00a1-\uffff\n\t]*\n$/);
      expect(printYaml(value)).not.toMatch(/[\u2028\u2029\ufeff\r]/);
    }),
  );
});
