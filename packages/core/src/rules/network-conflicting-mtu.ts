import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { ManagedCluster, Model } from "../model/model.ts";
import { hardwareOf } from "./subjects.ts";

/**
 * Reports an MTU that was written for an untagged network and is not its bond's: the bond is the interface, and has one.
 * Larger ones are `network/exceeds-mtu`, with a VLAN or without.
 */
export function checkNetworkConflictingMtu(model: Model): Diagnostic[] {
  return model.clusters.flatMap((cluster) => [...check(cluster, "machine"), ...check(cluster, "storage")]);
}

function check(cluster: ManagedCluster, kind: "machine" | "storage"): Diagnostic[] {
  const network = cluster.networks[kind];
  if (network === undefined || network.vlan !== undefined || !network.hasOwnMtu) return [];
  return hardwareOf(cluster).flatMap((hardware) => {
    const bond = hardware.bonds.find(({ carries }) => carries.includes(kind));
    if (bond === undefined || network.mtu >= bond.mtu) return [];
    return [
      finding("network/conflicting-mtu", {
        message: `The ${kind} network of cluster \`${cluster.name}\` has MTU ${network.mtu} and no VLAN, but its interface is \`${bond.interface}\` of hardware \`${hardware.name}\`, which has ${bond.mtu}.`,
        at: below(network.at, "mtu"),
        on: "value",
        why: "An interface has one MTU: nodes would send the larger frames, and who is in the network would drop them.",
        fix: {
          sentence: `Write \`mtu: ${bond.mtu}\` here if it is meant; else give the network a \`vlan\`, or a bond with \`mtu: ${network.mtu}\`.`,
        },
        related: [{ at: bond.at, label: "the bond" }],
      }),
    ];
  });
}
