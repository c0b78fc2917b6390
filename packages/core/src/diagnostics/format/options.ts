/** What formatters need besides the findings. */
export interface FormatOptions {
  /** Text of each file by name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether colours may be used. */
  readonly color: boolean;
  /** Version of vmf. */
  readonly version: string;
}
