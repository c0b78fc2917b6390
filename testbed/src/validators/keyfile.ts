/** The keyfile of a NetworkManager profile: sections with lines of `key=value`, as `nm-settings-keyfile(5)` has them. */
export type Keyfile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads a keyfile; lines that are neither a section nor a setting are comments or nothing. */
export function readKeyfile(text: string): Keyfile {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, name] = /^\[(.+)\]\s*$/.exec(line) ?? [];
    if (name !== undefined) {
      section = sections.get(name) ?? new Map<string, string>();
      sections.set(name, section);
    }
    const [, key, value] = /^([^#=[][^=]*)=(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) section.set(key.trim(), value.trim());
  }
  return sections;
}
