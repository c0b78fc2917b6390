import { kindNames, listAt, textAt } from "../fields.ts";
import type { FleetModel } from "../fleet-model.ts";
import { kindsOf } from "../kinds.ts";
import { ensure } from "../write.ts";
import { isJoined } from "./work.ts";

const name = "klusterlet";
const group = "cluster.open-cluster-management.io";

/** ACM's agent on a cluster that has joined: it brings the kind of claims, and what the hub knows the cluster claims. */
export const klusterletModel: FleetModel = {
  name,
  watches: { hub: kindNames({ [group]: "ManagedCluster" }), managed: kindNames({ [group]: "ClusterClaim" }) },
  async step(hub, managed, clusterName) {
    if (!(await isJoined(hub, clusterName))) return undefined;
    const claims = await managed.list({ group, kind: "ClusterClaim" });
    if (claims.length === 0) await managed.serve(kindsOf("advanced-cluster-management", "ManagedCluster"));
    const known = await hub.get({ apiVersion: `${group}/v1`, kind: "ManagedCluster", name: clusterName });
    for (const claim of listAt(known, "status", "clusterClaims")) {
      const metadata = { name: textAt(claim, "name") ?? "" };
      const spec = { value: textAt(claim, "value") ?? "" };
      await ensure(managed, { apiVersion: `${group}/v1alpha1`, kind: "ClusterClaim", metadata, spec }, name);
    }
    return undefined;
  },
};
