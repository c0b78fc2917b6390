// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type AgentServiceConfig = {
  readonly apiVersion: "agent-install.openshift.io/v1beta1";
  readonly kind: "AgentServiceConfig";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly OSImageAdditionalParamsRef?: {
      readonly name?: string;
    };
    readonly OSImageCACertRef?: {
      readonly name?: string;
    };
    readonly databaseStorage: {
      readonly accessModes?: readonly string[];
      readonly dataSource?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
      };
      readonly dataSourceRef?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      };
      readonly resources?: {
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly selector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly storageClassName?: string;
      readonly volumeAttributesClassName?: string;
      readonly volumeMode?: string;
      readonly volumeName?: string;
    };
    readonly filesystemStorage: {
      readonly accessModes?: readonly string[];
      readonly dataSource?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
      };
      readonly dataSourceRef?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      };
      readonly resources?: {
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly selector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly storageClassName?: string;
      readonly volumeAttributesClassName?: string;
      readonly volumeMode?: string;
      readonly volumeName?: string;
    };
    readonly iPXEHTTPRoute?: "enabled" | "disabled";
    readonly imageStorage?: {
      readonly accessModes?: readonly string[];
      readonly dataSource?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
      };
      readonly dataSourceRef?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      };
      readonly resources?: {
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly selector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly storageClassName?: string;
      readonly volumeAttributesClassName?: string;
      readonly volumeMode?: string;
      readonly volumeName?: string;
    };
    readonly ingress?: {
      readonly assistedServiceHostname: string;
      readonly className?: string;
      readonly imageServiceHostname: string;
    };
    readonly mirrorRegistryRef?: {
      readonly name?: string;
    };
    readonly mustGatherImages?: readonly {
      readonly cpuArchitecture?: "x86_64" | "aarch64" | "arm64" | "ppc64le" | "s390x" | "multi";
      readonly name: string;
      readonly openshiftVersion: string;
      readonly url: string;
    }[];
    readonly osImages?: readonly {
      readonly cpuArchitecture?: string;
      readonly openshiftVersion: string;
      readonly rootFSUrl?: string;
      readonly url: string;
      readonly version: string;
    }[];
    readonly unauthenticatedRegistries?: readonly string[];
  };
};

export type InfraEnv = {
  readonly apiVersion: "agent-install.openshift.io/v1beta1";
  readonly kind: "InfraEnv";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly additionalNTPSources?: readonly string[];
    readonly additionalTrustBundle?: string;
    readonly agentApproval?: {
      readonly autoApprove?: boolean;
    };
    readonly agentLabels?: Readonly<Record<string, string>>;
    readonly clusterRef?: {
      readonly name?: string;
      readonly namespace?: string;
    };
    readonly cpuArchitecture?: string;
    readonly ignitionConfigOverride?: string;
    readonly imageType?: string;
    readonly ipxeScriptType?: "" | "DiscoveryImageAlways" | "BootOrderControl";
    readonly kernelArguments?: readonly {
      readonly operation?: "append" | "replace" | "delete";
      readonly value?: string;
    }[];
    readonly mirrorRegistryRef?: {
      readonly name: string;
      readonly namespace: string;
    };
    readonly networkDiscoveryDelaySeconds?: number;
    readonly nmStateConfigLabelSelector?: {
      readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
      readonly matchLabels?: Readonly<Record<string, string>>;
    };
    readonly osImageVersion?: string;
    readonly proxy?: {
      readonly httpProxy?: string;
      readonly httpsProxy?: string;
      readonly noProxy?: string;
    };
    readonly pullSecretRef: {
      readonly name?: string;
    };
    readonly sshAuthorizedKey?: string;
  };
};

export type NMStateConfig = {
  readonly apiVersion: "agent-install.openshift.io/v1beta1";
  readonly kind: "NMStateConfig";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly config?: Readonly<Record<string, unknown>>;
    readonly interfaces?: readonly {
      readonly macAddress: string;
      readonly name: string;
    }[];
  };
};
