// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type MultiClusterHub = {
  readonly apiVersion: "operator.open-cluster-management.io/v1";
  readonly kind: "MultiClusterHub";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly availabilityConfig?: string;
    readonly customCAConfigmap?: string;
    readonly disableHubSelfManagement?: boolean;
    readonly disableUpdateClusterImageSets?: boolean;
    readonly enableClusterBackup?: boolean;
    readonly enableClusterProxyAddon?: boolean;
    readonly hive?: {
      readonly additionalCertificateAuthorities?: readonly {
        readonly name?: string;
      }[];
      readonly backup?: {
        readonly minBackupPeriodSeconds?: number;
        readonly velero?: {
          readonly enabled?: boolean;
        };
      };
      readonly externalDNS?: {
        readonly aws?: {
          readonly credentials?: {
            readonly name?: string;
          };
        };
        readonly gcp?: {
          readonly credentials?: {
            readonly name?: string;
          };
        };
      };
      readonly failedProvisionConfig: {
        readonly skipGatherLogs?: boolean;
      };
      readonly globalPullSecret?: {
        readonly name?: string;
      };
      readonly maintenanceMode?: boolean;
    };
    readonly imagePullSecret?: string;
    readonly ingress?: {
      readonly sslCiphers?: readonly string[];
    };
    readonly localClusterName?: string;
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly overrides?: {
      readonly components?: readonly {
        readonly configOverrides?: {
          readonly deployments?: readonly {
            readonly containers: readonly {
              readonly env: readonly {
                readonly name?: string;
                readonly value?: string;
              }[];
              readonly name: string;
            }[];
            readonly name: string;
          }[];
        };
        readonly enabled: boolean;
        readonly name: string;
      }[];
      readonly imagePullPolicy?: string;
    };
    readonly separateCertificateManagement?: boolean;
    readonly tolerations?: readonly {
      readonly effect?: string;
      readonly key?: string;
      readonly operator?: string;
      readonly tolerationSeconds?: number;
      readonly value?: string;
    }[];
  };
};
