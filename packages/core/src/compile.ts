import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { FileTree } from "./files/file-tree.ts";
import type { Model } from "./model/model.ts";
import type { Document, SourceText } from "./parse/document.ts";
import { hasErrors } from "./diagnostics/severity.ts";
import { checkExtras } from "./files/extras.ts";
import { layout } from "./files/layout.ts";
import { buildModel } from "./model/build-model.ts";
import { orderResources } from "./order/order-resources.ts";
import { parse } from "./parse/parse.ts";
import { buildResources } from "./resources/build-resources.ts";
import { checkModel } from "./rules/check-model.ts";
import { decodeSpec } from "./spec/decode-spec.ts";
import { factoryJsonSchema } from "./spec/factory-json-schema.ts";

/** What the compiler needs of the world: texts and names, read by whoever calls it. */
export interface CompileInput {
  /** factory.yaml first, then the files it includes. */
  readonly factory: readonly [SourceText, ...SourceText[]];
  /** Paths of the files below `extras/`, relative to the repository's root. */
  readonly extras: readonly string[];
}

export interface Compiled {
  readonly document: Document | undefined;
  readonly model: Model | undefined;
  /** Undefined if a finding of severity error was made. */
  readonly files: FileTree | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** factory.yaml to the files of the GitOps repository. Pure: same input, same bytes. */
export function compile(input: CompileInput): Compiled {
  const checked = check(input);
  if (checked.model === undefined || hasErrors(checked.diagnostics)) return { ...checked, files: undefined };
  const ordered = orderResources(checked.model, buildResources(checked.model));
  if (ordered.value === undefined)
    return { ...checked, files: undefined, diagnostics: [...checked.diagnostics, ...ordered.diagnostics] };
  const diagnostics = [...checked.diagnostics, ...ordered.diagnostics, ...checkExtras(ordered.value, input.extras)];
  if (hasErrors(diagnostics)) return { ...checked, files: undefined, diagnostics };
  const schema = `${JSON.stringify(factoryJsonSchema(), null, 2)}\n`;
  return { ...checked, files: layout(checked.model, ordered.value, { extras: input.extras, schema }), diagnostics };
}

/** The front half: everything that can be said about factory.yaml without making a file of it. */
export function check(input: Pick<CompileInput, "factory">): Omit<Compiled, "files"> {
  const parsed = parse(input.factory);
  if (parsed.value === undefined) return { document: undefined, model: undefined, diagnostics: parsed.diagnostics };
  const document = parsed.value;
  const decoded = decodeSpec(document);
  const read = [...parsed.diagnostics, ...decoded.diagnostics];
  if (decoded.value === undefined) return { document, model: undefined, diagnostics: read };
  const built = buildModel(decoded.value, document.placeOf);
  const known = [...read, ...built.diagnostics];
  if (built.value === undefined) return { document, model: undefined, diagnostics: known };
  return { document, model: built.value, diagnostics: [...known, ...checkModel(built.value)] };
}
