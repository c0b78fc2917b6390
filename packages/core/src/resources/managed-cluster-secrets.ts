import { compareBy } from "../base/order.ts";
import type { ManagedCluster, Model } from "../model/model.ts";
import type { RequiredSecret } from "./resource.ts";

/** Secrets in a managed cluster's namespace on the hub. */
export function clusterSecrets(model: Model, cluster: ManagedCluster): RequiredSecret[] {
  if (cluster.state === "provision") return [pullSecret(model, cluster), ...managementSecrets(model, cluster)];
  return cluster.importSecret === undefined ? [] : [importSecret(model, cluster, cluster.importSecret)];
}

function pullSecret({ hub, pullSecret: name }: Model, cluster: ManagedCluster): RequiredSecret {
  return {
    cluster: hub.name,
    namespace: cluster.name,
    name,
    type: "kubernetes.io/dockerconfigjson",
    keys: [{ key: ".dockerconfigjson", what: "the pull secret of Red Hat's console, or that of the mirror" }],
    purpose: `The installation of cluster \`${cluster.name}\` pulls the release with it.`,
    from: cluster.at,
  };
}

/** One for each name, however many machines use it. */
function managementSecrets({ hub }: Model, cluster: ManagedCluster): RequiredSecret[] {
  const names = new Set(cluster.nodes.flatMap(({ bmc }) => (bmc === undefined ? [] : [bmc.credentials])));
  return [...names]
    .map((name): RequiredSecret => {
      const users = cluster.nodes.filter(({ bmc }) => bmc?.credentials === name);
      return {
        cluster: hub.name,
        namespace: cluster.name,
        name,
        type: "Opaque",
        keys: [
          { key: "username", what: "account of the management controller that may mount media and switch power" },
          { key: "password", what: "its password" },
        ],
        purpose: `The baremetal operator boots ${users.map((node) => `\`${node.name}\``).join(", ")} of cluster \`${cluster.name}\` with it.`,
        from: users[0]?.hardware.at ?? cluster.at,
      };
    })
    .sort(compareBy(({ name }) => name));
}

function importSecret({ hub }: Model, cluster: ManagedCluster, name: string): RequiredSecret {
  return {
    cluster: hub.name,
    namespace: cluster.name,
    name,
    type: "Opaque",
    keys: [
      { key: "autoImportRetry", what: "how often ACM tries, `5`" },
      {
        key: "kubeconfig",
        what: `a kubeconfig that administers cluster \`${cluster.name}\` (or instead \`server\`, ${cluster.apiUrl}, and \`token\`)`,
      },
    ],
    purpose: `ACM imports cluster \`${cluster.name}\` with it, once, and deletes it afterwards.`,
    from: cluster.at,
  };
}
