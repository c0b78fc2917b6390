import { SaxesParser } from "saxes";
import { SourceError } from "../source-error.ts";
import { sizeText, type ImportRun } from "./run.ts";
import { Utf8Stream } from "./xml-bytes.ts";

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
      throw error instanceof SourceError
        ? error
        : run.damaged(`is damaged: part ${name} is not XML (${reasonOf(error)})`);
    }
    quiet = hasMoved ? 0 : quiet + text.length;
    if (quiet > limits.quietChars) throw run.exceeds(`has ${quiet} characters without a tag in part ${name}`);
  };
  const utf8 = new Utf8Stream(name, run);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limits.smallPartBytes)
      throw run.exceeds(`has more than ${sizeText(limits.smallPartBytes)} in part ${name}`);
    run.read(name, chunk.length);
    feed(utf8.take(chunk).toString("utf8"));
    if (handler.isDone()) return;
  }
  utf8.end();
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
