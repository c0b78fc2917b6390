import type { KubeObject } from "@vmfactory/core";
import { catalogNamespace, defaultCatalogs } from "./operators/packages.table.ts";

const namespaces = [
  "openshift-config",
  "openshift-config-managed",
  "openshift-ingress",
  "openshift-ingress-operator",
  "openshift-machine-api",
  catalogNamespace,
  "openshift-monitoring",
  "openshift-operators",
];

/**
 * Objects of an OpenShift on which nothing is installed yet, as far as what comes next names them: namespaces, the
 * catalogs of operators, and the OperatorGroup for operators of all namespaces. To be applied in this order, to a
 * cluster that serves `openshiftKinds`.
 */
export function openshiftObjects(): readonly KubeObject[] {
  return [
    ...namespaces.map((name): KubeObject => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })),
    ...defaultCatalogs.map((name): KubeObject => ({
      apiVersion: "operators.coreos.com/v1alpha1",
      kind: "CatalogSource",
      metadata: { name, namespace: catalogNamespace },
      spec: { sourceType: "grpc", displayName: name, publisher: "Red Hat" },
    })),
    {
      apiVersion: "operators.coreos.com/v1",
      kind: "OperatorGroup",
      metadata: { name: "global-operators", namespace: "openshift-operators" },
      spec: {},
    },
  ];
}
