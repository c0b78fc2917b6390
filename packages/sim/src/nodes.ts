import { compareBy, type KubeObject } from "@vmfactory/core";
import { listAt, textAt } from "./fields.ts";

/**
 * The Nodes that a cluster has once it is installed from these agents: each with its host name, the labels of its role,
 * and ready. Where there are no workers, the control plane takes workloads too. In order of name. A real server takes
 * their status only by its subresource.
 */
export function nodesOf(agents: readonly KubeObject[]): readonly KubeObject[] {
  const isCompact = agents.every((agent) => textAt(agent, "spec", "role") === "master");
  return agents.map((agent) => nodeOf(agent, isCompact)).toSorted(compareBy(({ metadata }) => metadata.name));
}

function nodeOf(agent: KubeObject, isCompact: boolean): KubeObject {
  const hostname =
    textAt(agent, "spec", "hostname") ?? textAt(agent, "status", "inventory", "hostname") ?? agent.metadata.name;
  const isMaster = textAt(agent, "spec", "role") === "master";
  const roles = [...(isMaster ? ["control-plane", "master"] : []), ...(isMaster && !isCompact ? [] : ["worker"])];
  const labels = {
    "kubernetes.io/arch": "amd64",
    "kubernetes.io/hostname": hostname,
    "kubernetes.io/os": "linux",
    ...Object.fromEntries(roles.map((role) => [`node-role.kubernetes.io/${role}`, ""])),
  };
  const addresses = listAt(agent, "status", "inventory", "interfaces")
    .flatMap((one) => listAt(one, "ipV4Addresses"))
    .filter((one) => typeof one === "string")
    .map((address) => ({ address: address.split("/")[0] ?? "", type: "InternalIP" }));
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: hostname, labels },
    spec: {},
    status: {
      addresses: [{ address: hostname, type: "Hostname" }, ...addresses],
      conditions: [
        { type: "Ready", status: "True", reason: "KubeletReady", message: "kubelet is posting ready status" },
      ],
    },
  };
}
