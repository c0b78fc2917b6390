import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codes, explain, factoryJsonSchema, pageName, type Code } from "@vmfactory/core";
import { root } from "./imports.ts";

/**
 * `npm run generate`: everything in the repository that is made from the code. With `--check` nothing is written, and
 * what differs is named: CI runs it so that no page and no schema can lag behind.
 */
const generated = new Map<string, string>([
  ["examples/nordwind/.vmf/factory.schema.json", `${JSON.stringify(factoryJsonSchema(), null, 2)}\n`],
  ["docs/reference/factory.md", factoryPage()],
  ...diagnosticPages(),
]);

/** Folders in which only generated files stand: what is no longer made is removed. */
const ownFolders = ["docs/reference/diagnostics"];

const isCheck = process.argv.includes("--check");
const stale = ownFolders.flatMap((folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`).filter((file) => !generated.has(file))
    : [],
);
const changed = [...generated].filter(([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), "utf8") !== text);

if (isCheck) {
  const names = [...changed.map(([file]) => file), ...stale].sort();
  for (const name of names) console.error(`${name} is not what the code makes: run npm run generate`);
  process.exitCode = names.length === 0 ? 0 : 1;
} else {
  for (const [file, text] of changed) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  for (const file of stale) rmSync(join(root, file));
  console.log(`${generated.size} files, ${changed.length} written, ${stale.length} removed`);
}

function diagnosticPages(): [string, string][] {
  const all = (Object.keys(codes) as Code[]).sort();
  const index = all.map((code) => `| [\`${code}\`](${pageName(code)}) | ${codes[code].severity} | ${codes[code].title} |`);
  const head = "# Findings\n\nWhat vmf can find, by code. `vmf explain CODE` shows the same page.\n\n| code | severity | title |\n| --- | --- | --- |\n";
  return [
    ["docs/reference/diagnostics/README.md", `${head}${index.join("\n")}\n`],
    ...all.map((code): [string, string] => [`docs/reference/diagnostics/${pageName(code)}`, explain(code).markdown]),
  ];
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
}

/** The page of fields: each with its path, form, whether it must be there, and its description. */
function factoryPage(): string {
  const rows = rowsOf(factoryJsonSchema() as Schema, "", false);
  return [
    "# factory.yaml",
    "",
    "Every field, API version `vmfactory.io/v1alpha1`. `<name>` stands for a name that you give, `[]` for an item of a list. Fields in **bold** must be there where what holds them is.",
    "",
    "| field | form | meaning |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function rowsOf(schema: Schema, path: string, isRequired: boolean): string[] {
  const own = path === "" ? [] : [`| ${isRequired ? `**\`${path}\`**` : `\`${path}\``} | ${formOf(schema)} | ${meaningOf(schema)} |`];
  const below = Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    rowsOf(child, path === "" ? key : `${path}.${key}`, schema.required?.includes(key) ?? false),
  );
  const named = typeof schema.additionalProperties === "object" ? rowsOf(schema.additionalProperties, `${path}.<name>`, false) : [];
  const items = schema.items?.properties || schema.items?.anyOf ? rowsOf(schema.items, `${path}[]`, false) : [];
  const members = (schema.anyOf ?? []).filter((member) => member.properties).flatMap((member) => rowsOf(member, path, false).slice(1));
  return [...own, ...below, ...named, ...items, ...members];
}

function formOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (schema.anyOf) return [...new Set(schema.anyOf.map(formOf))].join(" or ");
  if (schema.type === "array") return `list of ${schema.items ? formOf(schema.items) : "values"}`;
  if (schema.type === "object") return typeof schema.additionalProperties === "object" ? "map by name" : "map";
  return schema.type ?? "value";
}

function meaningOf(schema: Schema): string {
  const example = schema.examples?.[0];
  const shown = example === undefined ? "" : ` Example: \`${JSON.stringify(example)}\`.`;
  return `${schema.description ?? ""}${shown}`.replaceAll("|", "\\|").replaceAll("\n", " ");
}
