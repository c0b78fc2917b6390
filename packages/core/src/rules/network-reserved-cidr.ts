import { formatNetwork, overlaps, parseNetwork } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { writtenNetworks } from "./written-networks.ts";

/** What OVN-Kubernetes takes for itself unless told otherwise (OpenShift's operator Network, defaults since 4.17). */
const taken = [
  { cidr: "100.64.0.0/16", use: "join switch" },
  { cidr: "100.88.0.0/16", use: "transit switch" },
  { cidr: "169.254.0.0/17", use: "masquerading" },
].flatMap(({ cidr, use }) => {
  const network = parseNetwork(cidr);
  return network === undefined ? [] : [{ use, network }];
});

/** Reports a network that overlaps what the cluster's own network needs inside. */
export function checkNetworkReservedCidr(model: Model): Diagnostic[] {
  return writtenNetworks(model).flatMap(({ what, cidr, network, at, isForeign }) => {
    const inner = taken.find((one) => overlaps(one.network, network));
    if (inner === undefined || isForeign) return [];
    return [
      finding("network/reserved-cidr", {
        message: `${what} is ${cidr}, which overlaps ${formatNetwork(inner.network)}.`,
        at,
        on: "value",
        why: `OVN-Kubernetes needs ${formatNetwork(inner.network)} for its ${inner.use} on every node.`,
        fix: { sentence: "Choose another network." },
      }),
    ];
  });
}
