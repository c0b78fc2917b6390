import { formatPointer, type Place } from "../../base/pointer.ts";
import type { Span } from "../../base/text.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import type { Located } from "../locate.ts";
import { countSeverities } from "../severity.ts";
import { codeFrame, type FrameLine } from "./code-frame.ts";
import type { FormatOptions } from "./options.ts";
import { visible, wrap } from "./terminal-text.ts";

/** Narrower terminals get lines of this width, and break them themselves. */
const widthMin = 40;

/** Wider lines are hard to read. */
const widthMax = 120;

/** For people: what, where with the lines themselves, why, what to do, what else to look at; and a count at the end. */
export function formatPretty(findings: readonly Located[], options: FormatOptions): string {
  const width = Math.max(widthMin, Math.min(widthMax, options.width));
  const paint = painter(options.color);
  const blocks = findings.map((finding) => formatFinding(finding, { texts: options.texts, width, paint }).join("\n"));
  return `${[...blocks, summary(findings)].join("\n\n")}\n`;
}

interface Page {
  readonly texts: ReadonlyMap<string, string>;
  readonly width: number;
  readonly paint: Painter;
}

function formatFinding({ diagnostic, span, related }: Located, page: Page): readonly string[] {
  const { code, severity, message, at, why, fix } = diagnostic;
  const { paint } = page;
  const [first = "", ...rest] = wrap(`${severity}: ${visible(message)}`, page.width);
  return [
    paint(severity, first.slice(0, severity.length)) + paint("bold", first.slice(severity.length)),
    ...rest.map((line) => paint("bold", line)),
    ...wrap(`${placeText(at, span)} (${code})`, page.width - 2).map((line) => `  ${paint("dim", line)}`),
    ...frame({ at, span, isConcealed: isConcealed(diagnostic) }, severity, page),
    ...labelled("why", why, page),
    ...labelled("fix", fix?.sentence, page),
    ...related.flatMap((one) => [
      ...labelled("see", `${placeText(one.at, one.span)} ${one.label}`, page),
      ...frame({ ...one, isConcealed: isConcealed(diagnostic) }, "info", page),
    ]),
  ];
}

/** `factory.yaml:12:3`, which terminals make a link of; where there are no lines, the way into the data. */
function placeText({ file, pointer }: Place, span: Span | undefined): string {
  if (span !== undefined) return `${visible(file)}:${span.start.line}:${span.start.column}`;
  return pointer.length === 0 ? visible(file) : `${visible(file)}, ${visible(formatPointer(pointer))}`;
}

function labelled(label: string, text: string | undefined, { width, paint }: Page): readonly string[] {
  if (text === undefined) return [];
  return wrap(visible(text), width - 7).map((line, index) =>
    index === 0 ? `  ${paint("bold", label)}: ${line}` : `       ${line}`,
  );
}

interface Framed {
  readonly at: Place;
  readonly span: Span | undefined;
  readonly isConcealed: boolean;
}

/** A secret that stands in a file by mistake must not get into logs too. */
const isConcealed = ({ code, isConcealed: concealed }: Diagnostic): boolean =>
  concealed === true || code.endsWith("/literal-secret");

function frame(
  { at, span, isConcealed }: Framed,
  severity: Severity,
  { texts, width, paint }: Page,
): readonly string[] {
  const text = texts.get(at.file);
  if (span === undefined || text === undefined || text.trim() === "") return [];
  const digits = String(span.start.line).length;
  const show = ({ number, text: line, isMark }: FrameLine): string => {
    const bar = paint("dim", `  ${number.padStart(digits)} |`);
    return line === "" ? bar : `${bar} ${isMark ? paint(severity, line) : line}`;
  };
  return codeFrame(text, span, { columns: width - digits - 5, isConcealed }).map(show);
}

function summary(findings: readonly Located[]): string {
  const counts = countSeverities(findings.map((finding) => finding.diagnostic));
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "No findings." : `${parts.join(", ")}.`;
}

type Painter = (style: Severity | "bold" | "dim", text: string) => string;

function painter(color: boolean): Painter {
  if (!color) return (_, text) => text;
  const styles = { error: "31;1", warning: "33;1", info: "36;1", bold: "1", dim: "2" };
  return (style, text) => (text === "" ? "" : `\u001B[${styles[style]}m${text}\u001B[0m`);
}
