import { z } from "zod";

/**
 * The small types of factory.yaml: each is a text or a number of one form, with one plain message and no coercion.
 * Where a form can be said as a pattern it is one, so that editors know it too.
 */

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = `${octet}(?:\\.${octet}){3}`;
const label = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";

/**
 * A text that must have the form of `pattern`; `form` says it in words, after "must be". A form that begins with a
 * capital letter is a sentence of its own, and what was written is not repeated: it may be a secret.
 */
function text(pattern: RegExp, form: string): z.ZodString {
  return z.string({ error: wrongType(form) }).regex(pattern, { error: claim(form) });
}

/** The message for a value of another type: says what is wanted, and how to keep YAML from making a number of it. */
function wrongType(form: string) {
  return ({ input }: { readonly input?: unknown }): string | undefined => {
    if (input === undefined) return undefined;
    return typeof input === "string" || /^[A-Z]/.test(form)
      ? claim(form)
      : `must be ${form}, written in quotes if it looks like a number`;
  };
}

function claim(form: string): string {
  return /^[A-Z]/.test(form) ? form : `must be ${form}`;
}

function whole(minimum: number, maximum: number, form: string): z.ZodInt {
  const error = `must be ${form}`;
  return z
    .int({ error: ({ input }) => (input === undefined ? undefined : error) })
    .min(minimum, { error })
    .max(maximum, { error });
}

/** RFC 1123 label: what Kubernetes takes as a namespace. */
export const dnsLabel = text(
  new RegExp(`^${label}$`),
  "a DNS label: lower-case letters, digits and hyphens, at most 63, beginning and ending with a letter or digit",
);

export const dnsName = text(
  new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})+$`),
  "a lower-case domain name of two labels or more, such as nordwind.example",
);

/** IPv4, each octet decimal without leading zeros: others read them as octal. */
export const ipAddress = text(new RegExp(`^${ipv4}$`), "an IPv4 address such as 10.10.1.5");

export const ipNetwork = text(new RegExp(`^${ipv4}/(?:[12]?\\d|3[0-2])$`), "an IPv4 network such as 10.10.1.0/24");

/** An address, or a name that a resolver knows; no port. */
export const hostAddress = text(
  new RegExp(`^(?:${ipv4}|(?=[^/]*[a-z])(?=.{1,253}$)${label}(?:\\.${label})*)$`),
  "an IPv4 address or a host name",
);

export const macAddress = text(/^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/, "a MAC address such as 02:00:10:02:11:00");

/** Name of an interface as Linux knows it: at most 15 characters, none of them a slash, space or colon. */
export const interfaceName = text(
  /^[A-Za-z][A-Za-z0-9_.-]{0,14}$/,
  "the name of a network interface, at most 15 characters, such as ens3f0",
);

/** Ten characters leave room for `.4094`, the VLAN on top of it, in the 15 that Linux allows. */
export const bondName = text(
  /^[a-z][a-z0-9_-]{0,9}$/,
  "a short name such as bond0: lower-case letters, digits, at most 10 characters",
);

/** Bits per second in decimal steps, as vendors count: `25G`, `2.5G`, `100M`. */
export const linkRate = text(/^(?:0|[1-9]\d*)(?:\.\d+)?[MGT]$/, "a rate in bits per second such as 25G");

/** Bytes in binary steps: `1Ti`, `400Gi`. */
export const byteSize = text(/^[1-9]\d*(?:\.\d+)?(?:Mi|Gi|Ti|Pi)$/, "a size such as 400Gi or 1Ti");

export const vlanId = whole(1, 4094, "a VLAN id from 1 to 4094");

export const mtu = whole(576, 9216, "an MTU from 576 to 9216");

/** Length of the part of the pod network that each node gets. */
export const prefixLength = whole(1, 30, "a prefix length from 1 to 30");

export const count = whole(1, 1_000_000, "a whole number, at least 1");

/** Wall-clock time of a day, 24 hours. */
export const clockTime = text(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time of day such as 22:00");

/** A day of the calendar; the pattern cannot know how many days a month has. */
export const calendarDate = text(
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  "a date such as 2026-12-01",
).refine(isCalendarDate, { error: "must be a date that the calendar has" });

/** A date, or an instant with its offset. */
export const dateOrInstant = text(
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/,
  "a date such as 2026-12-01, or an instant such as 2026-12-01T20:00Z",
).refine(isCalendarDate, { error: "must be a date that the calendar has" });

function isCalendarDate(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** Shaped like an IANA zone; whether there is one of that name the model says. */
export const timeZone = text(
  /^(?:UTC|[A-Z][A-Za-z0-9_+-]+(?:\/[A-Za-z0-9_+-]+){1,2})$/,
  "an IANA time zone such as Europe/Berlin",
);

export const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

export const openshiftVersion = text(
  /^4\.\d+\.\d+(?:-[a-z0-9.]+)?$/,
  "an OpenShift version of three parts such as 4.22.8",
);

export const updateChannel = text(/^(?:stable|fast|candidate|eus)-4\.\d+$/, "an update channel such as stable-4.22");

/** A Secret is named, never written down. */
export const secretName = text(
  new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`),
  "Here stands the name of a Secret (lower-case letters, digits, hyphens, dots), never what is in it.",
);

/** As `secretName`, with `{node}` where each node has a Secret of its own. */
export const secretNamePerNode = text(
  /^(?=.{1,253}$)(?:[a-z0-9]|\{node\})(?:(?:[-.a-z0-9]|\{node\})*(?:[a-z0-9]|\{node\}))?$/,
  "Here stands the name of a Secret, with {node} in it if each node has its own, never what is in it.",
);

/** A storage backend and the way into it. */
export const storageReference = text(
  new RegExp(`^${label}/(?:nas|san)$`),
  "a backend and a protocol such as netapp-fra/nas",
);

/** One line of OpenSSH's public form; a private key begins otherwise. */
export const sshPublicKey = text(
  /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com) [A-Za-z0-9+/]{40,}={0,3}(?: [^\n]*)?$/,
  "Here stands a public SSH key in one line, such as ssh-ed25519 AAAA… name; a private one never leaves its machine.",
);

/** A name that others gave, in whatever letters: what a pattern or a word of theirs may hold. */
export const foreignName = z
  .string({ error: wrongType("a name") })
  .min(1, { error: "must not be empty" })
  .max(256, { error: "must have at most 256 characters" })
  .regex(/^\P{Cc}*$/u, { error: "must not hold control characters" });

export const expression = z
  .string({ error: wrongType("a CEL expression") })
  .min(1, { error: "must not be empty" })
  .max(2000, { error: "must have at most 2000 characters" });

/** One value for all, or a map with one for each site or cluster. */
export function oneOrEach<T extends z.ZodType>(value: T, each: "site" | "cluster", form: string) {
  const by = z.record(dnsLabel, value);
  return z.union([value, by], { error: `must be ${form}, or a map with one for each ${each}` });
}
