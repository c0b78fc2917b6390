import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { ManagedCluster, Model } from "../model/model.ts";
import { hardwareOf } from "./subjects.ts";

/** Reports a network with larger frames than the bond below it sends. */
export function checkNetworkExceedsMtu(model: Model): Diagnostic[] {
  return model.clusters.flatMap((cluster) => [...check(cluster, "machine"), ...check(cluster, "storage")]);
}

function check(cluster: ManagedCluster, kind: "machine" | "storage"): Diagnostic[] {
  const network = cluster.networks[kind];
  if (network === undefined) return [];
  return hardwareOf(cluster).flatMap((hardware) => {
    const bond = hardware.bonds.find(({ carries }) => carries.includes(kind));
    if (bond === undefined || network.mtu <= bond.mtu) return [];
    return [
      finding("network/exceeds-mtu", {
        message: `The ${kind} network of cluster \`${cluster.name}\` has MTU ${network.mtu}, but bond \`${bond.interface}\` of hardware \`${hardware.name}\` has ${bond.mtu}.`,
        at: below(network.at, "mtu"),
        on: "value",
        why: "An interface on top of a bond cannot send larger frames than the bond: the node's network would not be set up.",
        fix: { sentence: `Set \`mtu: ${network.mtu}\` at the bond, if the switches allow it, or take it out here.` },
        related: [{ at: bond.at, label: "the bond" }],
      }),
    ];
  });
}
