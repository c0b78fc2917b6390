import { SourceError } from "../source-error.ts";
import type { SourceLimits } from "./limits.ts";

/** How far an import is. Bytes are those of the files' text, unpacked. */
export interface ImportProgress {
  readonly tab: string;
  readonly bytes: number;
  readonly totalBytes: number;
}

/** One import: its limits, its signal, and how much it has read. */
export class ImportRun {
  readonly file: string;
  readonly limits: SourceLimits;
  readonly #signal: AbortSignal | undefined;
  readonly #onProgress: ((progress: ImportProgress) => void) | undefined;
  #bytes = 0;
  #totalBytes = 0;

  constructor({ file, limits, signal, onProgress }: ImportRunOptions) {
    this.file = file;
    this.limits = limits;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  expect(totalBytes: number): void {
    this.#totalBytes = totalBytes;
  }

  /** Counts bytes that were read for a tab; refuses to go on if it is enough. */
  read(tab: string, bytes: number): void {
    this.#bytes += bytes;
    if (this.#signal?.aborted === true)
      throw new SourceError("aborted", `Reading \`${this.file}\` was stopped.`, "Start it again.");
    if (this.#bytes > this.limits.totalBytes) {
      throw this.exceeds(`unpacks to more than ${sizeText(this.limits.totalBytes)}`);
    }
    this.#onProgress?.({ tab, bytes: this.#bytes, totalBytes: Math.max(this.#totalBytes, this.#bytes) });
  }

  /** `what` continues the sentence "`file` …". */
  exceeds(what: string): SourceError {
    const fix = "No RVTools export is like that: check where the file comes from, and export again.";
    return new SourceError("exceeds", `\`${this.file}\` ${what}.`, fix);
  }

  damaged(what: string): SourceError {
    return new SourceError(
      "damaged",
      `\`${this.file}\` ${what}.`,
      "Copy the file again from where it comes from, or export again.",
    );
  }

  unsupported(what: string, fix: string): SourceError {
    return new SourceError("unsupported", `\`${this.file}\` ${what}.`, fix);
  }
}

export interface ImportRunOptions {
  readonly file: string;
  readonly limits: SourceLimits;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** `2 GiB`, `518 MiB`, `12 KiB`. */
export function sizeText(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toPrecision(3))} ${units[unit]}`;
}

/** A copy that does not hold on to the buffer a text was cut from: V8 keeps the whole chunk alive for a slice of 13 or more. */
export function copyText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, "utf8").toString("utf8");
}
