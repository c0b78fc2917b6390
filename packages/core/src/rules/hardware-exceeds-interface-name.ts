import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Bond, ManagedCluster, Model } from "../model/model.ts";
import { hardwareOf } from "./subjects.ts";

/** Linux's IFNAMSIZ without the final zero. */
const lengthMax = 15;

/** Reports a VLAN whose interface, `<nic>.<id>`, would have a longer name than Linux allows. */
export function checkHardwareExceedsInterfaceName(model: Model): Diagnostic[] {
  const found = model.clusters.flatMap((cluster) =>
    hardwareOf(cluster).flatMap(({ bonds }) =>
      bonds.flatMap((bond) =>
        vlansOn(cluster, bond).map((vlan) => ({ bond, name: `${bond.interface}.${vlan}`, cluster })),
      ),
    ),
  );
  return found
    .filter(({ name }) => name.length > lengthMax)
    .map(({ bond, name, cluster }) =>
      finding("hardware/exceeds-interface-name", {
        message: `Cluster \`${cluster.name}\` needs an interface \`${name}\`, of ${name.length} characters.`,
        at: bond.at,
        on: "key",
        why: `Linux allows ${lengthMax} characters: the node's network would not come up.`,
        fix: { sentence: "Add a `mode`: then the interface bears the short name of the bond, even with one port." },
      }),
    );
}

function vlansOn({ networks: { machine, storage } }: ManagedCluster, { carries }: Bond): number[] {
  const vlans = [
    carries.includes("machine") ? machine.vlan : undefined,
    carries.includes("storage") ? storage?.vlan : undefined,
  ];
  return vlans.flatMap((vlan) => vlan ?? []);
}
