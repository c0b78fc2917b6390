/**
 * Documents of nmstate, before its own library: what a node would be told, and whether it could do it.
 *
 * The library is asked for NetworkManager's profiles of each document. A mapping of OVN to a bridge that the document
 * does not describe (OpenShift's own, for one) needs a running node, so the document is asked about without it, and the
 * judgement says so.
 */
import type { ApiObject } from "../api-client.ts";
import { groupOf } from "../kinds.ts";
import { askNmstate, type NmstateAnswer } from "./nmstate-program.ts";
import { describePath, findWord, type Path } from "./path.ts";
import { isRecord, recordIn, recordsIn, type Fields } from "../records.ts";
import type { Complaint, Judgement, PlacedText, Validator } from "./validator.ts";

export const nmstate: Validator<"nmstate-check"> = {
  tool: "nmstate-check",
  textsIn: nmstateTextsIn,
  judge: judgeNmstate,
};

/** The place of a kind's document in its spec. */
const FIELDS: Readonly<Record<string, string>> = {
  "nmstate.io/NodeNetworkConfigurationPolicy": "desiredState",
  "agent-install.openshift.io/NMStateConfig": "config",
};

function nmstateTextsIn({ apiVersion, kind, ...object }: ApiObject): readonly PlacedText[] {
  const field = FIELDS[`${groupOf(apiVersion)}/${kind}`];
  const document = field === undefined ? undefined : recordIn(object, "spec")[field];
  return document === undefined ? [] : [{ place: `spec.${field}`, text: JSON.stringify(document) }];
}

async function judgeNmstate(program: string, texts: readonly string[]): Promise<readonly Judgement[]> {
  const documents = texts.map(readDocument);
  const wholes = await askNmstate(program, texts);
  const foreign = documents.map(foreignMappings);
  const parts = await askNmstate(
    program,
    documents.map((document, index) => JSON.stringify(withoutMappings(document, foreign[index] ?? []))),
  );
  const judgements: Judgement[] = [];
  for (const [index, whole] of wholes.entries()) {
    const document = documents[index] ?? {};
    const bridges = foreign[index] ?? [];
    const part = parts[index] ?? whole;
    // Only what is said of the document as a whole is said of its reading.
    const answer = bridges.length > 0 && (whole.kind === "profiles" || whole.step === "generate") ? part : whole;
    const complaints = [...repeatedNames(document), ...(await complaintsOf(program, document, answer))];
    judgements.push(bridges.length === 0 ? { complaints } : { complaints, unasked: `mappings to ${quote(bridges)}` });
  }
  return judgements;
}

/** The library reads the text itself; what it cannot read has nothing in it for us. */
function readDocument(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Bridges that OVN is to use and that the document does not describe. */
function foreignMappings(document: Fields): readonly string[] {
  const own = new Set(recordsIn(document, "interfaces").map(({ name }) => name));
  const bridges = recordsIn(recordIn(document, "ovn"), "bridge-mappings").map(({ bridge }) => bridge);
  return [...new Set(bridges.filter((bridge) => typeof bridge === "string" && !own.has(bridge)).map(String))];
}

function withoutMappings(document: Fields, bridges: readonly string[]): Fields {
  if (bridges.length === 0) return document;
  const ovn = recordIn(document, "ovn");
  const kept = recordsIn(ovn, "bridge-mappings").filter(({ bridge }) => !bridges.includes(String(bridge)));
  return { ...document, ovn: { ...ovn, "bridge-mappings": kept } };
}

/** The library takes the last of two entries of one name without a word. */
function repeatedNames(document: Fields): readonly Complaint[] {
  const interfaces = recordsIn(document, "interfaces");
  const nameOf = ({ name, type }: Fields): string => JSON.stringify([name, type]);
  return interfaces.flatMap((one, index) =>
    interfaces.findIndex((other) => nameOf(other) === nameOf(one)) === index
      ? []
      : [{ below: `.interfaces[${index}]`, message: `${String(one["name"])} is described twice` }],
  );
}

async function complaintsOf(program: string, document: Fields, answer: NmstateAnswer): Promise<readonly Complaint[]> {
  if (answer.kind === "profiles") return [];
  if (answer.step === "generate") return [{ below: "", message: answer.message }];
  const entry = await findEntry(program, document);
  // Its lines are those of a text that nobody sees.
  const words = (entry?.message ?? answer.message).replace(/ at line \d+ column \d+$/, "");
  const message = entry === undefined ? words : words.replace(/^\w[\w-]*: /, "");
  const [, word] = /`([^`]*)`/.exec(message) ?? [];
  const deeper = entry === undefined || word === undefined ? [] : findWord(entry.value, word);
  return [{ below: describePath([...(entry?.path ?? []), ...deeper]), message }];
}

interface Entry {
  readonly path: Path;
  readonly value: unknown;
}

interface RefusedEntry extends Entry {
  readonly message: string;
}

/** The library names the list and not the entry, so it is asked about each alone; the first that it cannot read. */
async function findEntry(program: string, document: Fields): Promise<RefusedEntry | undefined> {
  const entries = Object.entries(document).flatMap(([field, value]): (Entry & { readonly alone: Fields })[] =>
    Array.isArray(value)
      ? value.map((one: unknown, index) => ({ path: [field, index], value: one, alone: { [field]: [one] } }))
      : [{ path: [field], value, alone: { [field]: value } }],
  );
  const answers = await askNmstate(
    program,
    entries.map(({ alone }) => JSON.stringify(alone)),
  );
  for (const [index, answer] of answers.entries()) {
    const entry = entries[index];
    if (entry !== undefined && answer.kind === "refused" && answer.step === "read")
      return { path: entry.path, value: entry.value, message: answer.message };
  }
  return undefined;
}

function quote(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
