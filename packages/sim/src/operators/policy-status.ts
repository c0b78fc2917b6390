import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { listAt, textAt } from "../fields.ts";
import { timeText } from "../simulated-time.ts";
import { saveStatus } from "../write.ts";
import type { TemplateOutcome } from "./policy-templates.ts";

const manager = "governance-policy-framework-addon";
const historyMax = 10;

interface Reporting {
  readonly hub: Cluster;
  readonly managed: Cluster;
  /** The replicated policy on the hub. */
  readonly policy: KubeObject;
  /** Its copy on the managed cluster. */
  readonly copy: KubeObject;
  readonly outcomes: readonly TemplateOutcome[];
  readonly nowMs: number;
}

/** Writes the compliance of a policy's templates, with what was said of them lately, into its status on both sides. */
export async function reportCompliance(reporting: Reporting): Promise<void> {
  const { hub, managed, policy, copy, outcomes, nowMs } = reporting;
  const details = outcomes.map((outcome) => detailsOf(copy, outcome, nowMs));
  const compliant = overallOf(details) ?? textAt(copy, "status", "compliant");
  const status = compliant === undefined ? { details } : { compliant, details };
  await saveStatus(managed, copy, status, manager);
  await saveStatus(hub, policy, status, manager);
}

interface HistoryEntry {
  readonly eventName: string;
  readonly lastTimestamp: string;
  readonly message: string;
}

interface Details {
  readonly compliant?: string;
  readonly history: readonly HistoryEntry[];
  readonly templateMeta: { readonly name: string };
}

function detailsOf(copy: KubeObject, outcome: TemplateOutcome, nowMs: number): Details {
  const { template } = outcome;
  const before = listAt(copy, "status", "details").find((one) => textAt(one, "templateMeta", "name") === template);
  const old = listAt(before, "history").map((entry) => ({
    eventName: textAt(entry, "eventName") ?? "",
    lastTimestamp: textAt(entry, "lastTimestamp") ?? "",
    message: textAt(entry, "message") ?? "",
  }));
  const fresh = newsOf(copy.metadata.name, outcome, old[0]?.message, nowMs);
  const keyOf = ({ eventName, message }: HistoryEntry): string => `${eventName} ${message}`;
  const known = new Set(fresh.map(keyOf));
  const history = [...fresh, ...old.filter((entry) => !known.has(keyOf(entry)))].slice(0, historyMax);
  const [latest] = history;
  const templateMeta = { name: template };
  return latest === undefined
    ? { history, templateMeta }
    : { compliant: complianceIn(latest.message), history, templateMeta };
}

/** What is new of a template, the latest first: what its controller said, or what the add-on says in its place. */
function newsOf(
  policyName: string,
  { object, message }: TemplateOutcome,
  last: string | undefined,
  nowMs: number,
): readonly HistoryEntry[] {
  const said = listAt(object, "status", "history")
    .map((entry) => ({ at: textAt(entry, "lastTimestamp"), words: textAt(entry, "message")?.trim() }))
    .flatMap(({ at, words }) => (at === undefined || words === undefined ? [] : [entryOf(policyName, at, words)]));
  if (said.length > 0) return said;
  const now = message ?? summaryOf(object);
  return now === undefined || now === last ? [] : [entryOf(policyName, timeText(nowMs), now)];
}

function entryOf(policyName: string, at: string, message: string): HistoryEntry {
  const fraction = /\.(\d+)/.exec(at)?.[1] ?? "";
  const seconds = BigInt(Math.floor(Date.parse(at) / 1000));
  const nanoseconds = seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, "0").slice(0, 9));
  const lastTimestamp = at.replace(/\.\d+/, "");
  return { eventName: `${policyName}.${nanoseconds.toString(16)}`, lastTimestamp, message };
}

/** What a template's status says where its controller keeps no history. */
function summaryOf(object: KubeObject | undefined): string | undefined {
  const compliant = textAt(object, "status", "compliant");
  if (compliant === undefined) return undefined;
  const messages = listAt(object, "status", "compliancyDetails")
    .flatMap((detail) => listAt(detail, "conditions"))
    .flatMap((condition) => textAt(condition, "message") ?? []);
  return [compliant, ...messages].join("; ");
}

function complianceIn(message: string): string {
  const words = message.toLowerCase();
  if (words.startsWith("compliant")) return "Compliant";
  return words.startsWith("pending") ? "Pending" : "NonCompliant";
}

/** One that violates makes the policy violate, one that is pending makes it pend; undefined while one says nothing. */
function overallOf(details: readonly Details[]): string | undefined {
  const said = details.map(({ compliant }) => compliant);
  if (said.includes("NonCompliant")) return "NonCompliant";
  if (said.includes("Pending")) return "Pending";
  return said.includes(undefined) ? undefined : "Compliant";
}
