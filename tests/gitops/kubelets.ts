/** Machines that were installed come up as Nodes of their cluster, those that are added later too. */
import { nodesOf, type FleetModel } from "@vmfactory/sim";

const agentKind = { group: "agent-install.openshift.io", kind: "Agent" };

export const kubelets: FleetModel = {
  name: "kubelet",
  watches: { hub: [agentKind], managed: [] },
  step: async (hub, managed, clusterName) => {
    const agents = await hub.list(agentKind, clusterName);
    const joined = agents.filter((agent) => stateOf(agent) === "added-to-existing-cluster");
    for (const { status, ...node } of nodesOf(joined)) {
      const { apiVersion, kind, metadata } = node;
      const ref = { apiVersion, kind, name: metadata.name };
      if ((await managed.get(ref)) !== undefined) continue;
      await managed.apply(node, "kubelet");
      await managed.setStatus(ref, status as Readonly<Record<string, unknown>>, "kubelet");
    }
    return undefined;
  },
};

function stateOf(agent: { readonly [field: string]: unknown }): string | undefined {
  return (agent["status"] as { readonly debugInfo?: { readonly state?: string } } | undefined)?.debugInfo?.state;
}
