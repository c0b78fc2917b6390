import type { KubeObject } from "@vmfactory/core";
import { exclusions } from "./argocd-config.ts";

/** Where the GitOps operator keeps the instance that it makes by itself. */
export const defaultArgocd = { apiVersion: "argoproj.io/v1beta1", kind: "ArgoCD", name: "openshift-gitops" } as const;
export const defaultNamespace = "openshift-gitops";

type Amounts = readonly [cpu: string, memory: string];

const resources = (requests: Amounts, limits: Amounts): Readonly<Record<string, unknown>> => ({
  requests: { cpu: requests[0], memory: requests[1] },
  limits: { cpu: limits[0], memory: limits[1] },
});
const small = resources(["250m", "128Mi"], ["500m", "256Mi"]);

/** Which resources the operator gives the parts of its instance, also where people left them out. */
export const partResources: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  controller: resources(["250m", "1024Mi"], ["2000m", "2048Mi"]),
  grafana: small,
  ha: small,
  redis: small,
  repo: resources(["250m", "256Mi"], ["1000m", "1024Mi"]),
  server: resources(["125m", "128Mi"], ["500m", "256Mi"]),
};

/** The instance as the operator makes it where there is none. */
export function defaultInstance(): KubeObject {
  const parts = Object.entries(partResources).map(([part, given]) => [part, { resources: given }] as const);
  const spec: Record<string, Readonly<Record<string, unknown>>> = Object.fromEntries(parts);
  return {
    apiVersion: defaultArgocd.apiVersion,
    kind: defaultArgocd.kind,
    metadata: { name: defaultArgocd.name, namespace: defaultNamespace },
    spec: {
      ...spec,
      applicationSet: { resources: resources(["250m", "512Mi"], ["2000m", "1024Mi"]) },
      ha: { ...spec["ha"], enabled: false },
      rbac: {
        defaultPolicy: "",
        policy: "g, system:cluster-admins, role:admin\ng, cluster-admins, role:admin\n",
        scopes: "[groups]",
      },
      // Beside Argo CD's own defaults the runs of pipelines.
      resourceExclusions: exclusions([["tekton.dev"], "TaskRun PipelineRun"]),
      server: { ...spec["server"], route: { enabled: true } },
      sso: { provider: "dex", dex: { openShiftOAuth: true, resources: small } },
    },
  };
}
