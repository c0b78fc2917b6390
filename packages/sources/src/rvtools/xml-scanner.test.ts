import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { SourceError } from "../source-error.ts";
import { defaultLimits } from "./limits.ts";
import { ImportRun } from "./run.ts";
import { decodeText } from "./xml-bytes.ts";
import { scanXml, type BulkHandler } from "./xml-scanner.ts";

const names = ["a", "b", "row", "long-name", "x.y", "ä"];

/** What a scanner and a strict parser both can say: elements with attributes, and texts joined. */
type Said = readonly string[];

async function scanned(text: string, size: number): Promise<Said> {
  const said: string[] = [];
  const run = new ImportRun({ file: "x", limits: defaultLimits });
  const handler: BulkHandler = {
    kinds: new Map(names.map((name, index) => [name, index + 1])),
    open: (kind, tag) => {
      const attributes = Array.from({ length: tag.count }, (_, index) => {
        const name = tag.bytes.toString("utf8", tag.at[index * 4], tag.at[index * 4 + 1]);
        return `${name}=${decodeText(tag.bytes, tag.start(index), tag.end(index)) ?? "?"}`;
      });
      said.push(`<${names[kind - 1] ?? ""} ${attributes.join(" ")}`);
    },
    close: (kind) => said.push(`>${names[kind - 1] ?? ""}`),
    text: (bytes, start, end, isPlain) => {
      const piece = isPlain ? bytes.toString("utf8", start, end) : decodeText(bytes, start, end);
      if (piece === undefined) throw run.damaged("refers to nothing");
      said.push(`'${piece}`);
    },
    pause: () => undefined,
    isDone: () => false,
  };
  const bytes = Buffer.from(text);
  const chunks = async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  await scanXml({ name: "x.xml", label: "x", chunks: chunks(), run }, handler);
  return joined(said);
}

function parsed(text: string): Said {
  const said: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  const local = (name: string): string => name.slice(name.indexOf(":") + 1);
  parser.on("opentag", ({ name, attributes }) =>
    said.push(
      `<${local(name)} ${Object.entries(attributes)
        .map(([key, value]) => `${key}=${value}`)
        .join(" ")}`,
    ),
  );
  parser.on("closetag", ({ name }) => said.push(`>${local(name)}`));
  parser.on("text", (piece) => said.push(`'${piece}`));
  parser.on("cdata", (piece) => said.push(`'${piece}`));
  parser.write(text).close();
  return joined(said);
}

/** Texts that follow each other are one text. */
function joined(said: readonly string[]): Said {
  const out: string[] = [];
  let depth = 0;
  for (const one of said) {
    if (one.startsWith("<")) depth += 1;
    if (one.startsWith(">")) depth -= 1;
    if (one === "'" || (one.startsWith("'") && depth === 0)) continue; // nothing, or blanks outside of the root
    const last = out.at(-1);
    if (one.startsWith("'") && last?.startsWith("'") === true) out[out.length - 1] = last + one.slice(1);
    else out.push(one);
  }
  return out;
}

const { tree } = fc.letrec<{ tree: string; node: string; text: string }>((tie) => ({
  text: fc.oneof(
    fc.string({
      unit: fc.constantFrom(
        "x",
        "7",
        " ",
        "\t",
        "ü",
        "数",
        "🚚",
        "&amp;",
        "&lt;",
        "&#65;",
        "&#x1F69A;",
        ">",
        "'",
        '"',
        "=",
        "/",
      ),
      maxLength: 12,
    }),
    fc
      .string({ unit: fc.constantFrom("x", "<", "&", "]", ">", "-"), maxLength: 8 })
      .map((one) => `<![CDATA[${one.replaceAll("]]>", "")}]]>`),
    fc.constantFrom("<!-- a < b > & c -->", "<?pi x?>", "<!---->"),
  ),
  node: fc.oneof({ depthSize: "small" }, tie("text"), tie("tree")),
  tree: fc
    .record({
      prefix: fc.constantFrom("", "x:", "s:"),
      name: fc.constantFrom(...names),
      attributes: fc.uniqueArray(
        fc.tuple(
          fc.constantFrom("r", "s", "t", "xml:space", "q"),
          fc.string({ unit: fc.constantFrom("1", "A", " ", ">", "ü", "&quot;", "/") }),
        ),
        {
          selector: ([name]) => name,
        },
      ),
      quote: fc.constantFrom('"', "'"),
      blank: fc.constantFrom("", " ", "\n"),
      children: fc.array(tie("node"), { maxLength: 4 }),
      isEmpty: fc.boolean(),
    })
    .map(({ prefix, name, attributes, quote, blank, children, isEmpty }) => {
      const tag = `${prefix}${name}${attributes.map(([key, value]) => ` ${key}${blank}=${blank}${quote}${value}${quote}`).join("")}${blank}`;
      return isEmpty && children.length === 0 ? `<${tag}/>` : `<${tag}>${children.join("")}</${prefix}${name}${blank}>`;
    }),
}));

// Both normalise line ends in their own way; a workbook has none that matter.
const document = fc
  .tuple(fc.constantFrom("", '<?xml version="1.0" encoding="UTF-8"?>\n'), tree)
  .map(([head, body]) => head + body.replaceAll("]]>]]>", "]]>"));

describe("the scanner of bytes", () => {
  test("says what a strict parser says of every well-formed document, in whatever chunks", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 40 }), async (text, size) => {
        let expected: Said;
        try {
          expected = parsed(text);
        } catch {
          return; // Not well-formed after all, such as `]]>` in a text.
        }
        compared += 1;
        expect(await scanned(text, size)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(150);
  });

  test("accepts no document with its tags in disorder that a strict parser refuses", async () => {
    const broken = fc
      .tuple(document, fc.nat(), fc.constantFrom("<", ">", "</a>", "<a>", '"', "=", "/", "\u0001", "<b", "&x;"))
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place);
      });
    await fc.assert(
      fc.asyncProperty(broken, async (text) => {
        const isAccepted = await scanned(text, 7).then(
          () => true,
          (error: unknown) => {
            if (!(error instanceof SourceError)) throw error;
            return false;
          },
        );
        if (!isAccepted) return;
        // What is left to the scanner: it looks into neither comments, instructions nor values for what may not stand there.
        const isLax = /\]\]>|<!--|<\?|&|<!\[CDATA\[/.test(text);
        if (!isLax) expect(await scanned(text, 7)).toEqual(parsed(text));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["<a><b></a></b>", "closes an element that is not open"],
    ["<a>", "ends too early"],
    ["<a/><b/>", "has several roots"],
    ["x<a/>", "has text outside of its root"],
    ["<a/>x", "ends too early"],
    ["", "ends too early"],
    ["<a b/>", "has an attribute without a value"],
    ["<a b='1' b='2'/>", "has an attribute twice"],
    ["<a b=1/>", "has an attribute without a value"],
    ["<a 'x'/>", "has a tag that is not well-formed"],
    ["<1/>", "has a tag without a name"],
    ["<a <b>", "has a < within a tag"],
    ["<a b='<'/>", "has a < within a tag"],
    ["<a>\u0002</a>", "holds characters that XML has not"],
    ["<a b='\u0002'/>", "holds characters that XML has not"],
    ["<!ELEMENT a><a/>", "is not XML"],
  ])("%j %s", async (text, message) => {
    await expect(scanned(text, 3)).rejects.toThrow(message);
  });

  test("a part that is no UTF-8 is damaged, and one in UTF-16 is read", async () => {
    const run = new ImportRun({ file: "x", limits: defaultLimits });
    const texts: string[] = [];
    const handler: BulkHandler = {
      kinds: new Map(),
      open: () => undefined,
      close: () => undefined,
      text: (bytes, start, end) => texts.push(bytes.toString("utf8", start, end)),
      pause: () => undefined,
      isDone: () => false,
    };
    const one = async function* (bytes: Buffer): AsyncGenerator<Buffer> {
      yield bytes;
    };
    const broken = Buffer.from("<a>\u00ff</a>", "latin1");
    await expect(scanXml({ name: "p", label: "p", chunks: one(broken), run }, handler)).rejects.toThrow(
      "part p is not UTF-8 text",
    );
    await scanXml({ name: "p", label: "p", chunks: one(Buffer.from("\ufeff<a>数</a>", "utf16le")), run }, handler);
    expect(texts).toEqual(["数"]);
  });
});
