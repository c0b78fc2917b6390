import { codes, didYouMean, explain, isCode } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { usageError } from "../failure.ts";
import { printJson } from "../report.ts";
import { renderTable } from "../text/table.ts";
import { wrap } from "../text/wrap.ts";

export interface ExplainOptions {
  readonly format: "pretty" | "json";
}

/** `vmf explain CODE`: what a code means, why it matters, what to do; without one, the list of all codes. */
export function runExplain(
  { config, stdout }: Deps,
  { format }: ExplainOptions,
  [code]: readonly string[],
): Promise<ExitCode> {
  const { width } = config.stdout;
  if (code === undefined) {
    const all = Object.entries(codes);
    const list = all.map(([name, { title, severity, since }]) => ({ code: name, title, severity, since }));
    const rows = list.map(({ code: name, severity, title }) => [name, severity, title]);
    stdout.write(
      format === "json"
        ? printJson({ format: "vmfactory.io/codes", version: 1, codes: list })
        : renderTable([{ header: "code" }, { header: "severity" }, { header: "what it means" }], rows, width),
    );
    return Promise.resolve(exitCodes.clean);
  }
  if (!isCode(code))
    throw usageError(
      `There is no code \`${code}\`.`,
      didYouMean(code, Object.keys(codes))?.sentence ?? "`vmf explain` lists all.",
    );
  const explained = explain(code);
  if (format === "json") {
    const { code: name, title, severity, since, meaning, why, fix, example } = explained;
    stdout.write(
      printJson({
        format: "vmfactory.io/code",
        version: 1,
        code: name,
        title,
        severity,
        since,
        meaning,
        why,
        fix,
        example: { ...example, right: example.right ?? null },
      }),
    );
  } else {
    stdout.write(wrapMarkdown(explained.markdown, width));
  }
  return Promise.resolve(exitCodes.clean);
}

/** Breaks paragraphs to the width; blocks of code keep their lines. */
function wrapMarkdown(markdown: string, width: number): string {
  let isCode = false;
  const lines = markdown
    .trimEnd()
    .split("\n")
    .map((line) => {
      const isFence = line.startsWith("```");
      if (isFence) isCode = !isCode;
      return isCode || isFence ? `${line}\n` : wrap(line, width);
    });
  return lines.join("");
}
