import { formatIp, formatNetwork, isReservedIn } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { placedAddresses } from "./addresses.ts";

/** Reports a host with the first or last address of its network: they mean the network and everyone in it. */
export function checkNetworkReservedAddress(model: Model): Diagnostic[] {
  return placedAddresses(model)
    .filter(({ network, address }) => isReservedIn(network, address))
    .map(({ what, text, at, network, networkAt }) => {
      const first = formatIp({ family: network.family, value: network.first + 1n });
      const last = formatIp({ family: network.family, value: network.last - 1n });
      return finding("network/reserved-address", {
        message: `${what} has address ${text}, which is the ${text === formatIp({ family: network.family, value: network.first }) ? "network's own" : "broadcast"} address of ${formatNetwork(network)}.`,
        at,
        on: "value",
        why: "No host can have it.",
        fix: { sentence: `Take an address from ${first} to ${last}.` },
        related: [{ at: networkAt, label: "the network" }],
      });
    });
}
