/** A way into a document: keys of maps and indexes of lists, from the root. `["clusters", "prod1", "nodes", "a"]`. */
export type Pointer = readonly (string | number)[];

/** Where something was written. `file` is the path as the reader named it; lines are found late, by `locate`. */
export interface Place {
  readonly file: string;
  readonly pointer: Pointer;
}

/** The place of something within what stands at a place. */
export function below(at: Place, ...steps: Pointer): Place {
  return { file: at.file, pointer: [...at.pointer, ...steps] };
}

/** Prints a pointer for people: `clusters.prod1.nodes[2]`. */
export function formatPointer(pointer: Pointer): string {
  let text = "";
  for (const step of pointer) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text === "" ? "the document" : text;
}
