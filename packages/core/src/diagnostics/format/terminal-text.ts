/**
 * Text as terminals show it: how many columns it takes, broken to a width, and without what would act on the terminal
 * or deceive its reader. Texts of users pass through here before they are shown.
 */

/** Makes characters visible that control a terminal or the direction of text; tabs become two spaces. */
export function visible(text: string): string {
  return text
    .replace(/\t/g, "  ")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu, (character) => {
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    });
}

/** Columns that a text takes: none for what combines with the character before, two for wide ones. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

function columnsOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/^[\p{M}\u200B-\u200D\u2060]$/u.test(character)) return 0;
  if (/^\p{Emoji_Presentation}$/u.test(character)) return 2;
  return wideRanges.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** East Asian wide and fullwidth blocks, as in annex 11 of Unicode, without single exceptions within them. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

/** Cuts a text to a number of columns. */
export function cutToColumns(text: string, columns: number): string {
  let used = 0;
  let cut = "";
  for (const character of text) {
    used += columnsOfCharacter(character);
    if (used > columns) break;
    cut += character;
  }
  return cut;
}

/** Breaks a text into lines of at most so many columns: between words, within a word only if it is longer than a line. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((long) => pieces(long, columns))) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (columnsOf(joined) <= columns) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, columns: number): readonly string[] {
  if (columnsOf(word) <= columns) return word === "" ? [] : [word];
  const found: string[] = [];
  for (let rest = word; rest !== "";) {
    // At least one character, or a width of one would never end.
    const piece = cutToColumns(rest, columns) || [...rest][0] || rest;
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return found;
}
