import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { locate } from "../diagnostics/locate.ts";
import { parse } from "../parse/parse.ts";
import { parseDocument } from "../parse/parse-document.ts";
import { decodeSpec } from "./decode-spec.ts";
import { decodeZod } from "./decode-zod.ts";

const vault = z.strictObject({ vault: z.strictObject({ server: z.string(), mount: z.string() }) });

const schema = z.strictObject({
  name: z
    .string()
    .meta({ description: "What it is called.", examples: ["nordwind"] })
    .optional(),
  size: z.int().min(1).max(10).optional(),
  share: z.number().optional(),
  verify: z.boolean().optional(),
  state: z.enum(["provision", "installed", "imported"]).optional(),
  ports: z.array(z.string()).min(1).optional(),
  rows: z.array(z.strictObject({ id: z.int() })).optional(),
  nodes: z
    .record(
      z.string().regex(/^[a-z]+$/, { error: "must be a word" }),
      z.strictObject({ mac: z.string(), role: z.literal("worker").optional() }),
    )
    .optional(),
  secrets: z.union([z.literal("manual"), vault]).optional(),
  backend: z.union([z.strictObject({ trident: z.string() }), z.strictObject({ odf: z.string() })]).optional(),
  shape: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("round"), radius: z.number() }),
      z.strictObject({ kind: z.literal("square"), side: z.number() }),
    ])
    .optional(),
  vlan: z
    .union(
      [
        z.int().max(4094, { error: "must be a VLAN id" }),
        z.record(z.string(), z.int().max(4094, { error: "must be a VLAN id" })),
      ],
      { error: "must be a VLAN id, or a map with one for each site" },
    )
    .optional(),
  pair: z
    .strictObject({ a: z.int().optional(), b: z.int().optional() })
    .refine((pair) => pair.a !== undefined || pair.b !== undefined, { error: "must have `a` or `b`" })
    .optional(),
  odd: z
    .int()
    .refine((value) => value % 2 === 1, {
      error: "Even numbers bring no luck.",
      params: { code: "spec/unsupported-version" },
    })
    .optional(),
});

/** What is reported about a text, as `line:column code message [fix]`. */
function reported(text: string): string[] {
  const { value: document, diagnostics } = parseDocument({ file: "f.yaml", text });
  expect(diagnostics).toEqual([]);
  if (document === undefined) throw new Error("not read");
  return locate(decodeZod(schema, document).diagnostics, [document]).map(({ diagnostic, span }) => {
    const fix = diagnostic.fix === undefined ? "" : ` [${diagnostic.fix.sentence}]`;
    return `${span?.start.line}:${span?.start.column} ${diagnostic.code} ${diagnostic.message}${fix}`;
  });
}

describe("a value that fits", () => {
  test("is given as the schema gives it", () => {
    const { value: document } = parseDocument({
      file: "f.yaml",
      text: "name: a\nsize: 3\nnodes: {constructor: {mac: m}}\n",
    });
    const decoded = document && decodeZod(schema, document);
    expect(decoded).toEqual({ value: { name: "a", size: 3, nodes: { constructor: { mac: "m" } } }, diagnostics: [] });
  });
});

describe("what does not fit is said in words, where it stands", () => {
  test.each([
    ["a text as a number", "size: five\n", "1:7 spec/wrong-type `size` must be a whole number; found the text `five`."],
    [
      "a number in quotes",
      "size: '5'\n",
      "1:7 spec/wrong-type `size` must be a whole number; found the text `5`. [Write `5`, without quotes.]",
    ],
    [
      "a number with separators",
      "share: 1_000\n",
      "1:8 spec/wrong-type `share` must be a number; found the text `1_000`. [Write `1000`, without quotes.]",
    ],
    [
      "a part of a whole number",
      "size: 1.5\n",
      "1:7 spec/wrong-type `size` must be a whole number; found the number `1.5`.",
    ],
    [
      "a number as a text",
      "name: 4.10\n",
      '1:7 spec/wrong-type `name` must be a text; found the number `4.1` (written `4.10`). [Put it in quotes: `"4.10"`.]',
    ],
    [
      "a number with a leading zero as a text",
      "name: 012\n",
      '1:7 spec/wrong-type `name` must be a text; found the number `12` (written `012`). [Put it in quotes: `"012"`.]',
    ],
    [
      "a truth value as a text",
      "name: true\n",
      '1:7 spec/wrong-type `name` must be a text; found `true`. [Put it in quotes: `"true"`.]',
    ],
    [
      "a word of YAML 1.1 as a truth value",
      "verify: off\n",
      "1:9 spec/wrong-type `verify` must be true or false; found the text `off`. [Write `false`.]",
    ],
    ["a map as a list", "ports: {a: 1}\n", "1:8 spec/wrong-type `ports` must be a list of texts; found a map."],
    [
      "a text as a list",
      "ports: eno1\n",
      "1:8 spec/wrong-type `ports` must be a list of texts; found the text `eno1`. [Write a list: `[eno1]`.]",
    ],
    [
      "a list of maps",
      "rows: 1\n",
      "1:7 spec/wrong-type `rows` must be a list of maps; found the number `1`. [Write a list: `[1]`.]",
    ],
    ["a list as a map", "nodes: [a]\n", "1:8 spec/wrong-type `nodes` must be a map; found a list."],
    [
      "nothing as a map",
      "nodes:\n",
      "1:1 spec/wrong-type `nodes` must be a map; found nothing. [Give it a value, or delete the key.]",
    ],
    [
      "a number that is too large",
      "size: 11\n",
      "1:7 spec/invalid-value `size` must be at most 10; found the number `11`.",
    ],
    ["too few items", "ports: []\n", "1:8 spec/invalid-value `ports` must have at least 1 item."],
    [
      "a value that is none of those allowed",
      "state: instaled\n",
      "1:8 spec/unknown-value `state` must be one of `provision`, `installed` or `imported`; found the text `instaled`. [Did you mean `installed`?]",
    ],
    [
      "a value that is not the one allowed",
      "nodes: {a: {mac: m, role: master}}\n",
      "1:27 spec/unknown-value `nodes.a.role` must be `worker`; found the text `master`.",
    ],
    [
      "an item of a list",
      "rows:\n  - id: 1\n  - id: x\n",
      "3:9 spec/wrong-type `rows[1].id` must be a whole number; found the text `x`.",
    ],
    [
      "a name that cannot be one",
      "nodes:\n  B2: {mac: m}\n",
      "2:3 spec/invalid-value The name `B2` in `nodes` must be a word.",
    ],
    ["a refinement", "pair: {}\n", "1:7 spec/invalid-value `pair` must have `a` or `b`."],
    [
      "a refinement with a sentence and a code of its own",
      "odd: 2\n",
      "1:6 spec/unsupported-version Even numbers bring no luck.",
    ],
    [
      "a long text",
      `size: ${"x".repeat(100)}\n`,
      `1:7 spec/wrong-type \`size\` must be a whole number; found the text \`${"x".repeat(60)}…\`.`,
    ],
    ["no map at all", "- a\n", "1:1 spec/wrong-type `the document` must be a map; found a list."],
  ])("%s", (_, text, expected) => {
    expect(reported(text)).toEqual([expected]);
  });
});

describe("keys", () => {
  test("one that is misspelled is told with the one that was meant, and the missing one is not told again", () => {
    expect(reported("nodes:\n  a:\n    maac: x\n")).toEqual([
      "3:5 spec/unknown-key The key `maac` is not known in `nodes.a`. [Did you mean `mac`?]",
    ]);
  });

  test("one that is like none is told with those that are known and not given", () => {
    expect(reported("nodes: {a: {mac: m, zzz: 1}}\n")).toEqual([
      "1:21 spec/unknown-key The key `zzz` is not known in `nodes.a`. [Known keys: `role`.]",
    ]);
    expect(reported("zzz: 1\n")[0]).toContain("[Known keys: `backend`, `name`, ");
  });

  test("one that is missing is told at the closest ancestor, with what it is for", () => {
    expect(reported("nodes:\n  a: {}\n")).toEqual([
      "2:3 spec/missing-key `nodes.a` has no `mac`. [Add `mac` (a text).]",
    ]);
    const { value: document } = parseDocument({ file: "f.yaml", text: "x: {}\n" });
    const required = z.strictObject({
      x: z.strictObject({ name: z.string().meta({ description: "What it is called.", examples: ["nordwind"] }) }),
    });
    expect(document && decodeZod(required, document).diagnostics).toEqual([
      {
        code: "spec/missing-key",
        severity: "error",
        message: "`x` has no `name`.",
        at: { file: "f.yaml", pointer: ["x", "name"] },
        on: "key",
        why: "`name`: What it is called.",
        fix: { sentence: "Add `name`, as in `name: nordwind`." },
      },
    ]);
  });

  test("all findings of a document are told", () => {
    expect(
      reported("size: x\nnmae: a\nnodes: {a: {}, b: {mac: 1}}\n").map((line) => line.split(" ").slice(0, 2).join(" ")),
    ).toEqual(["1:7 spec/wrong-type", "2:1 spec/unknown-key", "3:9 spec/missing-key", "3:25 spec/wrong-type"]);
  });
});

describe("alternatives are explained by the one that was meant", () => {
  test.each([
    [
      "a misspelled word",
      "secrets: manul\n",
      "1:10 spec/unknown-value `secrets` must be `manual`; found the text `manul`. [Did you mean `manual`?]",
    ],
    [
      "a map that lacks a key",
      "secrets:\n  vault: {server: s}\n",
      "2:3 spec/missing-key `secrets.vault` has no `mount`. [Add `mount` (a text).]",
    ],
    [
      "a misspelled key",
      "backend: {tridnet: x}\n",
      "1:11 spec/unknown-key The key `tridnet` is not known in `backend`. [Did you mean `trident`?]",
    ],
    [
      "a wrong value of the second",
      "backend: {odf: [x]}\n",
      "1:16 spec/wrong-type `backend.odf` must be a text; found a list.",
    ],
    [
      "none of the types",
      "secrets: 5\n",
      "1:10 spec/wrong-type `secrets` must be `manual` or a map; found the number `5`.",
    ],
    [
      "what the author says about the whole",
      "vlan: 5000\n",
      "1:7 spec/invalid-value `vlan` must be a VLAN id; found the number `5000`.",
    ],
    [
      "what the author says about a type",
      "vlan: x\n",
      "1:7 spec/wrong-type `vlan` must be a VLAN id, or a map with one for each site; found the text `x`.",
    ],
    [
      "a part of the second",
      "vlan: {fra: 5000}\n",
      "1:13 spec/invalid-value `vlan.fra` must be a VLAN id; found the number `5000`.",
    ],
    [
      "a kind that there is not",
      "shape: {kind: rond}\n",
      "1:15 spec/wrong-type `shape.kind` must be one of `round` or `square`; found the text `rond`. [Did you mean `round`?]",
    ],
    [
      "a kind that is missing",
      "shape: {radius: 1}\n",
      "1:1 spec/missing-key `shape` has no `kind`. [Add `kind` (`round` or `square`).]",
    ],
    [
      "a part of the kind",
      "shape: {kind: square, side: x}\n",
      "1:29 spec/wrong-type `shape.side` must be a number; found the text `x`.",
    ],
  ])("%s", (_, text, expected) => {
    expect(reported(text)).toEqual([expected]);
  });
});

describe("what may be a secret", () => {
  const findings = (text: string) => {
    const { value: document } = parseDocument({ file: "f.yaml", text });
    const named = z.strictObject({
      credentials: z.string().regex(/^[a-z-]+$/, { error: "must be the name of a Secret, not what is in it" }),
      url: z.string().regex(/^https:\/\/[a-z.]+$/),
    });
    return document === undefined ? [] : decodeZod(named, document).diagnostics;
  };

  test.each([
    ["credentials: Hunter2!\nurl: https://a.b\n", "`credentials` must be the name of a Secret, not what is in it."],
    ["credentials: 4711\nurl: https://a.b\n", "`credentials` must be a text."],
    ["credentials: a\nurl: https://ops:Hunter2@a.b\n", "`url` must have the form `^https:\\/\\/[a-z.]+$`."],
    ["credentials: a\nurl: https://a.b\npassword: Hunter2\n", "The key `password` is not known here."],
  ])("is in no message: %j", (text, message) => {
    expect(findings(text)).toEqual([expect.objectContaining({ message, isConcealed: true })]);
    expect(JSON.stringify(findings(text))).not.toMatch(/Hunter2|4711/);
  });
});

describe("numbers that readers of YAML read differently", () => {
  test.each([
    [
      "share: 012\n",
      "1:8 spec/ambiguous-number `share` is written as `012`, which is `12` to some readers of YAML only. [Write `12` if that is meant; a text wants quotes.]",
    ],
    [
      "share: 0o17\n",
      "1:8 spec/ambiguous-number `share` is written as `0o17`, which is `15` to some readers of YAML only. [Write `15` if that is meant; a text wants quotes.]",
    ],
    [
      "share: 1e3\n",
      "1:8 spec/ambiguous-number `share` is written as `1e3`, which is `1000` to some readers of YAML only. [Write `1000` if that is meant; a text wants quotes.]",
    ],
    ["share: .inf\n", "1:8 spec/wrong-type `share` must be a number; found the number `Infinity` (written `.inf`)."],
    ["share: .nan\n", "1:8 spec/wrong-type `share` must be a number; found the number `NaN` (written `.nan`)."],
    [
      "share: 12345678901234567890\n",
      "1:8 spec/ambiguous-number `share` is written as `12345678901234567890`, which is no number that can be counted with. [Write it in digits.]",
    ],
    ["size: 012\n", "1:7 spec/invalid-value `size` must be at most 10; found the number `12` (written `012`)."],
    [
      "rows: [{id: &x 010}, {id: *x}]\n",
      "1:16 spec/ambiguous-number `rows[0].id` is written as `010`, which is `10` to some readers of YAML only. [Write `10` if that is meant; a text wants quotes.]",
    ],
  ])("%j is a finding", (text, expected) => {
    expect(reported(text)[0]).toBe(expected);
  });

  test.each(["0", "-5", "0.05", "100", "4.10"])("%s is none", (number) => {
    expect(reported(`share: ${number}\n`)).toEqual([]);
  });
});

describe("bounds", () => {
  test("the number of findings is bounded, however many there are", () => {
    const findings = reported(`ports: [${"1,".repeat(50_000)}]\n`);
    expect(findings).toHaveLength(501);
    expect(findings.at(-1)).toContain("49500 more findings of this kind follow.");
  });
});

describe("whatever is written", () => {
  const key = fc.oneof(
    fc.constantFrom(
      ...Object.keys(schema.shape),
      "mac",
      "role",
      "vault",
      "server",
      "kind",
      "id",
      "trident",
      "a",
      "constructor",
      "toString",
    ),
    fc.string(),
  );
  const { anything } = fc.letrec((tie) => ({
    anything: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(
        fc.constantFrom("manual", "worker", "round", "provision", null),
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
      ),
      fc.array(tie("anything"), { maxLength: 3 }),
      fc.dictionary(key, tie("anything"), { maxKeys: 5 }),
    ),
  }));

  test("is a value that fits, or findings of one line with a place in the text", () => {
    fc.assert(
      fc.property(fc.dictionary(key, anything, { maxKeys: 6 }), (value) => {
        const text = JSON.stringify(value);
        const { value: document, diagnostics } = parseDocument({ file: "f.yaml", text });
        if (document === undefined) return;
        const decoded = decodeZod(schema, document);
        expect(decoded.value === undefined).toBe(decoded.diagnostics.length > 0);
        expect(decoded.value !== undefined).toBe(
          schema.safeParse(document.value).success && decoded.diagnostics.length === 0,
        );
        for (const { diagnostic, span } of locate([...diagnostics, ...decoded.diagnostics], [document])) {
          expect(diagnostic.message).toMatch(/^[^\n\r\u0000]+$/);
          expect(span?.end.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("factory.yaml", () => {
  const decode = (text: string) => {
    const { value } = parse([{ file: "factory.yaml", text }]);
    return value === undefined ? [] : decodeSpec(value).diagnostics.map(({ code, message }) => `${code} ${message}`);
  };

  test("of another kind or version is told with one finding", () => {
    expect(decode("apiVersion: vmfactory.io/v9\nkind: Factory\n")).toEqual([
      "spec/unsupported-version The `apiVersion` of factory.yaml must be `vmfactory.io/v1alpha1`; found `vmfactory.io/v9`.",
    ]);
    expect(decode("apiVersion: vmfactory.io/v1alpha1\nkind: Wave\n")).toEqual([
      "spec/unsupported-version The `kind` of factory.yaml must be `Factory`; found `Wave`.",
    ]);
  });

  test("without a head is told what is missing, with the rest", () => {
    expect(decode("domain: nordwind.example\n")).toEqual(
      expect.arrayContaining([
        "spec/missing-key The key `kind` is missing.",
        "spec/missing-key The key `hub` is missing.",
      ]),
    );
  });
});
