import type { ClusterBase } from "../model/model.ts";
import type { Draft } from "./part.ts";

/** What Trident demands of multipath: every path is a member, also a single one, and devices have their plain names. */
const configuration = "defaults {\n  find_multipaths no\n  user_friendly_names yes\n}\n";

/** Of Ignition's config, for which the definition of MachineConfig takes anything. */
type SystemdUnit = { readonly name: string; readonly enabled: boolean };

/** Whether a class of the cluster comes by that transport. */
export function usesTransport({ storage }: ClusterBase, transport: "iscsi" | "fc" | "nvme"): boolean {
  return storage.classes.some(({ protocol }) => protocol.transport === transport);
}

/**
 * Multipath on nodes that reach volumes by Fibre Channel: Trident prepares nodes for iSCSI only (26.06), and attaches
 * nothing without it. A cluster with both is prepared here for both: two owners of one file would disagree. Both pools
 * get it, and a pool without nodes does nothing.
 */
export function multipathDrafts(cluster: ClusterBase): Draft[] {
  if (!usesTransport(cluster, "fc")) return [];
  const services = usesTransport(cluster, "iscsi") ? ["iscsid.service", "multipathd.service"] : ["multipathd.service"];
  return ["master", "worker"].map((pool): Draft => ({
    object: {
      apiVersion: "machineconfiguration.openshift.io/v1",
      kind: "MachineConfig",
      metadata: { name: `99-${pool}-multipath`, labels: { "machineconfiguration.openshift.io/role": pool } },
      spec: {
        config: {
          ignition: { version: "3.4.0" },
          storage: {
            files: [
              {
                path: "/etc/multipath.conf",
                overwrite: true,
                // 0644, in decimal: JSON has no octal numbers, and readers of YAML disagree on them.
                mode: 420,
                contents: { source: `data:,${encodeURIComponent(configuration)}` },
              },
            ],
          },
          systemd: { units: services.map((name): SystemdUnit => ({ name, enabled: true })) },
        },
      },
    },
    from: [cluster.storage.at],
  }));
}
