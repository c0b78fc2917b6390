import type { ManagedCluster, Model } from "../model/model.ts";
import { kindDependency } from "./dependency.ts";
import { nodeStorageDrafts } from "./node-storage.ts";
import { componentName, namespaces } from "./names.ts";
import { kindsBroughtBy } from "./operators.table.ts";
import { operatorPart } from "./operator-part.ts";
import type { ClusterDrafts, Draft, Part } from "./part.ts";
import { shared, sharedOrOwn } from "./part.ts";
import { attachmentDrafts } from "./vm-network-attachment.ts";
import { vmBridgeDrafts } from "./vm-bridge.ts";

const nmstateComponent = componentName("nmstate");
const networksComponent = componentName("networks");

/** Node networks of the managed clusters beyond what their installation made, and the networks of virtual machines. */
export function networksPart(model: Model): Part {
  const operator = operatorPart(
    {
      name: "nmstate-operator",
      scope: "managed",
      title: "Kubernetes NMState operator",
      about:
        "Installs the operator that configures the interfaces of nodes. It does nothing before the component `nmstate`.",
    },
    {
      package: "kubernetes-nmstate-operator",
      operators: model.operators,
      namespace: { isMonitored: true, isPrivileged: true },
    },
  );
  return {
    components: [...operator.components, nmstateDescription, networksDescription],
    resources: [
      ...operator.resources,
      ...shared(nmstateComponent, [nmstateDraft(model)]),
      ...sharedOrOwn(
        networksComponent,
        model.clusters.map((cluster): ClusterDrafts => ({
          cluster: cluster.name,
          drafts: networkDrafts(model, cluster),
        })),
      ),
    ],
  };
}

const nmstateDescription = {
  name: nmstateComponent,
  scope: "managed",
  namespace: namespaces.nmstate,
  title: "NMState on every node",
  about:
    "Starts the agent that reads and sets the interfaces of each node. With it come the kinds of `networks`, which therefore waits for it. " +
    "`oc get nodenetworkstate` shows what is there now.",
} as const;

const networksDescription = {
  name: networksComponent,
  scope: "managed",
  namespace: namespaces.attachments,
  title: "Storage network of the nodes, VLANs of the virtual machines",
  about:
    "NodeNetworkConfigurationPolicies make the bonds of storage and virtual machines, the node's address in the storage network, and the bridge to which the VLANs are mapped; " +
    "one node at a time, and a node that loses its way rolls back by itself. `oc get nodenetworkconfigurationenactment` says how it went, node by node. " +
    "Each VM network is one NetworkAttachmentDefinition in `default`, with the same name on every cluster that has it. " +
    "A network that is taken out of the factory stays on the nodes: NMState removes nothing that it is not told to remove. " +
    "On clusters whose nodes the factory does not describe, only the attachments are made: whoever built the cluster maps localnets of the same names to a bridge.",
} as const;

function nmstateDraft({ operators }: Model): Draft {
  return {
    object: {
      apiVersion: "nmstate.io/v1",
      kind: "NMState",
      // The only name that its operator reads.
      metadata: { name: "nmstate" },
      spec: {},
    },
    from: [operators.at],
    provides: kindsBroughtBy.NMState.map(({ group, kind }) => kindDependency(group, kind)),
  };
}

function networkDrafts(model: Model, cluster: ManagedCluster): Draft[] {
  return [
    ...cluster.nodes.flatMap((node) => nodeStorageDrafts(cluster, node)),
    ...vmBridgeDrafts(model, cluster),
    ...attachmentDrafts(model, cluster),
  ];
}
