import { clear, listNames, raise, type Criterion } from "./criterion.ts";

export const storageMapping: Criterion = {
  id: "plan.VMStorageNotMapped",
  label: "A datastore of it is not mapped",
  assess({ disks, placement }) {
    const lost = (disks ?? []).filter((one) => one.disk.datastore === undefined).map((one) => one.disk.label);
    if (lost.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `The inventory does not tell the datastore of ${listNames(lost)}.`,
        remedy: "Export with the column `Path` of vDisk, or discover the vCenter anew.",
      });
    }
    const unmapped = [...new Set((disks ?? []).filter((one) => one.rule === undefined).map((one) => one.disk.datastore ?? ""))];
    if (unmapped.length > 0) {
      return raise({
        category: "Critical",
        effect: "notYet",
        detail: `No rule of \`mappings.datastores\` matches ${listNames(unmapped)}.`,
        remedy: `Add a rule \`{ from: "${unmapped[0] ?? ""}", to: … }\`, or a last one from "*".`,
      });
    }
    const missing = placement === undefined ? undefined : (disks ?? []).find((one) => one.storageClass === undefined);
    if (missing === undefined) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `Datastore \`${missing.disk.datastore ?? ""}\` is mapped to role \`${missing.rule?.to ?? ""}\`, which cluster \`${placement?.cluster.name ?? ""}\` does not have.`,
      remedy: `Set \`clusters.${placement?.cluster.name ?? ""}.storage.${missing.rule?.to ?? ""}\`, or map the datastore to another role.`,
    });
  },
};
