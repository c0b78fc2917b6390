/** Rules of alerts and recordings, before `promtool`: expressions, templates, names, and rules that stand twice. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { ApiObject } from "../api-client.ts";
import { groupOf } from "../kinds.ts";
import { mapLimited } from "../map-limited.ts";
import { makeWorkFolder } from "../owned-folder.ts";
import { describePath, findWord, type Path } from "./path.ts";
import { isRecord, recordIn, recordsIn, type Fields } from "../records.ts";
import { runProgram } from "./run-program.ts";
import type { Complaint, Judgement, PlacedText, Validator } from "./validator.ts";

export const prometheusRules: Validator<"promtool"> = {
  tool: "promtool",
  textsIn: ruleTextsIn,
  judge: judgeRules,
};

function ruleTextsIn({ apiVersion, kind, ...object }: ApiObject): readonly PlacedText[] {
  if (groupOf(apiVersion) !== "monitoring.coreos.com" || kind !== "PrometheusRule") return [];
  const groups = recordsIn(recordIn(object, "spec"), "groups");
  return [{ place: "spec", text: JSON.stringify({ groups: groups.map(asPrometheusReads) }) }];
}

/** This field is Thanos'; the Prometheus operator takes it out before Prometheus reads the file. */
function asPrometheusReads(group: Fields): Fields {
  return Object.fromEntries(Object.entries(group).filter(([field]) => field !== "partial_response_strategy"));
}

const AT_ONCE = 2;

/** All files in one run; only if something is wrong, each alone, because some words do not say which file they mean. */
async function judgeRules(program: string, texts: readonly string[]): Promise<readonly Judgement[]> {
  if (texts.length === 0) return [];
  const folder = makeWorkFolder();
  const files = texts.map((text, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, text);
    return file;
  });
  const check = async (some: readonly string[]): Promise<string | undefined> => {
    const { code, errors } = await runProgram(program, ["check", "rules", ...some]);
    // It finds a rule twice and ends well; to us that is no success.
    if (code === 0 && errors.trim() === "") return undefined;
    return errors.trim() === "" ? `promtool ended with code ${code} without a word.` : errors;
  };
  const areGood = (await check(files)) === undefined;
  const judged = areGood
    ? texts.map(() => ({ complaints: [] }))
    : await mapLimited(files, AT_ONCE, async (file) => {
        const words = await check([file]);
        const text = texts[files.indexOf(file)] ?? "";
        return { complaints: words === undefined ? [] : complaintsOf(words.replaceAll(file, FILE), text) };
      });
  rmSync(folder, { recursive: true });
  return judged;
}

const FILE = "rules-file";

/** A message begins with the file or as `lint error`, and may have further lines. */
function complaintsOf(words: string, text: string): readonly Complaint[] {
  const lines = words.split("\n").filter((line) => line.trim() !== "" && line.trim() !== "FAILED:");
  const messages: string[] = [];
  for (const line of lines) {
    const isFirst = messages.length === 0 || line.startsWith(FILE) || line.startsWith("lint error");
    const rest = line.replace(`${FILE}: `, "").trim();
    if (isFirst) messages.push(rest);
    else messages.push(`${messages.pop() ?? ""} ${rest}`);
  }
  const value = readRules(text);
  // A rule that cannot be read at all is told of once more when its duplicates are looked for.
  return [...new Set(messages)].map((message) => complaintOf(message, value));
}

/** `1:42: group "g", rule 2, "NodeDown": could not parse expression: …`; the place is of a text that nobody sees. */
function complaintOf(words: string, value: Fields): Complaint {
  const message = words.replace(/^(?:\d+:\d+: )+/, "").replace(/^yaml: unmarshal errors: line \d+: /, "");
  const [, group, rule] = /^group "([^"]*)", rule (\d+),/.exec(message) ?? [];
  const index = recordsIn(value, "groups").findIndex(({ name }) => name === group);
  if (rule !== undefined && index >= 0)
    return { below: describePath(["groups", index, "rules", Number(rule) - 1]), message };
  return { below: describePath(placeOfWord(message, value)), message };
}

/** `unknown unit "x" in duration "5x"`, `field fors not found in type …`, `Metric: NodeDown`. */
function placeOfWord(message: string, value: Fields): Path {
  const [, word] =
    /in duration "([^"]+)"$|^field (\S+) not found/.exec(message)?.filter((one) => one !== undefined) ?? [];
  return word === undefined ? [] : findWord(value, word);
}

function readRules(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {}; // Whoever wrote this text is told by promtool.
  }
}
