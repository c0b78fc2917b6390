import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model, OpenShift } from "../model/model.ts";
import { allClusters, groupBy } from "./subjects.ts";

/**
 * Reports a channel that does not hold the version: of an older line, or two lines ahead. The channel of the next line
 * is how an update is begun. EUS channels exist for even lines only.
 */
export function checkOpenshiftConflictingChannel(model: Model): Diagnostic[] {
  const written = [
    ...groupBy(
      allClusters(model).map(({ openshift }) => openshift),
      ({ at }) => JSON.stringify(at),
    ).values(),
  ];
  return written.flatMap(([openshift]) => {
    const why = openshift === undefined ? undefined : reasonAgainst(openshift);
    return openshift === undefined || why === undefined ? [] : [report(openshift, why)];
  });
}

function reasonAgainst({ version, channel }: OpenShift): string | undefined {
  const [kind = "", line = ""] = channel.split("-");
  const minor = Number(version.split(".")[1]);
  const channelMinor = Number(line.split(".")[1]);
  if (channelMinor < minor) return "It holds older versions only: the cluster would find no updates.";
  if (channelMinor > minor + 1)
    return "Updates go from one line to the next; from this version there is no way into that channel.";
  if (kind === "eus" && channelMinor % 2 === 1) return "Extended updates exist for even lines only.";
  return undefined;
}

function report({ version, channel, line, at }: OpenShift, why: string): Diagnostic {
  const right = `${channel.split("-")[0] ?? "stable"}-${line}`;
  return finding("openshift/conflicting-channel", {
    message: `Channel \`${channel}\` does not fit OpenShift ${version}.`,
    at: below(at, "channel"),
    on: "value",
    why,
    fix:
      right === channel
        ? { sentence: `Use \`stable-${line}\`.`, replacement: `stable-${line}` }
        : { sentence: `Use \`${right}\`.`, replacement: right },
    related: [{ at: below(at, "version"), label: "the version" }],
  });
}
