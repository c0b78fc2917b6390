import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { SaxesParser } from "saxes";
import { SourceError } from "../source-error.ts";
import type { ImportRun } from "./run.ts";

/** Takes what an XML part says. Names come without their prefix, which every writer chooses for itself. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  /** Text of the element last opened; only called while `wantsText` holds, and each call is bounded by `quietChars`. */
  text(text: string): void;
  wantsText(): boolean;
  /** Nothing more is needed: the rest of the part is not read. */
  isDone(): boolean;
}

/** A part as it is read: where, from what, and in which run. */
export interface XmlSource {
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer>;
  readonly run: ImportRun;
}

/**
 * Feeds a part to a strict parser, chunk by chunk, in bounded memory: no document type (so no entities but XML's own five), a
 * bounded depth, and a bounded stretch without the end of a tag, because a parser has to hold what is unfinished.
 */
export async function readXml({ name, chunks, run }: XmlSource, handler: XmlHandler): Promise<void> {
  const { limits } = run;
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let quiet = 0;
  let hasMoved = false;
  const hear = (text: string): void => handler.text(text);
  let isHearing = false;
  const listen = (): void => {
    if (handler.wantsText() === isHearing) return;
    isHearing = !isHearing;
    if (isHearing) parser.on("text", hear);
    else parser.off("text");
  };
  parser.on("doctype", () => {
    throw run.exceeds(`has a document type in part ${name}, which no workbook has`);
  });
  parser.on("opentag", (tag) => {
    hasMoved = true;
    depth += 1;
    if (depth > limits.depth) throw run.exceeds(`is nested deeper than ${limits.depth} in part ${name}`);
    handler.open(localName(tag.name), tag.attributes);
    listen();
  });
  parser.on("closetag", (tag) => {
    hasMoved = true;
    depth -= 1;
    handler.close(localName(tag.name));
    listen();
  });
  const feed = (text: string): void => {
    hasMoved = false;
    try {
      parser.write(text);
    } catch (error) {
      throw error instanceof SourceError ? error : run.damaged(`is damaged: part ${name} is not XML (${reasonOf(error)})`);
    }
    quiet = hasMoved ? 0 : quiet + text.length;
    if (quiet > limits.quietChars) throw run.exceeds(`has ${quiet} characters without a tag in part ${name}`);
  };
  for await (const text of decode(chunks, name, run)) {
    run.read(name, text.length);
    feed(text);
    if (handler.isDone()) return;
  }
  try {
    parser.close();
  } catch (error) {
    throw run.damaged(`is damaged: part ${name} ends too early (${reasonOf(error)})`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.trim().replace(/\.$/, "") : String(error);
}

function localName(name: string): string {
  const at = name.indexOf(":");
  return at < 0 ? name : name.slice(at + 1);
}

/** The chunks as text, cut between characters. Plain ASCII, which most of a workbook is, takes a shorter way. */
async function* decode(chunks: AsyncIterable<Buffer>, name: string, run: ImportRun): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let wide: TextDecoder | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) wide = wideDecoder(chunk);
    isFirst = false;
    if (wide !== undefined) {
      yield wide.decode(chunk, { stream: true });
      continue;
    }
    if (rest.length === 0 && isAscii(chunk)) {
      yield chunk.toString("latin1");
      continue;
    }
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = lastBoundary(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw run.damaged(`is damaged: part ${name} is not UTF-8 text`);
    rest = Buffer.from(bytes.subarray(end));
    yield whole.toString("utf8");
  }
  if (rest.length > 0) throw run.damaged(`is damaged: part ${name} ends in the middle of a character`);
}

function wideDecoder(chunk: Buffer): TextDecoder | undefined {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return new TextDecoder("utf-16le");
  return chunk[0] === 0xfe && chunk[1] === 0xff ? new TextDecoder("utf-16be") : undefined;
}

/** Where the last whole UTF-8 character ends. */
function lastBoundary(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
