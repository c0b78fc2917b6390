import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { kindNames, textAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { saveStatus } from "../write.ts";

const name = "volumes";
const defaultClass = "storageclass.kubernetes.io/is-default-class";

/**
 * Kubernetes' volume controller and the provisioners of the classes: a claim is bound once its class is there and has
 * somewhere to make volumes; until then it is pending, and an Event of the claim says why. Classes of other
 * provisioners than Trident always have room.
 */
export const volumesModel: OperatorModel = {
  name,
  watches: kindNames({
    "": "PersistentVolumeClaim",
    "storage.k8s.io": "StorageClass",
    "trident.netapp.io": "TridentBackendConfig",
  }),
  async step(cluster) {
    for (const claim of await cluster.list({ group: "", kind: "PersistentVolumeClaim" })) {
      if (textAt(claim, "status", "phase") === "Bound") continue;
      const obstacle = await obstacleOf(cluster, claim);
      await saveStatus(cluster, claim, { phase: obstacle === undefined ? "Bound" : "Pending" }, name);
      if (obstacle !== undefined) await tell(cluster, claim, obstacle);
    }
    return undefined;
  },
};

/** Why no volume can be made for a claim, in the words of its events. */
async function obstacleOf(cluster: Cluster, claim: KubeObject): Promise<string | undefined> {
  const classes = await cluster.list({ group: "storage.k8s.io", kind: "StorageClass" });
  const wanted = textAt(claim, "spec", "storageClassName");
  const found = classes.find((one) =>
    wanted === undefined ? one.metadata.annotations?.[defaultClass] === "true" : one.metadata.name === wanted,
  );
  if (found === undefined) {
    return wanted === undefined
      ? "no persistent volumes available for this claim and no storage class is set"
      : `storageclass.storage.k8s.io "${wanted}" not found`;
  }
  if (textAt(found, "provisioner") !== "csi.trident.netapp.io") return undefined;
  const pools = textAt(found, "parameters", "storagePools");
  const backends = await cluster.list({ group: "trident.netapp.io", kind: "TridentBackendConfig" });
  const serves = backends.some((one) => {
    const backend = textAt(one, "status", "backendInfo", "backendName");
    const isBound = textAt(one, "status", "phase") === "Bound" && backend !== undefined;
    return isBound && (pools === undefined || pools.split(";").some((pool) => pool.startsWith(`${backend}:`)));
  });
  return serves
    ? undefined
    : `failed to provision volume with StorageClass "${found.metadata.name}": no available backends for storage class ${found.metadata.name}`;
}

async function tell(cluster: Cluster, claim: KubeObject, message: string): Promise<void> {
  const namespace = claim.metadata.namespace ?? "default";
  const event = {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: `${claim.metadata.name}.provisioning`, namespace },
    involvedObject: { apiVersion: "v1", kind: claim.kind, name: claim.metadata.name, namespace },
    message,
    reason: "ProvisioningFailed",
    type: "Warning",
  };
  const before = await cluster.get({ ...event, name: event.metadata.name, namespace });
  if (textAt(before, "message") !== message) await cluster.apply(event, name);
}
