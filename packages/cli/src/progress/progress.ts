/** How progress is shown: `auto` is `live` on a terminal and `none` elsewhere. */
export type ProgressMode = "auto" | "plain" | "json" | "none";

export const progressModes: readonly ProgressMode[] = ["auto", "plain", "json", "none"];

/** Something that tells a person how far a command is. */
export interface Progress {
  /** Begins a phase: a word or two for people (`reading vInfo`), and how many steps it has, if that is known. */
  start(name: string, total?: number): Phase;
}

/** One thing that a command is at. Phases do not overlap. */
export interface Phase {
  /** So many steps are done. `detail` says at what it is; `total` changes what was said before. */
  advanceTo(done: number, change?: { readonly detail?: string; readonly total?: number }): void;
  /** It is over, however it went. */
  end(): void;
}

/** A moment of a phase. */
export interface Moment {
  readonly name: string;
  readonly detail: string;
  readonly done: number;
  readonly total: number | undefined;
  readonly elapsedMs: number;
  readonly isOver: boolean;
}

/** `45 of 120 (38 %)`, `4,512`, or nothing before the first step is done. */
export function amountText({ done, total }: Pick<Moment, "done" | "total">): string {
  if (done === 0) return "";
  if (total === undefined || total === 0) return grouped(done);
  const percent = Math.floor((100 * Math.min(done, total)) / total);
  return `${grouped(Math.min(done, total))} of ${grouped(total)} (${percent} %)`;
}

/** Digits in groups of three, as English does it: `1,204`. The same everywhere, unlike what the locale says. */
export function grouped(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const parts = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
