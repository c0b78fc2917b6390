/**
 * What a workbook or CSV file may ask of this machine. Measured: the workbook of 20,000 machines has 27 entries of at most
 * 70 MiB compressed and 520 MiB in all, at most 24 to 1 compressed, and no cell beyond column 120. Everything is several times
 * that, and small enough that a file made to harm is refused within seconds and in little memory.
 */
export interface SourceLimits {
  /** Entries of the zip. */
  readonly entries: number;
  /** Bytes of one part, as declared and as found. */
  readonly partBytes: number;
  /** Bytes of a part that only says how the others hang together: relationships, styles, the list of sheets. */
  readonly smallPartBytes: number;
  /** Bytes of all parts that are read. */
  readonly totalBytes: number;
  /** Compression of a part larger than a MiB. */
  readonly ratio: number;
  /** Nesting of XML. */
  readonly depth: number;
  /** Characters without the end of a tag: what an XML parser has to hold. */
  readonly quietChars: number;
  /** Characters of one cell. Excel allows 32,767. */
  readonly cellChars: number;
  readonly sharedStrings: number;
  readonly sharedStringBytes: number;
  /** Rows of a worksheet, as Excel has them; a CSV file may have several times that. */
  readonly rows: number;
  readonly csvRows: number;
  readonly columns: number;
  /** CSV files of a folder. */
  readonly files: number;
}

export const defaultLimits: SourceLimits = {
  entries: 500,
  partBytes: 2 * 2 ** 30,
  smallPartBytes: 16 * 2 ** 20,
  totalBytes: 6 * 2 ** 30,
  ratio: 200,
  depth: 64,
  quietChars: 256 * 1024,
  cellChars: 256 * 1024,
  sharedStrings: 4_000_000,
  sharedStringBytes: 256 * 2 ** 20,
  rows: 1_048_576,
  csvRows: 8_000_000,
  columns: 2_048,
  files: 500,
};
