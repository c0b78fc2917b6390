import { dbFields, formerHeaders } from "./db-columns.table.ts";
import { rvtoolsColumns, type RvtoolsTab } from "./rvtools-columns.table.ts";

/** Longest header that is taken for the name of a custom attribute or tag category; vSphere allows 80 characters. */
export const headerLengthMax = 256;

/** A column that the customer named: a custom attribute or a tag category. */
export interface NamedColumn {
  readonly name: string;
  readonly column: number;
}

/** Which column holds what, in one tab of one file. */
export interface Columns {
  /** The column of a built-in header (in its normal form, `capacity mib`), or -1. */
  find(header: string): number;
  readonly attributes: readonly NamedColumn[];
  readonly tags: readonly NamedColumn[];
  /** Headers longer than `headerLengthMax`: not read. */
  readonly overlong: readonly number[];
}

/**
 * The normal form of a header: compatibility characters unified, trimmed, lower case, single spaces, and `MB` and `KB`
 * as `MiB` and `KiB`, which is what RVTools meant by them in every version.
 */
export function normaliseHeader(header: string): string {
  const plain = header.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  return plain.replace(/\bmb\b/g, "mib").replace(/\bkb\b/g, "kib");
}

/**
 * Finds the columns of a tab. A customer may call an attribute `Datacenter`: then the header stands there twice. Attributes
 * come after `Annotation` and before `Datacenter` (elsewhere after `Object ID`), so of a built-in header that belongs
 * behind them the last one counts, of one that belongs before them the first.
 */
export function findColumns(tab: RvtoolsTab, headers: readonly string[]): Columns {
  const layout = layoutOf(tab);
  const names = headers.map((header) => (header.length > headerLengthMax ? "" : canonical(tab, layout, header)));
  const positions = new Map<string, number[]>();
  names.forEach((name, column) => {
    if (name !== "") positions.set(name, [...(positions.get(name) ?? []), column]);
  });
  const chosen = new Map<string, number>();
  for (const [name, columns] of positions) {
    const isBehind = layout.behind.has(name);
    const column = isBehind ? columns.at(-1) : columns[0];
    if (layout.known.has(name) && column !== undefined) chosen.set(name, column);
  }
  return {
    find: (header) => chosen.get(header) ?? -1,
    ...namedColumns({ tab, layout, headers }, chosen),
    overlong: headers.flatMap((header, column) => (header.length > headerLengthMax ? [column] : [])),
  };
}

/** The customer's columns: those in the place of attributes, or wherever that place cannot be told, all unknown ones. */
function namedColumns(
  { tab, layout, headers }: { tab: RvtoolsTab; layout: Layout; headers: readonly string[] },
  chosen: ReadonlyMap<string, number>,
): Pick<Columns, "attributes" | "tags"> {
  const first = chosen.get("annotation") ?? -1;
  const last = chosen.get("datacenter") ?? -1;
  const hasPlace = first >= 0 && last > first;
  const taken = new Set(chosen.values());
  const attributes: NamedColumn[] = [];
  const tags: NamedColumn[] = [];
  headers.forEach((header, column) => {
    const name = header.trim();
    if (taken.has(column) || name === "" || header.length > headerLengthMax) return;
    const category = tagCategory(tab, name);
    if (category !== undefined) tags.push({ name: category, column });
    else if (hasPlace ? column > first && column < last : !layout.known.has(canonical(tab, layout, header))) {
      attributes.push({ name, column });
    }
  });
  return { attributes, tags };
}

/** `vInfo_tags_owner`: the tags of category `owner`. */
function tagCategory(tab: RvtoolsTab, header: string): string | undefined {
  const prefix = `${tab}_tags_`;
  const isTag = header.length > prefix.length && header.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
  return isTag ? header.slice(prefix.length) : undefined;
}

interface Layout {
  /** Built-in headers in normal form, those of older exports too. */
  readonly known: ReadonlySet<string>;
  /** Of them, those that belong behind the customer's columns. */
  readonly behind: ReadonlySet<string>;
  /** Headers without blanks and signs, to the normal form: what `-DBColumnNames` mostly writes after the tab's name. */
  readonly bySquashed: ReadonlyMap<string, string>;
  readonly db: ReadonlyMap<string, string>;
}

function layoutOf(tab: RvtoolsTab): Layout {
  const own = rvtoolsColumns[tab].map(normaliseHeader);
  const pivot = Math.max(own.indexOf("annotation"), own.indexOf("object id"));
  return {
    known: new Set([...own, ...formerHeaders]),
    behind: new Set(pivot < 0 ? [] : own.slice(pivot + 1)),
    bySquashed: new Map(own.map((name) => [squash(name), name])),
    db: new Map(Object.entries(dbFields[tab] ?? {})),
  };
}

/** The normal form of the usual header that a header stands for. */
function canonical(tab: RvtoolsTab, layout: Layout, header: string): string {
  const normal = normaliseHeader(header);
  const alias = formerNames.get(normal);
  if (alias !== undefined && layout.known.has(alias)) return alias;
  if (layout.known.has(normal) || !normal.startsWith(tab.toLowerCase())) return normal;
  const field = squash(normal.slice(tab.length));
  return layout.db.get(field) ?? layout.bySquashed.get(field) ?? normal;
}

/** What older exports called a column that is still there. */
const formerNames: ReadonlyMap<string, string> = new Map([
  ["disk.enableuuid", "enableuuid"],
  ["vcenter uuid", "vi sdk uuid"],
]);

function squash(header: string): string {
  return header.replace(/[^a-z0-9]/g, "");
}
