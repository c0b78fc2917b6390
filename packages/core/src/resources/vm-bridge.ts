import type { Bond, ManagedCluster, Model, Node } from "../model/model.ts";
import { machineBridge, vmBridge } from "./names.ts";
import { bondInterfaces, findBond } from "./node-interfaces.ts";
import type { Draft } from "./part.ts";
import type { NmstateBridgeMapping, NmstateInterface, NmstateState } from "./nmstate-state.ts";
import { networksOf } from "./vm-network-attachment.ts";

/**
 * The way of virtual machines to their VLANs: an OVS bridge on the bond that carries them, and for each VM network a
 * localnet of its name that OVN maps to the bridge. One policy for all nodes that run virtual machines if they are
 * alike, else one for each.
 */
export function vmBridgeDrafts(model: Model, cluster: ManagedCluster): Draft[] {
  const localnets = networksOf(model, cluster).map(({ network }) => network.attachment);
  if (localnets.length === 0) return [];
  const states = vmNodes(cluster).flatMap((node): NodeState[] => {
    const bond = findBond(node.hardware, "vm");
    return bond === undefined ? [] : [{ node, bond, state: bridgeState(bond, cluster, localnets) }];
  });
  const [first] = states;
  if (first === undefined) return [];
  const isUniform = states.every(({ state }) => JSON.stringify(state) === JSON.stringify(first.state));
  const from = [cluster.networks.machine.at, ...networksOf(model, cluster).map(({ network }) => network.at)];
  if (isUniform)
    return [policy("vm-bridge", { "node-role.kubernetes.io/worker": "" }, first.state, [first.bond.at, ...from])];
  return states.map(({ node, bond, state }) =>
    policy(`vm-bridge-${node.name}`, { "kubernetes.io/hostname": node.hostname }, state, [node.at, bond.at, ...from]),
  );
}

interface NodeState {
  readonly node: Node;
  readonly bond: Bond;
  readonly state: NmstateState;
}

/** On a compact cluster the control plane has the role of workers too. */
function vmNodes({ nodes, isCompact }: ManagedCluster): readonly Node[] {
  return isCompact ? nodes : nodes.filter(({ role }) => role === "worker");
}

/**
 * Three cases. A bond of its own gets the bridge. On the bond of an untagged machine network OpenShift has a bridge
 * already, and a port can be in one bridge only: the localnets go to that one. Where the machine network is a VLAN of the
 * bond, OpenShift's bridge is on the VLAN's interface and would tag twice: the bond itself gets the bridge beside it.
 */
function bridgeState(bond: Bond, { networks }: ManagedCluster, localnets: readonly string[]): NmstateState {
  const isMachineBond = bond.carries.includes("machine");
  if (isMachineBond && networks.machine.vlan === undefined) return { ovn: mappings(localnets, machineBridge) };
  const bridge: NmstateInterface = {
    name: vmBridge,
    type: "ovs-bridge",
    state: "up",
    // OVN connects its own bridge to this one by a patch port that NMState must not take out.
    bridge: { "allow-extra-patch-ports": true, options: { stp: { enabled: false } }, port: [{ name: bond.interface }] },
  };
  const ports = isMachineBond ? [] : bondInterfaces(bond, undefined, networks.machine.cidr);
  return { interfaces: [...ports, bridge], ovn: mappings(localnets, vmBridge) };
}

function mappings(localnets: readonly string[], bridge: string): NonNullable<NmstateState["ovn"]> {
  return {
    "bridge-mappings": localnets.map((localnet): NmstateBridgeMapping => ({ localnet, bridge, state: "present" })),
  };
}

function policy(
  name: string,
  nodeSelector: Readonly<Record<string, string>>,
  desiredState: NmstateState,
  from: Draft["from"],
): Draft {
  return {
    object: {
      apiVersion: "nmstate.io/v1",
      kind: "NodeNetworkConfigurationPolicy",
      metadata: { name },
      // One node at a time, so that a mistake costs one node.
      spec: { maxUnavailable: 1, nodeSelector, desiredState },
    },
    from,
  };
}
