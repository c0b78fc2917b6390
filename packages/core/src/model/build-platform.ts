import { compare } from "../base/order.ts";
import type { Pointer } from "../base/pointer.ts";
import type { Spec } from "../spec/factory-schema.ts";
import type { Git, OpenShift, Operators, Site } from "./model.ts";
import { isKnown, sortedEntries, type Scope } from "./scope.ts";
import { timeZones } from "./time-zones.table.ts";
import { openshiftLines } from "./versions.table.ts";

export function buildGit({ spec, place }: Scope): Git {
  const { url, branch = "main", path = "", credentials } = spec.git;
  return { url, branch, path, credentials, at: place("git") };
}

export function buildSites(scope: Scope): Site[] {
  return sortedEntries(scope.spec.sites).map(([name, site]) => {
    const at: Pointer = ["sites", name, "timeZone"];
    const zone = {
      code: "model/unknown-time-zone",
      what: "time zone",
      definedIn: "the IANA database",
      name: site.timeZone,
      at,
    } as const;
    isKnown(scope, { ...zone, why: "Windows are wall-clock times in it." }, timeZones);
    return {
      name,
      dnsServers: site.dnsServers,
      ntp: site.ntp,
      timeZone: site.timeZone,
      at: scope.place("sites", name),
    };
  });
}

/** Channels and catalogs of the hub's line: operators of the same product have the same channel on all clusters. */
export function buildOperators(scope: Scope): Operators {
  const { spec, place } = scope;
  const line = openshiftLines[lineOf(spec.openshift.version)] ?? newestLine();
  const packages = Object.keys(line.operators);
  const wanted = sortedEntries(spec.operators?.channels).filter(([name]) =>
    isKnown(
      scope,
      {
        code: "model/unknown-package",
        what: "package",
        definedIn: "the version table",
        name,
        at: ["operators", "channels", name],
        on: "key",
        why: "vmf installs only the operators of its version table; another one's channel would change nothing.",
      },
      packages,
    ),
  );
  const entries = sortedEntries(line.operators);
  return {
    approval: spec.operators?.approval === "manual" ? "Manual" : "Automatic",
    channels: {
      ...Object.fromEntries(entries.map(([name, { channel }]) => [name, channel])),
      ...Object.fromEntries(wanted),
    },
    catalogs: Object.fromEntries(entries.map(([name, { catalog }]) => [name, catalog])),
    at: spec.operators === undefined ? place() : place("operators"),
  };
}

/** The OpenShift of a cluster: its own words, else those of the whole factory at `at`. */
export function buildOpenShift(scope: Scope, written: Spec["openshift"], at: Pointer): OpenShift {
  const line = lineOf(written.version);
  const { releases } = openshiftLines[line] ?? newestLine();
  return {
    version: written.version,
    line,
    channel: written.channel ?? `stable-${line}`,
    imageSet: `openshift-${written.version}-x86-64`,
    releaseImage: `${releases}:${written.version}-x86_64`,
    at: scope.place(...at),
  };
}

/** Reports a version whose line is not in the table: once where it is written, not once for each cluster. */
export function checkLine(scope: Scope, version: string, at: Pointer): void {
  const line = lineOf(version);
  const known = Object.keys(openshiftLines).sort(compare);
  if (known.includes(line)) return;
  scope.report("model/unsupported-openshift", {
    message: `OpenShift ${version} is of line ${line}, which this vmf does not know.`,
    at: scope.place(...at, "version"),
    on: "value",
    why: "Channels of operators and API versions differ from line to line; what is emitted for an unknown one may be refused.",
    fix: { sentence: `Use a version of ${known.join(" or ")}, or a vmf that knows ${line}.` },
  });
}

/** `4.22.8` to `4.22`. */
function lineOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

/** A stand-in where a line is not known, which has been reported: so that the rest can be looked at too. */
function newestLine(): (typeof openshiftLines)[string] {
  const [newest] = Object.entries(openshiftLines).sort(([a], [b]) => compare(b, a));
  return newest?.[1] ?? { operators: {}, releases: "" };
}
