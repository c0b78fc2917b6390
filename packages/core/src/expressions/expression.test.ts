import { describe, expect, test } from "vitest";
import { compileExpression, type MachineFacts } from "./expression.ts";

const machine: MachineFacts = {
  name: "erp-db-01",
  tags: { env: "prod", "cost center": "42" },
  attributes: { owner: "sap" },
  folder: "/apps/erp",
  cluster: "c1",
  host: "esx1",
  datacenter: "fra",
  os: "rhel9_64Guest",
  cpus: 8,
  memoryMiB: 32_768,
  powerState: "poweredOn",
};

function evaluate(text: string, facts: Partial<MachineFacts> = {}): unknown {
  const compiled = compileExpression(text);
  return compiled.ok ? compiled.evaluate({ ...machine, ...facts }) : compiled;
}

describe("compileExpression", () => {
  test.each([
    ["machine.tags['env'] == 'prod'", true],
    ["machine.tags.env != 'prod'", false],
    ["machine.tags['cost center'] == '42'", true],
    ["machine.cpus > 4 && machine.memoryMiB >= 32768", true],
    ["machine.name.matches('^erp-db-[0-9]+$')", true],
    ["machine.folder.startsWith('/apps') || machine.os.contains('windows')", true],
    ["machine.tags[machine.attributes['owner']] == ''", true],
    ["machine.tags.exists(tag, machine.tags[tag] == 'prod')", true],
    ["['prod', 'test'].exists(env, machine.tags['env'] == env)", true],
    ["( machine.tags['env'] ) == 'prod' ? machine.cpus == 8 : false", true],
    ["machine.cpus == 8 && ((machine.tags['env']) == 'prod')", true],
    ["((machine.tags['env'] == ('prod')))", true],
    ["machine.attributes['owner'] in ['sap', 'oracle']", true],
  ])("%s is %s", (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  test.each([
    ["machine.tags['tier'] == ''", true],
    ["machine.tags.tier != 'gold'", true],
    ["machine.tags['tier'].startsWith('g')", false],
    ["has(machine.tags.tier)", false],
    ["'tier' in machine.tags", false],
    ["has(machine.tags.env) && 'env' in machine.tags", true],
  ])("for a machine without the tag, %s is %s", (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  test.each([
    ["machine.tgs['env'] == 'prod'", "a machine has no field `tgs`", 9],
    ["machin.name == 'a'", "there is no `machin`", 1],
    ["machine.tags['env'", "Expected RBRACKET, got EOF", 19],
    ["machine.cpus == '4'", "no such overload: int == string", 1],
    ["machine.name", "it gives a string, not true or false", 1],
    ["machine.cpus", "it gives an int, not true or false", 1],
    ["machine.name.matches('a(')", "the pattern of matches() is no regular expression", 22],
    ["machine.name.matches('(a+)+$')", "the pattern of matches() repeats a repetition, which can take for ever", 22],
    ["machine.name.matches(machine.host)", "the pattern of matches() must be a text in quotes", 22],
    ["valueOrEmpty(machine.tags, 'env') == 'prod'", expect.stringContaining("valueOrEmpty"), 1],
  ])("%s is refused", (text, message, column) => {
    expect(compileExpression(text)).toEqual({ ok: false, message, column, remedy: expect.any(String) });
  });

  test("what cannot be computed for a machine does not hold, and says why", () => {
    const compiled = compileExpression("16 / (machine.cpus - 8) > 2");
    expect(compiled.ok && [compiled.evaluate(machine), compiled.failureFor(machine)]).toEqual([
      false,
      expect.stringContaining("zero"),
    ]);
  });

  test("a field that is nearly one names the one that was meant", () => {
    expect(compileExpression("machine.memoryMib > 4")).toMatchObject({ remedy: "Did you mean `memoryMiB`?" });
  });

  test("a very deep expression is refused, not run", () => {
    expect(compileExpression(`${"(".repeat(5000)}true${")".repeat(5000)}`).ok).toBe(false);
  });
});
