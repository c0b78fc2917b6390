import { overlaps } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { writtenNetworks, type WrittenNetwork } from "./written-networks.ts";

/**
 * Reports the subnet of a network for machines that overlaps another network: of machines, of nodes, of pods or
 * services. The very subnet of the nodes is left to the rule about VLANs: on a flat network it may be meant. Subnets of
 * storage are not routed and meet nobody.
 */
export function checkNetworkConflictingVmCidr(model: Model): Diagnostic[] {
  const networks = writtenNetworks(model).filter(({ kind }) => kind !== "storage");
  // Networks of machines come last: each is held against all before it.
  return networks
    .flatMap((other, index) =>
      other.kind === "vm" ? networks.slice(0, index).map((one) => [one, other] as const) : [],
    )
    .filter(([one, other]) => overlaps(one.network, other.network) && !isFlat(one, other))
    .map(([one, other]) =>
      finding("network/conflicting-vm-cidr", {
        message: `${other.what} is ${other.cidr}, which overlaps ${lower(one.what)}, ${one.cidr}.`,
        at: other.at,
        on: "value",
        why:
          one.kind === "pods" || one.kind === "services"
            ? "Pods of that cluster would look for those machines among themselves and not find them."
            : "One router knows those addresses: machines of one of the two are not reached.",
        fix: { sentence: "Correct one of the subnets." },
        related: [{ at: one.at, label: lower(one.what) }],
      }),
    );
}

function isFlat(one: WrittenNetwork, other: WrittenNetwork): boolean {
  return one.kind === "machine" && one.network.first === other.network.first && one.network.last === other.network.last;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
