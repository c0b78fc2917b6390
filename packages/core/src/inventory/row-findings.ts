import { compare } from "../base/order.ts";
import type { Place, Pointer } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Why a row was not taken. */
export type SkipReason = "missing-name" | "duplicate-machine" | "unknown-machine" | "conflicting-machine";

/** Rows of one tab that were refused for one reason. */
export interface SkippedRows {
  readonly tab: string;
  readonly reason: SkipReason;
  readonly count: number;
  /** Numbers of the first of them, at most `examplesMax`. */
  readonly rows: readonly number[];
}

/** How many rows of a kind are named one by one; the rest is counted. */
export const examplesMax = 20;

interface Group {
  readonly tab: string;
  /** The reason of a refusal, or the header of a column. */
  readonly about: string;
  count: number;
  readonly rows: number[];
  readonly words: string[];
}

/**
 * What is wrong with rows and cells, gathered so that a workbook with a million bad cells makes a handful of findings:
 * one for each tab and reason, which counts all of them and names the first.
 */
export class RowFindings {
  readonly #file: string;
  readonly #skipped = new Map<string, Group>();
  readonly #misfits = new Map<string, Group>();
  readonly #others: Diagnostic[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** A row that is refused. `name` says which thing it is about. */
  skip({ tab, row, reason, name }: { tab: string; row: number; reason: SkipReason; name: string }): void {
    gather(this.#skipped, { tab, about: reason, row, word: name });
  }

  /** A cell that does not hold what its column says; its value counts as unknown. */
  misfit({ tab, row, header, cell }: { tab: string; row: number; header: string; cell: unknown }): void {
    gather(this.#misfits, { tab, about: header, row, word: String(cell).slice(0, 40) });
  }

  /** A place in the source: tab, row, header. */
  place(pointer: Pointer): Place {
    return { file: this.#file, pointer };
  }

  add(diagnostic: Diagnostic): void {
    this.#others.push(diagnostic);
  }

  get skipped(): readonly SkippedRows[] {
    const groups = [...this.#skipped.values()];
    return groups
      .map(({ tab, about, count, rows }) => ({ tab, reason: about as SkipReason, count, rows })) // what `skip` put there
      .sort((a, b) => compare(a.tab, b.tab) || compare(a.reason, b.reason));
  }

  get diagnostics(): readonly Diagnostic[] {
    const skips = [...this.#skipped.values()].map((group) => skipFinding(this.#file, group));
    const misfits = [...this.#misfits.values()].map((group) => misfitFinding(this.#file, group));
    return [...this.#others, ...skips, ...misfits].sort(
      (a, b) => compare(JSON.stringify(a.at), JSON.stringify(b.at)) || compare(a.code, b.code),
    );
  }
}

function gather(
  groups: Map<string, Group>,
  { tab, about, row, word }: { tab: string; about: string; row: number; word: string },
): void {
  const key = JSON.stringify([tab, about]);
  let group = groups.get(key);
  if (group === undefined) {
    group = { tab, about, count: 0, rows: [], words: [] };
    groups.set(key, group);
  }
  group.count += 1;
  if (group.rows.length >= examplesMax) return;
  group.rows.push(row);
  group.words.push(word);
}

/** `row 9 (\`db-07\`), row 12 (\`db-08\`) and 4 more`. */
function listed({ rows, words, count }: Group): string {
  const shown = rows
    .slice(0, 5)
    .map((row, index) => (words[index] ? `row ${row} (\`${words[index]}\`)` : `row ${row}`));
  const rest = count - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}

const skipTexts: Readonly<
  Record<SkipReason, Pick<Diagnostic, "severity" | "why" | "fix"> & { readonly one: string; readonly many: string }>
> = {
  "missing-name": {
    severity: "error",
    one: "without a machine's name",
    many: "without a machine's name",
    why: "Without its name nobody can tell which machine the row is about.",
    fix: { sentence: "Fill in the column `VM`, or delete the rows if they are notes." },
  },
  "duplicate-machine": {
    severity: "error",
    one: "about a machine that an earlier row is about",
    many: "about machines that earlier rows are about",
    why: "A machine that is there twice would be counted and moved twice.",
    fix: { sentence: "Export anew, or merge workbooks of different vCenters only once each." },
  },
  "unknown-machine": {
    severity: "warning",
    one: "about a machine that vInfo does not list",
    many: "about machines that vInfo does not list",
    why: "The tab was exported at another moment than vInfo, or rows of vInfo were deleted.",
    fix: { sentence: "Export all tabs together." },
  },
  "conflicting-machine": {
    severity: "warning",
    one: "that fits several machines of one name",
    many: "that fit several machines of one name",
    why: "A disk or address at the wrong machine is worse than one that is unknown.",
    fix: { sentence: "Export with RVTools 4, which writes `VM ID` and `VI SDK UUID` on every tab." },
  },
};

function skipFinding(file: string, group: Group): Diagnostic {
  const { one, many, ...text } = skipTexts[group.about as SkipReason]; // what `skip` put there
  const rows = group.count === 1 ? `a row ${one}` : `${group.count} rows ${many}`;
  return {
    code: `inventory/${group.about as SkipReason}`,
    ...text,
    message: `${group.tab} has ${rows}, which ${group.count === 1 ? "was" : "were"} not read: ${listed(group)}.`,
    at: { file, pointer: [group.tab, group.rows[0] ?? 0] },
    on: "value",
  };
}

function misfitFinding(file: string, group: Group): Diagnostic {
  const cells = group.count === 1 ? "a cell that does" : `${group.count} cells that do`;
  return {
    code: "inventory/unsupported-value",
    severity: "warning",
    message: `Column \`${group.about}\` of ${group.tab} has ${cells} not hold what the column says: ${listed(group)}.`,
    at: { file, pointer: [group.tab, group.rows[0] ?? 0, group.about] },
    on: "value",
    why: "The values count as unknown, never as zero.",
    fix: { sentence: "Correct the cells, or leave them empty." },
  };
}
