import type { Located } from "../locate.ts";
import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import { formatJunit } from "./junit.ts";
import type { FormatOptions } from "./options.ts";
import { formatPretty } from "./pretty.ts";
import { formatSarif } from "./sarif.ts";

/** The forms in which findings are printed, as `--format` names them. */
export const findingFormats = ["pretty", "json", "sarif", "github", "junit"] as const;

export type FindingFormat = (typeof findingFormats)[number];

const formatters: Readonly<Record<FindingFormat, (findings: readonly Located[], options: FormatOptions) => string>> = {
  pretty: formatPretty,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  junit: formatJunit,
};

/** Prints findings, in the order given, as one text that ends with a line break (none: nothing, for `github`). */
export function formatFindings(format: FindingFormat, findings: readonly Located[], options: FormatOptions): string {
  return formatters[format](findings, options);
}
