import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { InventoryReader, inventoryLineMax, type InventoryFile, type Staged } from "@vmfactory/core";
import { fromSystem } from "../source-error.ts";

/** Reads an inventory file, holding one line of it at a time. Throws `SourceError` if the system refuses. */
export async function readInventoryFile(path: string): Promise<Staged<InventoryFile>> {
  const reader = new InventoryReader(path);
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split("\n");
      rest = lines.pop() ?? "";
      const goesOn = lines.every((line) => reader.line(line)) && (rest.length <= inventoryLineMax || reader.overlong());
      if (!goesOn) return reader.finish();
    }
    rest += decoder.decode();
    if (rest !== "") reader.line(rest);
    return reader.finish();
  } catch (error) {
    throw fromSystem(error, path);
  } finally {
    stream.destroy();
  }
}
