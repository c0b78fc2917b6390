import { codes, type Code, type CodeEntry } from "./codes.ts";
import type { Example, Explanation } from "./explanations/explanation.ts";
import { explanations } from "./explanations/explanations.ts";

/** Everything that is known about a code. */
export interface Explained extends CodeEntry, Explanation {
  readonly code: Code;
  /** The page as Markdown: docs/reference/diagnostics/<area>-<name>.md, and what `vmf explain` shows. */
  readonly markdown: string;
}

/** Explains a code, without the network and without files. */
export function explain(code: Code): Explained {
  const entry: CodeEntry = codes[code];
  const explanation = explanations[code];
  return { code, ...entry, ...explanation, markdown: page(code, entry, explanation) };
}

/** Name of the page of a code: `parse-duplicate-key.md`. */
export function pageName(code: Code): string {
  return `${code.replace("/", "-")}.md`;
}

function page(code: Code, { title, severity, since }: CodeEntry, { meaning, why, fix, example }: Explanation): string {
  return [
    `# ${title}`,
    "",
    `\`${code}\`, ${severity}, since ${since}.`,
    "",
    meaning,
    "",
    "## Why it matters",
    "",
    why,
    "",
    "## What to do",
    "",
    fix,
    "",
    "## Example",
    "",
    ...exampleLines(example),
  ].join("\n");
}

function exampleLines({ wrong, right, language = "yaml" }: Example): readonly string[] {
  const block = (text: string): readonly string[] => [`\`\`\`${language}`, text.trim(), "```", ""];
  return right === undefined ? block(wrong) : [...block(wrong), "Without the finding:", "", ...block(right)];
}
