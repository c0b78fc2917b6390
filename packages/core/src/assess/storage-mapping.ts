import { clear, listNames, raise, type Criterion, type Outcome } from "./criterion.ts";
import type { ResolvedDisk } from "./subject.ts";

export const storageMapping: Criterion = {
  id: "plan.VMStorageNotMapped",
  label: "A datastore of it is not mapped",
  assess({ disks = [], placement }) {
    const lost = disks.filter(({ disk }) => disk.datastore === undefined).map(({ disk }) => disk.label);
    if (lost.length > 0) {
      return refuse(
        `The inventory does not tell the datastore of ${listNames(lost)}.`,
        "Export with the column `Path` of vDisk, or discover the vCenter anew.",
      );
    }
    const unmapped = new Set(disks.flatMap(({ disk, rule }) => (rule === undefined ? [disk.datastore ?? ""] : [])));
    const [first] = unmapped;
    if (first !== undefined) {
      return refuse(
        `No rule of \`mappings.datastores\` matches ${listNames([...unmapped])}.`,
        `Add a rule \`{ from: "${first}", to: … }\`, or a last one from "*".`,
      );
    }
    return placement === undefined ? clear : withoutClass(placement.cluster.name, disks);
  },
};

/** Roles to which datastores are mapped and which the cluster has no class for. */
function withoutClass(cluster: string, disks: readonly ResolvedDisk[]): Outcome {
  const missing = disks.find(({ storageClass }) => storageClass === undefined);
  if (missing === undefined) return clear;
  const role = missing.rule?.to ?? "";
  return refuse(
    `Datastore \`${missing.disk.datastore ?? ""}\` is mapped to role \`${role}\`, which cluster \`${cluster}\` does not have.`,
    `Set \`clusters.${cluster}.storage.${role}\`, or map the datastore to another role.`,
  );
}

function refuse(detail: string, remedy: string): Outcome {
  return raise({ category: "Critical", effect: "notYet", detail, remedy });
}
