/**
 * The validators: what a CRD leaves open, shown to the programs that will read it.
 * In: objects, those that others carry taken out. Out: findings, how much was looked at, and what could not be asked.
 */
import type { ToolName } from "../parts.ts";
import type { Finding, FoundObject } from "../repository.ts";
import { ignition } from "./ignition.ts";
import { nmstate } from "./nmstate.ts";
import { prometheusRules } from "./prometheus-rules.ts";
import type { Validator } from "./validator.ts";

/** A further kind is a file with a `Validator` in it, and one line here. */
const validators = [nmstate, ignition, prometheusRules] as const satisfies readonly Validator[];

/** A program that a validator asks. */
export type ValidatorTool = (typeof validators)[number]["tool"];

export const validatorTools: readonly ValidatorTool[] = validators.map(({ tool }) => tool);

export interface Validated {
  /** How many texts each program was shown. */
  readonly texts: Readonly<Partial<Record<ToolName, number>>>;
  readonly findings: readonly Finding[];
  /** What a program could not be asked: no findings, but nobody has looked there. */
  readonly unasked: readonly Finding[];
}

/** Judges every text that the objects hold, with one run of a program for many texts where it takes many. */
export async function validateObjects(
  programs: Readonly<Record<ValidatorTool, string>>,
  objects: readonly FoundObject[],
): Promise<Validated> {
  const texts: Partial<Record<ToolName, number>> = {};
  const findings: Finding[] = [];
  const unasked: Finding[] = [];
  for (const { tool, textsIn, judge } of validators) {
    const held = objects.flatMap((found) => textsIn(found.object).map((placed) => ({ found, ...placed })));
    const judgements = await judge(
      programs[tool],
      held.map(({ text }) => text),
    );
    texts[tool] = held.length;
    for (const [index, { found, place }] of held.entries()) {
      const { complaints = [], unasked: rest } = judgements[index] ?? {};
      const about = { file: found.file, object: found.name };
      for (const { below, message } of complaints) findings.push({ ...about, message: `${place}${below}: ${message}` });
      if (rest !== undefined) unasked.push({ ...about, message: `${place}: ${rest}` });
    }
  }
  return { texts, findings, unasked };
}
