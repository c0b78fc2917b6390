import { didYouMean, factoryJsonSchema, planRecordJsonSchema, waveJsonSchema } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { usageError } from "../failure.ts";
import { printJson } from "../report.ts";

const schemas: Readonly<Record<string, () => unknown>> = {
  factory: factoryJsonSchema,
  wave: waveJsonSchema,
  plan: planRecordJsonSchema,
};

/** `vmf schema KIND`: the JSON Schema of a file that vmf reads or writes. */
export function runSchema(
  { stdout }: Deps,
  _options: unknown,
  [kind = "factory"]: readonly string[],
): Promise<ExitCode> {
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  const known = Object.keys(schemas);
  if (schema === undefined)
    throw usageError(
      `There is no schema \`${kind}\`.`,
      didYouMean(kind, known)?.sentence ?? `There are ${known.map((one) => `\`${one}\``).join(", ")}.`,
    );
  stdout.write(printJson(schema()));
  return Promise.resolve(exitCodes.clean);
}
