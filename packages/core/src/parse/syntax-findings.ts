import type { YAMLError } from "yaml";
import { spanBetween } from "../base/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "./document.ts";

/** Says an error of the YAML library in our words, with what to do about it. */
export function syntaxFinding({ file, text }: SourceText, starts: readonly number[], error: YAMLError): Diagnostic {
  const start = startOf(text, error);
  const lineEnd = text.indexOf("\n", start);
  const end = Math.max(start, Math.min(error.pos[1], lineEnd === -1 ? text.length : lineEnd));
  const stretch = text.slice(start, Math.max(start + 2, Math.min(end, start + 40)));
  const { message, fix } = wording(error, stretch);
  return {
    code: error.code === "TAG_RESOLVE_FAILED" ? "parse/unsupported-tag" : "parse/invalid-syntax",
    severity: "error",
    message,
    at: { file, pointer: [] },
    on: "value",
    span: spanBetween(starts, start, end),
    fix: { sentence: fix },
  };
}

/** Wrong indentation is shown at what is indented. */
function startOf(text: string, error: YAMLError): number {
  let start = Math.max(0, Math.min(error.pos[0], text.length));
  while (error.code === "BAD_INDENT" && text.charAt(start) === " ") start += 1;
  return start;
}

interface Wording {
  readonly message: string;
  readonly fix: string;
}

function wording(error: YAMLError, stretch: string): Wording {
  if (error.code === "TAG_RESOLVE_FAILED") return tagWording(error, stretch);
  if (error.code === "BAD_INDENT" && error.message.includes("end with")) return openBracket;
  if (error.code === "MISSING_CHAR") return missingCharacter(error.message);
  const known = wordings[error.code];
  if (known !== undefined) return known;
  if (error.code === "BAD_SCALAR_START") {
    return { message: `A plain text cannot begin with \`${stretch.slice(0, 1)}\`.`, fix: "Put the text in quotes." };
  }
  if (error.code === "BAD_DQ_ESCAPE") {
    return {
      message: `\`${stretch.slice(0, 2)}\` is no escape in double quotes.`,
      fix: "Write `\\\\` for a backslash, or use single quotes, in which it means nothing.",
    };
  }
  return {
    message: `This is not YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}.`,
    fix: "Look at brackets, quotes and indentation before this place.",
  };
}

function tagWording(error: YAMLError, stretch: string): Wording {
  if (error.message.startsWith("Unresolved tag") || error.message.startsWith("Could not resolve")) {
    return {
      message: `The tag \`${stretch}\` is not known.`,
      fix: "Delete the tag: the field says what its value is. For a text, put it in quotes.",
    };
  }
  return { message: `The value does not fit its tag \`${stretch}\`.`, fix: "Delete the tag." };
}

const openBracket: Wording = { message: "A bracket is opened and not closed.", fix: "Write the closing bracket." };

/** By what the library says is missing. */
function missingCharacter(said: string): Wording {
  if (/closing ['"]quote/.test(said)) {
    return {
      message: "A quote is opened and not closed.",
      fix: `Write the closing ${said.includes('"') ? "double" : "single"} quote.`,
    };
  }
  if (said.includes("white space"))
    return { message: "A space is missing here.", fix: "Write a space before this character." };
  if (said.includes("space after"))
    return { message: "A space is missing after the colon.", fix: "Write a space after the colon." };
  if (said.includes("followed by map values")) {
    return {
      message: "This line is neither `key: value` nor an item of a list.",
      fix: "Write a colon and a space after the key, or a dash before the item.",
    };
  }
  if (said.includes("without - indicator"))
    return { message: "An item of a list has no dash.", fix: "Write `- ` before it." };
  if (/end with|end of/.test(said)) return openBracket;
  if (said.startsWith("Missing ,")) return { message: "A comma is missing between two items.", fix: "Write a comma." };
  return {
    message: `Something is missing here: ${said.charAt(0).toLowerCase()}${said.slice(1)}.`,
    fix: "Look at the line before this place.",
  };
}

const wordings: Partial<Record<YAMLError["code"], Wording>> = {
  ALIAS_PROPS: {
    message: "An alias has an anchor or a tag of its own.",
    fix: "Delete it: the alias is what its anchor is.",
  },
  BAD_ALIAS: { message: "An alias or anchor has no name.", fix: "Write its name, or put the text in quotes." },
  BAD_COLLECTION_TYPE: { message: "The tag does not fit what it stands before.", fix: "Delete the tag." },
  BAD_DIRECTIVE: {
    message: "A line that begins with `%` is a directive, and this one is not known.",
    fix: "Delete the line, or put the text in quotes.",
  },
  BAD_INDENT: {
    message: "This line is indented differently from those it belongs to.",
    fix: "Give keys of a map, and dashes of a list, the same indentation.",
  },
  BAD_PROP_ORDER: { message: "An anchor or tag stands before the dash or the key.", fix: "Write it behind." },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "A second `key: value` begins on the same line.",
    fix: "If it is part of the text, put the text in quotes; else write it on a line of its own.",
  },
  BLOCK_IN_FLOW: {
    message: "Within brackets, lists and maps are written with brackets too.",
    fix: "Write `[…]` or `{…}`.",
  },
  KEY_OVER_1024_CHARS: { message: "A key is longer than 1024 characters.", fix: "Is a quote missing?" },
  MULTILINE_IMPLICIT_KEY: {
    message: "A key goes over several lines.",
    fix: "Is a colon, a dash or a quote missing on this line or the one before?",
  },
  MULTIPLE_ANCHORS: { message: "A value has two anchors.", fix: "Delete one." },
  MULTIPLE_TAGS: { message: "A value has two tags.", fix: "Delete both." },
  TAB_AS_INDENT: { message: "A tab indents this line.", fix: "Use spaces: YAML forbids tabs there." },
  UNEXPECTED_TOKEN: {
    message: "This character has no meaning here.",
    fix: "Is a quote, a comma or a bracket wrong before it? A text that holds it wants quotes.",
  },
};
