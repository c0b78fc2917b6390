import { compareBy } from "../base/order.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Staged } from "../diagnostics/staged.ts";
import type { Document, SourceText } from "../parse/document.ts";
import { parseDocument } from "../parse/parse-document.ts";
import { parseJson } from "../parse/parse-json.ts";
import type { PlanRecord, Wave } from "../waves/wave.ts";
import { checkHead } from "./check-head.ts";
import { checkWave } from "./check-wave.ts";
import { checkWaves, type ReadWave } from "./check-waves.ts";
import { decodeZod } from "./decode-zod.ts";
import { planRecordSchema, waveSchema } from "./wave-schema.ts";

/** Waves, and the documents in which `locate` finds what was said about them. */
export interface DecodedWaves extends Staged<readonly Wave[]> {
  readonly documents: readonly Document[];
}

/**
 * Reads the files `waves/*.yaml`. Comes in: their texts. Goes out: the Waves by their position in the programme, and all
 * that is wrong with each file and among them. The value is undefined if a file could not be read: a programme with a
 * hole in it is none.
 */
export function decodeWaves(sources: readonly SourceText[]): DecodedWaves {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  const waves: ReadWave[] = [];
  for (const source of sources) {
    const parsed = parseDocument(source);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.value === undefined) continue;
    documents.push(parsed.value);
    const decoded = decodeWave(parsed.value);
    diagnostics.push(...decoded.diagnostics);
    if (decoded.value === undefined) continue;
    diagnostics.push(...checkWave(source.file, decoded.value));
    waves.push({ file: source.file, wave: decoded.value });
  }
  diagnostics.push(...checkWaves(waves));
  const inOrder = waves
    .map((read) => read.wave)
    .sort((a, b) => a.spec.order - b.spec.order || compareBy<Wave>((wave) => wave.metadata.name)(a, b));
  return { value: waves.length < sources.length ? undefined : inOrder, diagnostics, documents };
}

function decodeWave(document: Document): Staged<Wave> {
  const wrong = checkHead(document, { kind: "Wave", what: "a wave" });
  return wrong === undefined ? decodeZod<Wave>(waveSchema, document) : { value: undefined, diagnostics: [wrong] };
}

/** The record of a plan, and the document in which `locate` finds what was said about it. */
export interface DecodedPlanRecord extends Staged<PlanRecord> {
  readonly documents: readonly Document[];
}

/** Reads `waves/plan.json`. */
export function decodePlanRecord(source: SourceText): DecodedPlanRecord {
  const parsed = parseJson(source);
  if (parsed.value === undefined) return { value: undefined, diagnostics: parsed.diagnostics, documents: [] };
  const decoded = decodeZod<PlanRecord>(planRecordSchema, parsed.value, { numbers: "any" });
  return { ...decoded, documents: [parsed.value] };
}
