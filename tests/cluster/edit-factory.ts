/** Edits of factory.yaml as people make them: a field set, removed or renamed; everything else stays as it is written. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, parseDocument, type Document } from "yaml";

/** One change of one file of a factory. */
export interface Edit {
  /** Relative to the folder of factory.yaml, which it is if not said. */
  readonly file?: string;
  readonly change: (document: Document) => void;
}

type Path = readonly string[];

/** Writes a value to a field, which may be there or not. */
export function set(path: Path, value: unknown, file?: string): Edit {
  return inFile(file, (document) => document.setIn(path, document.createNode(value)));
}

/** Takes a field away, which must be there: an edit that does nothing is a mistake of the test. */
export function remove(path: Path, file?: string): Edit {
  return inFile(file, (document) => {
    if (!document.deleteIn(path)) throw new Error(`There is no ${path.join(".")} to remove.`);
  });
}

/** Gives an entry of a map another name, in its place. */
export function rename(path: Path, to: string, file?: string): Edit {
  return inFile(file, (document) => {
    const map = document.getIn(path.slice(0, -1));
    const from = path.at(-1);
    const pair = isMap(map) ? map.items.find(({ key }) => String(key) === from) : undefined;
    if (pair === undefined) throw new Error(`There is no ${path.join(".")} to rename.`);
    pair.key = document.createNode(to);
  });
}

/** Makes the edits in the files below a folder. */
export function applyEdits(folder: string, edits: readonly Edit[]): void {
  for (const { file = "factory.yaml", change } of edits) {
    const document = parseDocument(readFileSync(join(folder, file), "utf8"));
    change(document);
    writeFileSync(join(folder, file), document.toString({ lineWidth: 0 }));
  }
}

function inFile(file: string | undefined, change: Edit["change"]): Edit {
  return { ...(file === undefined ? {} : { file }), change };
}
