import type { Action, Change, FieldChange, FileChange, ObjectChange } from "./change.ts";

export interface FormatDiffOptions {
  readonly color: boolean;
  /** Columns of the terminal; values are cut to fit. */
  readonly width: number;
}

const signs: Readonly<Record<Action, string>> = { add: "+", remove: "-", change: "~" };
const colors: Readonly<Record<Action, number>> = { add: 32, remove: 31, change: 33 };
const clustersShownMax = 6;
const filesShownMax = 30;
const linesShownMax = 12;

/** Changes for people: one object after the other with its fields, then other files, then a summary. */
export function formatDiff(changes: readonly Change[], { color, width }: FormatDiffOptions): string {
  if (changes.length === 0) return "No difference.\n";
  const paint = (action: Action, text: string): string => (color ? `\u001b[${colors[action]}m${text}\u001b[0m` : text);
  const objects = changes.filter((change) => change.kind === "object");
  const files = changes.filter((change) => change.kind === "file");
  const lines = [
    ...objects.flatMap((change) => [...objectLines(change, width, paint), ""]),
    ...fileLines(files, paint),
    summary(objects, files),
  ];
  return `${lines.join("\n")}\n`;
}

type Paint = (action: Action, text: string) => string;

function objectLines(change: ObjectChange, width: number, paint: Paint): readonly string[] {
  const { action, object, clusters, fields } = change;
  const { objectKind, namespace, name } = object;
  const title = `${signs[action]} ${objectKind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
  return [
    `${paint(action, title)}  on ${listSome(clusters, clustersShownMax)}`,
    `    ${pathText(change)}`,
    ...fields.flatMap((field) => fieldLines(field, width, paint)),
  ];
}

function pathText({ oldPaths, newPaths }: ObjectChange): string {
  const isMoved = oldPaths.length > 0 && newPaths.length > 0 && oldPaths.join("\n") !== newPaths.join("\n");
  const now = listSome(newPaths.length > 0 ? newPaths : oldPaths, 1);
  return isMoved ? `${listSome(oldPaths, 1)} → ${now}` : now;
}

function fieldLines(field: FieldChange, width: number, paint: Paint): readonly string[] {
  const { action, path, old, new: now } = field;
  if (action === "change" && typeof old === "string" && typeof now === "string" && (old + now).includes("\n"))
    return textLines(field, old, now, { width, paint });
  const room = Math.max(20, width - path.length - 10);
  const value =
    action === "change"
      ? `${short(old, room / 2)} → ${short(now, room / 2)}`
      : short(action === "add" ? now : old, room);
  return [`    ${paint(action, `${signs[action]} ${path}:`)} ${value}`];
}

/** Texts of several lines: the lines between what they have in common at both ends. */
function textLines(
  { path }: FieldChange,
  old: string,
  now: string,
  { width, paint }: { readonly width: number; readonly paint: Paint },
): readonly string[] {
  const before = old.split("\n");
  const after = now.split("\n");
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const gone = before
    .slice(head, before.length - tail)
    .map((line) => paint("remove", `        - ${cut(line, width - 10)}`));
  const come = after.slice(head, after.length - tail).map((line) => paint("add", `        + ${cut(line, width - 10)}`));
  const all = [...gone, ...come];
  const more = all.length > linesShownMax ? [`        … ${all.length - linesShownMax} more lines`] : [];
  return [`    ${paint("change", `~ ${path}:`)} from line ${head + 1}`, ...all.slice(0, linesShownMax), ...more];
}

const short = (value: unknown, room: number): string => cut(JSON.stringify(value) ?? "", Math.floor(room));

/** Cuts between characters, never within one. */
function cut(text: string, room: number): string {
  const most = Math.max(8, room);
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

function listSome(items: readonly string[], most: number): string {
  return items.length <= most ? items.join(", ") : `${items.slice(0, most).join(", ")} and ${items.length - most} more`;
}

function fileLines(files: readonly FileChange[], paint: Paint): readonly string[] {
  if (files.length === 0) return [];
  const more = files.length > filesShownMax ? [`  … ${files.length - filesShownMax} more`] : [];
  return [
    "Other files:",
    ...files.slice(0, filesShownMax).map(({ action, path }) => `  ${paint(action, `${signs[action]} ${path}`)}`),
    ...more,
    "",
  ];
}

function summary(objects: readonly ObjectChange[], files: readonly FileChange[]): string {
  const count = (action: Action): number => objects.filter((change) => change.action === action).length;
  const clusters = new Set(objects.flatMap((change) => change.clusters));
  const parts = [`${count("add")} added`, `${count("remove")} removed`, `${count("change")} changed`];
  const where = clusters.size === 0 ? "" : ` on ${clusters.size} ${clusters.size === 1 ? "cluster" : "clusters"}`;
  return `Objects: ${parts.join(", ")}${where}. Other files: ${files.length}.`;
}

/**
 * Changes as JSON, a contract: `{format: "vmfactory.io/diff", version: 1, objects: […], files: […]}`.
 * An object has `action` (`add`, `remove`, `change`), `apiVersion`, `kind`, `namespace` (null if it has none), `name`,
 * `clusters`, `oldPaths` and `newPaths` (the files that hold it), and `fields`; a field has `action`, `path`, and `old` and
 * `new`, each left out where it is not there. A file has `action` and `path`.
 */
export function formatDiffJson(changes: readonly Change[]): string {
  const objects = changes.flatMap((change) => (change.kind === "object" ? [objectJson(change)] : []));
  const files = changes.flatMap((change) =>
    change.kind === "file" ? [{ action: change.action, path: change.path }] : [],
  );
  return `${JSON.stringify({ format: "vmfactory.io/diff", version: 1, objects, files }, null, 2)}\n`;
}

function objectJson({ action, object, clusters, oldPaths, newPaths, fields }: ObjectChange): unknown {
  const { apiVersion, objectKind, namespace, name } = object;
  return {
    action,
    apiVersion,
    kind: objectKind,
    namespace: namespace ?? null,
    name,
    clusters,
    oldPaths,
    newPaths,
    fields,
  };
}
