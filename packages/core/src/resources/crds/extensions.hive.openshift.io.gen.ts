// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type AgentClusterInstall = {
  readonly apiVersion: "extensions.hive.openshift.io/v1beta1";
  readonly kind: "AgentClusterInstall";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly apiVIP?: string;
    readonly apiVIPs?: readonly string[];
    readonly arbiter?: {
      readonly hyperthreading?: "" | "Enabled" | "Disabled";
      readonly name: string;
    };
    readonly clusterDeploymentRef: {
      readonly name?: string;
    };
    readonly clusterMetadata?: {
      readonly adminKubeconfigSecretRef: {
        readonly name?: string;
      };
      readonly adminPasswordSecretRef?: {
        readonly name?: string;
      };
      readonly clusterID: string;
      readonly infraID: string;
      readonly metadataJSONSecretRef?: {
        readonly name?: string;
      };
      readonly platform?: {
        readonly aws?: {
          readonly hostedZoneRole?: string;
        };
        readonly azure?: {
          readonly resourceGroupName: string;
        };
        readonly gcp?: {
          readonly networkProjectID?: string;
        };
      };
    };
    readonly compute?: readonly {
      readonly hyperthreading?: "" | "Enabled" | "Disabled";
      readonly name: string;
    }[];
    readonly controlPlane?: {
      readonly hyperthreading?: "" | "Enabled" | "Disabled";
      readonly name: string;
    };
    readonly diskEncryption?: {
      readonly enableOn?:
        | "none"
        | "all"
        | "masters"
        | "arbiters"
        | "workers"
        | "masters,arbiters"
        | "masters,workers"
        | "arbiters,workers"
        | "masters,arbiters,workers";
      readonly mode?: "tpmv2" | "tang";
      readonly tangServers?: string;
    };
    readonly external?: {
      readonly cloudControllerManager?: string;
      readonly platformName?: string;
    };
    readonly holdInstallation?: boolean;
    readonly ignitionEndpoint?: {
      readonly caCertificateReference?: {
        readonly name: string;
        readonly namespace: string;
      };
      readonly url?: string;
    };
    readonly imageSetRef?: {
      readonly name: string;
    };
    readonly ingressVIP?: string;
    readonly ingressVIPs?: readonly string[];
    readonly loadBalancer?: {
      readonly type?: "ClusterManaged" | "UserManaged";
    };
    readonly manifestsConfigMapRef?: {
      readonly name?: string;
    };
    readonly manifestsConfigMapRefs?: readonly {
      readonly name: string;
    }[];
    readonly mastersSchedulable?: boolean;
    readonly mirrorRegistryRef?: {
      readonly name: string;
      readonly namespace: string;
    };
    readonly networking: {
      readonly clusterNetwork?: readonly {
        readonly cidr: string;
        readonly hostPrefix?: number;
      }[];
      readonly machineNetwork?: readonly {
        readonly cidr: string;
      }[];
      readonly networkType?: "OpenShiftSDN" | "OVNKubernetes" | "CiscoACI" | "Cilium" | "Calico" | "None";
      readonly serviceNetwork?: readonly string[];
      readonly userManagedNetworking?: boolean;
    };
    readonly platformType?: "" | "BareMetal" | "None" | "VSphere" | "Nutanix" | "External";
    readonly provisionRequirements: {
      readonly arbiterAgents?: number;
      readonly controlPlaneAgents: number;
      readonly workerAgents?: number;
    };
    readonly proxy?: {
      readonly httpProxy?: string;
      readonly httpsProxy?: string;
      readonly noProxy?: string;
    };
    readonly sshPublicKey?: string;
  };
};
