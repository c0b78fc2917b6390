import type { PolicyRule } from "./core-kinds.ts";

const read = ["get", "list", "watch"];
const write = [...read, "create", "update", "patch", "delete"];

/**
 * What Forklift on the hub does on a target cluster: it reads classes, networks and machine types for its inventory,
 * makes the target namespace, volumes, conversion pods and their secrets, and the virtual machines. It includes secrets of
 * the whole cluster: migrations go to namespaces that do not exist yet, so no narrower binding can be made beforehand.
 * Not included: anything of nodes, of RBAC, of operators.
 */
export const migratorRules: readonly PolicyRule[] = [
  { apiGroups: [""], resources: ["events"], verbs: read },
  {
    apiGroups: [""],
    resources: [
      "configmaps",
      "namespaces",
      "persistentvolumeclaims",
      "persistentvolumes",
      "pods",
      "secrets",
      "services",
    ],
    verbs: write,
  },
  { apiGroups: ["batch"], resources: ["jobs"], verbs: write },
  { apiGroups: ["cdi.kubevirt.io"], resources: ["datavolumes", "datavolumes/finalizers"], verbs: write },
  { apiGroups: ["export.kubevirt.io"], resources: ["virtualmachineexports"], verbs: write },
  {
    apiGroups: ["instancetype.kubevirt.io"],
    resources: ["virtualmachineclusterinstancetypes", "virtualmachineclusterpreferences"],
    verbs: read,
  },
  {
    apiGroups: ["instancetype.kubevirt.io"],
    resources: ["virtualmachineinstancetypes", "virtualmachinepreferences"],
    verbs: write,
  },
  { apiGroups: ["k8s.cni.cncf.io"], resources: ["network-attachment-definitions"], verbs: read },
  { apiGroups: ["kubevirt.io"], resources: ["kubevirts", "virtualmachineinstances"], verbs: read },
  {
    apiGroups: ["kubevirt.io"],
    resources: ["virtualmachineinstancemigrations", "virtualmachines", "virtualmachines/finalizers"],
    verbs: write,
  },
  { apiGroups: ["storage.k8s.io"], resources: ["storageclasses"], verbs: read },
];
