import { contains, formatNetwork } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { placedAddresses } from "./addresses.ts";

/** Reports a virtual address, gateway or node outside of the network to which it belongs. */
export function checkNetworkOutsideAddress(model: Model): Diagnostic[] {
  return placedAddresses(model)
    .filter(({ network, address }) => !contains(network, address))
    .map(({ what, text, at, networkName, network, networkAt }) =>
      finding("network/outside-address", {
        message: `${what} has address ${text}, which is not in ${networkName} ${formatNetwork(network)}.`,
        at,
        on: "value",
        why: "Who is in the network cannot reach it without a router, and takes it for somebody else.",
        fix: { sentence: `Give it a free address of ${formatNetwork(network)}, or correct the network.` },
        related: [{ at: networkAt, label: "the network" }],
      }),
    );
}
