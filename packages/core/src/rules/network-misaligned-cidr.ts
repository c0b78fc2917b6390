import { formatIp, formatNetwork } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { writtenNetworks } from "./written-networks.ts";

/** Reports a network written by an address in its middle. */
export function checkNetworkMisalignedCidr(model: Model): Diagnostic[] {
  return writtenNetworks(model)
    .filter(({ network }) => network.given !== network.first)
    .map(({ what, cidr, network, at }) => {
      const range = [network.first, network.last]
        .map((value) => formatIp({ family: network.family, value }))
        .join(" to ");
      return finding("network/misaligned-cidr", {
        message: `${what} is written ${cidr}, which does not begin where a network of that size can.`,
        at,
        on: "value",
        why: `A /${network.prefix} around that address is ${range}: not what the text seems to say, and Kubernetes refuses it.`,
        fix: { sentence: `Write ${formatNetwork(network)} if that is meant.`, replacement: formatNetwork(network) },
      });
    });
}
