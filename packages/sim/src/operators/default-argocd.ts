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

interface Part {
  readonly enabled?: boolean;
  readonly resources: Readonly<Record<string, unknown>>;
}

/** The parts of its instance that the operator gives resources, also where people gave them none. */
export const defaultParts: Readonly<Record<string, Part>> = {
  controller: { resources: resources(["250m", "1024Mi"], ["2000m", "2048Mi"]) },
  grafana: { enabled: false, resources: small },
  ha: { enabled: false, resources: small },
  redis: { resources: small },
  repo: { resources: resources(["250m", "256Mi"], ["1000m", "1024Mi"]) },
  server: { resources: resources(["125m", "128Mi"], ["500m", "256Mi"]) },
};

/** The instance as the operator makes it where there is none. */
export function defaultInstance(): KubeObject {
  return {
    apiVersion: defaultArgocd.apiVersion,
    kind: defaultArgocd.kind,
    metadata: { name: defaultArgocd.name, namespace: defaultNamespace },
    spec: {
      ...defaultParts,
      applicationSet: { resources: resources(["250m", "512Mi"], ["2000m", "1024Mi"]) },
      rbac: {
        defaultPolicy: "",
        policy: "g, system:cluster-admins, role:admin\ng, cluster-admins, role:admin\n",
        scopes: "[groups]",
      },
      // Beside Argo CD's own defaults the runs of pipelines.
      resourceExclusions: exclusions([["tekton.dev"], "TaskRun PipelineRun"]),
      server: { ...defaultParts["server"], route: { enabled: true } },
      sso: { provider: "dex", dex: { openShiftOAuth: true, resources: small } },
    },
  };
}
