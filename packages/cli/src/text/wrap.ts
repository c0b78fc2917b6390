/** Breaks a text into lines of at most `width` columns, at spaces; a word that is longer stays whole. Ends with a line feed. */
export function wrap(text: string, width: number, indent = ""): string {
  return text
    .split("\n")
    .map((paragraph) => wrapLines(paragraph, width, indent).join("\n"))
    .join("\n")
    .concat("\n");
}

/** The lines of `wrap`; those after the first begin with the indent. */
export function wrapLines(paragraph: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    if (line !== "" && line.trim() !== "" && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = line === "" && lines.length === 0 ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Columns that a text takes on a terminal: escapes take none, wide characters of East Asia two. */
export function columnsOf(text: string): number {
  let columns = 0;
  // oxlint-disable-next-line no-control-regex -- the escape is what is looked for
  for (const character of text.replaceAll(/\u001B\[[0-9;]*m/g, "")) {
    columns +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}
