import { positionAt, spanBetween } from "../base/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "./document.ts";
import { yamlBytesMax } from "./limits.ts";

/** Says what of a text keeps it from being read at all: its size, or characters that are in no text. */
export function checkText({ file, text }: SourceText, starts: readonly number[]): readonly Diagnostic[] {
  // A text has at least as many bytes as UTF-16 units, so this is never stricter than whoever counted bytes.
  if (text.length > yamlBytesMax) return [exceedsSize(file, `${text.length} characters`, yamlBytesMax)];
  const bad = unreadable.exec(text);
  return bad === null ? [] : [unsupported(file, bad[0], bad.index, starts)];
}

/** The finding about a file that is too large; whoever reads files makes it before reading one. */
export function exceedsSize(file: string, size: string, bytesMax: number): Diagnostic {
  return {
    code: "parse/exceeds-size",
    severity: "error",
    message: `The file \`${file}\` has ${size}; at most ${bytesMax} bytes are read.`,
    at: { file, pointer: [] },
    on: "value",
    fix: { sentence: "Is it the right file? If it is, split it into several." },
  };
}

/**
 * The control characters that YAML does not allow in a text, and U+FFFD, which readers put in the place of bytes that
 * are not UTF-8.
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD\uFFFE\uFFFF]/;

function unsupported(file: string, character: string, offset: number, starts: readonly number[]): Diagnostic {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const { line } = positionAt(starts, offset);
  const what = character === "\uFFFD" ? "bytes that are not UTF-8" : `the control character U+${code}`;
  return {
    code: "parse/unsupported-characters",
    severity: "error",
    message: `The file \`${file}\` holds ${what} (line ${line}).`,
    at: { file, pointer: [] },
    on: "value",
    span: spanBetween(starts, offset, offset + 1),
    why: "It is no YAML text: perhaps a binary file, or a text in another encoding than UTF-8.",
    fix: {
      sentence:
        character === "\u0000"
          ? "Save it as UTF-8, or name the right file."
          : "Delete the character, or save the file as UTF-8.",
    },
  };
}
