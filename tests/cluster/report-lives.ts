/** What each version of a factory does on each cluster, as text that people review. */
import { identityOf, type Outcome } from "@vmfactory/testbed";
import type { CompiledVersions } from "./compile-versions.ts";
import type { Life, Lived } from "./live-through.ts";

const marks: Readonly<Record<Outcome, string | undefined>> = {
  made: "+",
  changed: "~",
  unchanged: undefined,
  pruned: "-",
  kept: undefined,
};

/** One section for each version; the first has only numbers, because it makes everything. */
export function reportLives(name: string, { versions }: CompiledVersions, lives: ReadonlyMap<string, Life>): string {
  const sections = versions.map(({ title, clusters }, index) => {
    const parts = [...clusters.keys()].toSorted().map((cluster) => {
      const lived = lives.get(cluster)?.lived ?? [];
      const now = lived[index];
      return now === undefined ? "" : reportCluster(cluster, now, lived[index - 1]);
    });
    return `${index + 1}. ${title}\n${parts.join("")}`;
  });
  return [
    `What each version of \`${name}\` does on its clusters: + made, ~ changed, - deleted, ! gone from Git and left there.\n`,
    ...sections,
  ].join("\n");
}

function reportCluster(cluster: string, now: Lived, before: Lived | undefined): string {
  const { steps } = now.synced;
  const count = (outcome: Outcome): number => steps.filter((step) => step.outcome === outcome).length;
  const head = `  ${cluster}: ${count("made")} made, ${count("changed")} changed, ${count("pruned")} deleted, ${count("unchanged")} as before\n`;
  if (before === undefined) return head;
  const known = new Set(before.stays.map(({ object }) => identityOf(object)));
  const lines = [
    ...steps.flatMap(({ outcome, name }) => (marks[outcome] === undefined ? [] : [`${marks[outcome]} ${name}`])),
    ...now.stays.flatMap(({ object, name }) => (known.has(identityOf(object)) ? [] : [`! ${name}`])),
  ];
  return `${head}${lines.map((line) => `    ${line}\n`).join("")}`;
}
