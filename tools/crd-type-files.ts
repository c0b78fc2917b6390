import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, type FormatConfig } from "oxfmt";
import { readCrd, readCrdIndex } from "@vmfactory/testbed";
import { crdTypesModule, typeName, type Definition, type DescribedKind, type KindRequest } from "./crd-types.ts";
import { root } from "./imports.ts";

/** The folder in which the generated types stand, and nothing else does. */
export const crdTypesFolder = "packages/core/src/resources/crds";

/** `missing` carries one line that says what to do about it. */
export type CrdTypeFiles =
  | { readonly kind: "files"; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: "missing"; readonly message: string };

/**
 * The modules of types that belong to the CRDs of a folder: one for each API group, and the union of all kinds that
 * carry no others. Throws when a kind that is asked for is not among the CRDs.
 */
export async function crdTypeFiles(crds: string, kinds: readonly KindRequest[]): Promise<CrdTypeFiles> {
  const index = readCrdIndex(crds);
  if (index.kind === "missing") return index;
  const describe = (request: KindRequest): DescribedKind => {
    const entry = index.entries.find(({ group, kind }) => group === request.group && kind === request.kind);
    if (entry === undefined) throw new Error(`${crds} has no definition of ${request.kind} of ${request.group}.`);
    // An API server takes the file, so it has the shape of a definition.
    return { request, definition: readCrd(crds, entry) as unknown as Definition };
  };
  const texts = new Map([["custom-resource", unionModule(kinds)]]);
  for (const group of groupsOf(kinds)) {
    texts.set(group, crdTypesModule(kinds.filter((kind) => kind.group === group).map(describe)));
  }
  const files = [...texts].map(async ([name, text]): Promise<[string, string]> => {
    const file = `${crdTypesFolder}/${name}.gen.ts`;
    return [file, await formatted(file, text)];
  });
  return { kind: "files", files: new Map(await Promise.all(files)) };
}

function groupsOf(kinds: readonly KindRequest[]): string[] {
  return [...new Set(kinds.map(({ group }) => group))].sort();
}

function unionModule(kinds: readonly KindRequest[]): string {
  const plain = kinds.filter(({ carries }) => carries === undefined);
  const imports = groupsOf(plain).map((group) => {
    const names = plain.filter((kind) => kind.group === group).map(typeName);
    return `import type { ${names.sort().join(", ")} } from "./${group}.gen.ts";`;
  });
  const members = plain.map(typeName).sort();
  return [
    "// Made from CustomResourceDefinitions by `npm run generate`. Do not edit.",
    ...imports,
    "",
    "/** Every kind here that carries no objects of other kinds; which one it is, apiVersion and kind say. */",
    `export type CustomResource = ${members.join(" | ")};`,
    "",
  ].join("\n");
}

/** A text as the repository's formatter wants it. */
async function formatted(file: string, text: string): Promise<string> {
  const style = JSON.parse(readFileSync(join(root, ".oxfmtrc.json"), "utf8")) as FormatConfig;
  const { code, errors } = await format(file, text, { printWidth: style.printWidth ?? 80 });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? "does not parse"}`);
  return code;
}
