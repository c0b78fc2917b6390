import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Tells of a cluster whose machines have their disks as files on NFS though nobody said so. */
export function checkStorageUnsuitedVirtualization(model: Model): Diagnostic[] {
  return model.clusters.flatMap(({ name, storage }) => {
    const { virtualization, default: fallback } = storage.roles;
    if (virtualization?.protocol.kind !== "nas") return [];
    return [
      finding("storage/unsuited-virtualization", {
        message: `Disks of machines on cluster \`${name}\` are files on NFS (\`${virtualization.name}\`).`,
        at: virtualization === fallback ? storage.at : below(storage.at, "virtualization"),
        on: virtualization === fallback ? "key" : "value",
        why: "It works, live migration included; block devices have fewer layers between machine and array, which databases feel.",
        fix: { sentence: "Name a `san` backend as `virtualization`, or leave it so." },
      }),
    ];
  });
}
