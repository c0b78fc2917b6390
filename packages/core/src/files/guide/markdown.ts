import { compare } from "../../base/order.ts";
import type { Place } from "../../base/pointer.ts";
import { formatPointer } from "../../base/pointer.ts";
import { relativePath } from "../file-tree.ts";

/** Lines of a table; nothing if it has no rows. Cells may hold Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;

/** Text as code. */
export const code = (text: string): string => `\`${text}\``;

/** A list of things as code: `` `a`, `b` ``. */
export const codes = (texts: readonly string[]): string => texts.map(code).join(", ");

/** Lines of a block of commands. */
export const shell = (...lines: readonly string[]): readonly string[] => ["```sh", ...lines, "```", ""];

/** A paragraph, or a heading: a line and an empty one. */
export const paragraph = (text: string): readonly string[] => [text, ""];

/** Lines of a list. */
export const bullets = (items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];

/** A link from a page in a folder to a path of the repository. */
export const link = (folder: string, path: string, label = code(path)): string =>
  `[${label}](${relativePath(folder, path)})`;

/** `` `clusters.prod1.networks.storage` in factory/prod1.yaml ``. */
export const field = (place: Place): string =>
  `${place.pointer.length === 0 ? "the whole file" : code(formatPointer(place.pointer))} in ${place.file}`;

/** The first things of a list, and how many more there are. */
export function few(items: readonly string[], most = 6): string {
  return items.length <= most ? items.join(", ") : `${items.slice(0, most).join(", ")} and ${items.length - most} more`;
}

/** Things by the fields that they come from, sorted by file and field; each thing once. */
export function byPlace(
  things: readonly { readonly title: string; readonly from: readonly Place[] }[],
): readonly { readonly place: Place; readonly titles: readonly string[] }[] {
  const found = new Map<string, { place: Place; titles: string[] }>();
  for (const { title, from } of things) {
    for (const place of from) {
      const key = `${place.file}\n${formatPointer(place.pointer)}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { place, titles: [title] });
      else if (!known.titles.includes(title)) known.titles.push(title);
    }
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([, entry]) => entry);
}

/** A text, or a dash where there is none. */
export const orDash = (text: string): string => (text === "" ? "–" : text);
