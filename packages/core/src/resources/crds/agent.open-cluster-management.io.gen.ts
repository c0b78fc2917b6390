// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type KlusterletAddonConfig = {
  readonly apiVersion: "agent.open-cluster-management.io/v1";
  readonly kind: "KlusterletAddonConfig";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly applicationManager: {
      readonly enabled?: boolean;
      readonly proxyPolicy?: "Disabled" | "OCPGlobalProxy" | "CustomProxy";
    };
    readonly certPolicyController: {
      readonly enabled?: boolean;
      readonly proxyPolicy?: "Disabled" | "OCPGlobalProxy" | "CustomProxy";
    };
    readonly clusterLabels?: Readonly<Record<string, string>>;
    readonly clusterName?: string;
    readonly clusterNamespace?: string;
    readonly iamPolicyController?: {
      readonly enabled?: boolean;
      readonly proxyPolicy?: "Disabled" | "OCPGlobalProxy" | "CustomProxy";
    };
    readonly policyController: {
      readonly enabled?: boolean;
      readonly proxyPolicy?: "Disabled" | "OCPGlobalProxy" | "CustomProxy";
    };
    readonly proxyConfig?: {
      readonly httpProxy?: string;
      readonly httpsProxy?: string;
      readonly noProxy?: string;
    };
    readonly searchCollector: {
      readonly enabled?: boolean;
      readonly proxyPolicy?: "Disabled" | "OCPGlobalProxy" | "CustomProxy";
    };
    readonly version?: string;
  };
};
