import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codes, explain, factoryJsonSchema, factorySchema, fieldReference, pageName, type Code } from "@vmfactory/core";
import { readSettings } from "@vmfactory/testbed";
import { crdTypeFiles, crdTypesFolder } from "./crd-type-files.ts";
import { crdKinds } from "./crd-types.table.ts";
import { root } from "./imports.ts";

/**
 * `npm run generate`: everything in the repository that is made from the code, and from the CRDs where they are at hand.
 * With `--check` nothing is written, and what differs is named: CI runs it so that no page and no schema can lag behind.
 */
const crdTypes = await crdTypeFiles(readSettings(process.env).crds, crdKinds);
if (crdTypes.kind === "missing") console.log(`skipped: ${crdTypesFolder}. ${crdTypes.message}`);

const generated = new Map<string, string>([
  ["examples/nordwind/.vmf/factory.schema.json", `${JSON.stringify(factoryJsonSchema(), null, 2)}\n`],
  ["docs/reference/factory.md", factoryPage()],
  ...diagnosticPages(),
  ...(crdTypes.kind === "missing" ? [] : crdTypes.files),
]);

/** Folders in which only generated files stand: what is no longer made is removed. */
const ownFolders = ["docs/reference/diagnostics", ...(crdTypes.kind === "missing" ? [] : [crdTypesFolder])];

const isCheck = process.argv.includes("--check");
const stale = ownFolders.flatMap((folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .map((name) => `${folder}/${name}`)
        .filter((file) => !generated.has(file))
    : [],
);
const changed = [...generated].filter(
  ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), "utf8") !== text,
);

if (isCheck) {
  const names = [...changed.map(([file]) => file), ...stale].sort();
  for (const name of names)
    console.error(`${name} is not what npm run generate makes of the code and the CRDs: run it`);
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
  const index = all.map(
    (code) => `| [\`${code}\`](${pageName(code)}) | ${codes[code].severity} | ${codes[code].title} |`,
  );
  const head =
    "# Findings\n\nWhat vmf can find, by code. `vmf explain CODE` shows the same page.\n\n| code | severity | title |\n| --- | --- | --- |\n";
  return [
    ["docs/reference/diagnostics/README.md", `${head}${index.join("\n")}\n`],
    ...all.map((code): [string, string] => [`docs/reference/diagnostics/${pageName(code)}`, explain(code).markdown]),
  ];
}

/** The page of fields: each with its path, form, whether it must be there, and its description. */
function factoryPage(): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
  const rows = fieldReference(factorySchema).map(({ path, type, isRequired, description, examples }) => {
    const name = isRequired ? `**\`${path}\`**` : `\`${path}\``;
    const example = examples[0] === undefined ? "" : ` Example: \`${examples[0]}\`.`;
    return `| ${name} | ${cell(type)} | ${cell(description + example)} |`;
  });
  return [
    "# factory.yaml",
    "",
    "Every field, API version `vmfactory.io/v1alpha1`. Fields in **bold** must be there where what holds them is.",
    "",
    "| field | form | meaning |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
