import type { Import } from "./imports.ts";

/**
 * The borders of the code, as rules over imports. A rule looks at one import and says what is wrong with it and what
 * to do instead, or nothing. `mayImport` is the table of ARCHITECTURE.md; the test holds the two against each other.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  diagnostics: ["base"],
  parse: ["base", "diagnostics"],
  expressions: ["base", "diagnostics"],
  spec: ["base", "diagnostics", "parse", "waves"],
  model: ["base", "diagnostics", "expressions", "spec"],
  rules: ["base", "diagnostics", "expressions", "model"],
  resources: ["base", "model"],
  migrate: ["base", "model", "resources", "waves"],
  order: ["base", "diagnostics", "model", "resources"],
  files: ["base", "diagnostics", "model", "order", "resources"],
  diff: ["base", "files", "parse", "resources"],
  inventory: ["base", "diagnostics"],
  assess: ["base", "diagnostics", "expressions", "inventory", "model"],
  waves: ["base", "diagnostics", "expressions", "inventory", "assess", "model"],
  verify: ["base", "diagnostics", "expressions", "parse", "spec", "inventory", "waves"],
};

/** Where a stage may import only types: a border that carries data and no code. */
export const typesOnly: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  { from: "spec", to: "waves", why: "a Wave is decoded here and planned there: only its type is shared" },
  { from: "migrate", to: "waves", why: "what a Wave is, not how it is planned" },
  { from: "verify", to: "waves", why: "the checker shares no code with the planner" },
];

const mayUse: Readonly<Record<string, RegExp>> = {
  yaml: /^packages\/core\/src\/parse\//,
  zod: /^packages\/core\/src\/spec\//,
  "ipaddr.js": /^packages\/core\/src\/base\//,
  "@noble/hashes": /^packages\/core\/src\/base\//,
  "@marcbachmann/cel-js": /^packages\/core\/src\/expressions\//,
  saxes: /^packages\/sources\/src\//,
  yauzl: /^packages\/sources\/src\//,
  commander: /^packages\/cli\/src\//,
  "moment-timezone": /^packages\/cli\/src\//,
};

const packages: Readonly<Record<string, readonly string[]>> = {
  core: [],
  sources: ["core"],
  cli: ["core", "sources"],
  sim: ["core"],
};

export interface Violation {
  readonly rule: string;
  readonly message: string;
}

/** All that is wrong with one import, in the order of the rules. */
export function violations(one: Import): Violation[] {
  return rules.flatMap((rule) => {
    const message = rule.check(one);
    return message === undefined
      ? []
      : [{ rule: rule.name, message: `${one.from} imports ${one.specifier}: ${message}` }];
  });
}

interface ImportRule {
  readonly name: string;
  check(one: Import): string | undefined;
}

const rules: readonly ImportRule[] = [
  { name: "stage", check: checkStage },
  { name: "types-only", check: checkTypesOnly },
  { name: "pure-core", check: checkPureCore },
  { name: "library", check: checkLibrary },
  { name: "package", check: checkPackage },
  { name: "index", check: checkIndex },
  { name: "development", check: checkDevelopment },
];

/** The stage of a module of core, `undefined` for `index.ts` and `compile.ts`, which join the stages. */
export function stageOf(file: string | undefined): string | undefined {
  return file === undefined ? undefined : /^packages\/core\/src\/([\w-]+)\//.exec(file)?.[1];
}

const isTest = (file: string): boolean => /\.(test|fixture)\.ts$/.test(file);
const packageOf = (file: string): string | undefined => /^packages\/([\w-]+)\//.exec(file)?.[1];

function checkStage({ from, target }: Import): string | undefined {
  const stage = stageOf(from);
  const other = stageOf(target);
  if (stage === undefined || target === undefined || isTest(from)) return undefined;
  if (other === undefined && target.startsWith("packages/core/src/"))
    return "a stage does not import what joins the stages";
  if (other === undefined || other === stage) return undefined;
  const allowed = mayImport[stage];
  if (allowed === undefined)
    return `stage ${stage} is not in the table: add it to ARCHITECTURE.md and tools/architecture.ts`;
  if (allowed.includes(other)) return undefined;
  return `stage ${stage} may import ${allowed.join(", ") || "nothing"}: move what both need to the left, or pass it in`;
}

function checkTypesOnly({ from, target, isTypeOnly }: Import): string | undefined {
  if (isTypeOnly || isTest(from)) return undefined;
  const border = typesOnly.find((one) => one.from === stageOf(from) && one.to === stageOf(target));
  return border && `only types cross here (${border.why}): write \`import type\``;
}

function checkPureCore({ from, specifier }: Import): string | undefined {
  if (!["core", "sim"].includes(packageOf(from) ?? "") || isTest(from) || !specifier.startsWith("node:"))
    return undefined;
  return `${packageOf(from)} does no IO: take what you need as an argument`;
}

function checkLibrary({ from, specifier }: Import): string | undefined {
  if (isTest(from) || !from.startsWith("packages/")) return undefined;
  const name = Object.keys(mayUse).find((one) => specifier === one || specifier.startsWith(`${one}/`));
  const where = name === undefined ? undefined : mayUse[name];
  if (where === undefined || where.test(from)) return undefined;
  return `${name} is used only below ${where.source.replaceAll("\\", "").replace("^", "")}: call what that offers`;
}

function checkPackage({ from, specifier }: Import): string | undefined {
  const name = packageOf(from);
  const other = /^@vmfactory\/([\w-]+)/.exec(specifier)?.[1];
  if (name === undefined || other === undefined || isTest(from)) return undefined;
  if (packages[name]?.includes(other)) return undefined;
  return `package ${name} may import ${packages[name]?.join(", ") || "no other package"}`;
}

function checkIndex({ from, specifier, target }: Import): string | undefined {
  if (/^@vmfactory\/[\w-]+\/./.test(specifier))
    return "packages are imported through their index: add what you need there";
  if (target === undefined || !from.startsWith("packages/")) return undefined;
  const own = packageOf(from);
  const isOutside = !target.startsWith(`packages/${own}/`);
  return isOutside && !isTest(from) ? "a relative import leaves the package: import the package by name" : undefined;
}

const developmentOnly = /^(vitest|fast-check|yazl|tsx|rolldown|oxc-parser|typescript|knip|@vmfactory\/testbed)(\/|$)/;

function checkDevelopment({ from, specifier }: Import): string | undefined {
  if (!from.startsWith("packages/") || isTest(from) || !developmentOnly.test(specifier)) return undefined;
  return "the product does not need what only development has";
}
