import { isPrivate } from "../base/ip.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { writtenNetworks } from "./written-networks.ts";

/** Reports pods or services in address space of the internet: it is a step from 172.16.0.0/12 to 172.32.0.0. */
export function checkNetworkPublicCidr(model: Model): Diagnostic[] {
  return writtenNetworks(model)
    .filter(({ kind, network }) => (kind === "pods" || kind === "services") && !isPrivate(network))
    .map(({ what, cidr, at }) =>
      finding("network/public-cidr", {
        message: `${what} is ${cidr}, which is not private address space.`,
        at,
        on: "value",
        why: "Those addresses belong to somebody on the internet, whom pods of the cluster can then not reach.",
        fix: { sentence: "Use addresses of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16." },
      }),
    );
}
