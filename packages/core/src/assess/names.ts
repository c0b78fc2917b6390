import { shortHash } from "../base/hash.ts";

const labelMax = 63;
const hashed = 9; // `-` and eight digits

/**
 * A name as a DNS-1123 label: lower case, each run of other characters one hyphen, none at the ends. One that has
 * nothing left becomes `vm-` and the hash of the name; one that is too long is cut.
 */
export function toDnsLabel(name: string): string {
  const label = trimHyphens(name.toLowerCase().replace(/[^a-z0-9]+/g, "-"));
  return label === "" ? `vm-${shortHash(name)}` : trimHyphens(label.slice(0, labelMax));
}

/** The label with a hash of `key` at its end, in 63 characters: what tells machines of one name apart. */
export function withHash(label: string, key: string): string {
  return `${trimHyphens(label.slice(0, labelMax - hashed))}-${shortHash(key)}`;
}

/** Namespace of a group by a pattern such as `vm-{group}`; too long for a label: cut, with a hash of the whole. */
export function namespaceOf(pattern: string, group: string): string {
  const whole = trimHyphens(pattern.replaceAll("{group}", toDnsLabel(group)));
  return whole.length <= labelMax ? whole : withHash(whole, whole);
}

function trimHyphens(text: string): string {
  return text.replace(/^-+|-+$/g, "");
}
