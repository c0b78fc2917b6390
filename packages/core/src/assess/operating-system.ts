import type { Machine } from "../inventory/inventory.ts";
import { clear, raise, unknown, type Criterion } from "./criterion.ts";
import { operatingSystemOf } from "./machine-facts.ts";

export type GuestFamily = "linux" | "windows" | "other" | "unknown";

/** Guests that Forklift's policy lists: RHEL 7 to 10, Windows 10 and 11, Windows Server 2016 to 2025; as text or guest id. */
const supported = [
  /red hat enterprise linux\D{0,24}?\b(?:7|8|9|10)\b/i,
  /^rhel(?:7|8|9|10)_64/i,
  /windows (?:10|11)\b/i,
  /windows server(?: \(r\))? (?:2016|2019|2022|2025)\b/i,
  /^windows(?:9|11)_64guest$|^windows9server64guest$|^windows20(?:19srv|19srvnext|22srvnext)_64guest$/i,
];

/** Guests that are neither Linux nor Windows: the conversion knows none of them. */
const other =
  /mac ?os|darwin|solaris|sunos|freebsd|openbsd|netbsd|netware|os\/2|ecomstation|unixware|openserver|\bsco\b|ms-dos|\bdos\b|vmware esx|vmkernel|haiku/i;

const linux =
  /linux|rhel|centos|ubuntu|debian|suse|sles|fedora|oracle|rocky|alma|photon|coreos|mint|gentoo|amazon|asianux|mandr|turbo/i;

/** Which family a guest is of, by what its tools or its configuration say. */
export function familyOf(machine: Machine): GuestFamily {
  const texts = [machine.guestOsReported, machine.guestOsConfigured].flatMap((text) => text ?? []);
  for (const text of texts) {
    if (/windows/i.test(text) || /^win/i.test(text)) return "windows";
    if (other.test(text)) return "other";
    if (linux.test(text)) return "linux";
  }
  return "unknown";
}

export const operatingSystem: Criterion = {
  id: "vmware.os.unsupported",
  label: "Its operating system is not on the list of supported guests",
  assess({ machine }) {
    const os = operatingSystemOf(machine);
    if (os === undefined) return unknown("its operating system");
    if (familyOf(machine) === "other") {
      return raise({
        category: "Warning",
        effect: "never",
        detail: `Its guest is \`${os}\`, which is neither Linux nor Windows: the conversion has no drivers for it.`,
        remedy: "Make it anew on the target, or ask its vendor for an image for KVM.",
      });
    }
    const texts = [machine.guestOsReported, machine.guestOsConfigured];
    if (texts.some((text) => supported.some((pattern) => pattern.test(text ?? "")))) return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: `\`${os}\` may well be converted and run, but is not among RHEL 7 to 10, Windows 10 and 11, and Windows Server 2016 to 2025.`,
      remedy: "Try one such machine early, in a wave of its own.",
    });
  },
};
