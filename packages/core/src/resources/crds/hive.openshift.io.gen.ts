// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type ClusterDeployment = {
  readonly apiVersion: "hive.openshift.io/v1";
  readonly kind: "ClusterDeployment";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly baseDomain: string;
    readonly boundServiceAccountSigningKeySecretRef?: {
      readonly name?: string;
    };
    readonly certificateBundles?: readonly {
      readonly certificateSecretRef: {
        readonly name?: string;
      };
      readonly generate?: boolean;
      readonly name: string;
    }[];
    readonly clusterInstallRef?: {
      readonly group: string;
      readonly kind: string;
      readonly name: string;
      readonly version: string;
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
    readonly clusterName: string;
    readonly clusterPoolRef?: {
      readonly claimName?: string;
      readonly claimedTimestamp?: string;
      readonly clusterDeploymentCustomization?: {
        readonly name?: string;
      };
      readonly namespace: string;
      readonly poolName: string;
    };
    readonly controlPlaneConfig?: {
      readonly apiServerIPOverride?: string;
      readonly apiURLOverride?: string;
      readonly servingCertificates?: {
        readonly additional?: readonly {
          readonly domain: string;
          readonly name: string;
        }[];
        readonly default?: string;
      };
    };
    readonly hibernateAfter?: string;
    readonly ingress?: readonly {
      readonly domain: string;
      readonly httpErrorCodePages?: {
        readonly name: string;
      };
      readonly name: string;
      readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly routeSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly servingCertificate?: string;
      readonly tuningOptions?: {
        readonly clientFinTimeout?: string;
        readonly clientTimeout?: string;
        readonly configurationManagement?: "Dynamic" | "ForkAndReload";
        readonly connectTimeout?: string;
        readonly headerBufferBytes?: number;
        readonly headerBufferMaxRewriteBytes?: number;
        readonly healthCheckInterval?: string;
        readonly httpKeepAliveTimeout?: string;
        readonly maxConnections?: number;
        readonly reloadInterval?: string;
        readonly serverFinTimeout?: string;
        readonly serverTimeout?: string;
        readonly threadCount?: number;
        readonly tlsInspectDelay?: string;
        readonly tunnelTimeout?: string;
      };
    }[];
    readonly installAttemptsLimit?: number;
    readonly installed?: boolean;
    readonly manageDNS?: boolean;
    readonly platform: {
      readonly agentBareMetal?: {
        readonly agentSelector: {
          readonly matchExpressions?: readonly {
            readonly key: string;
            readonly operator: string;
            readonly values?: readonly string[];
          }[];
          readonly matchLabels?: Readonly<Record<string, string>>;
        };
      };
      readonly aws?: {
        readonly credentialsAssumeRole?: {
          readonly externalID?: string;
          readonly roleARN: string;
        };
        readonly credentialsSecretRef?: {
          readonly name?: string;
        };
        readonly privateLink?: {
          readonly additionalAllowedPrincipals?: readonly string[];
          readonly enabled: boolean;
        };
        readonly region: string;
        readonly userTags?: Readonly<Record<string, string>>;
      };
      readonly azure?: {
        readonly baseDomainResourceGroupName?: string;
        readonly cloudName?:
          | ""
          | "AzurePublicCloud"
          | "AzureUSGovernmentCloud"
          | "AzureChinaCloud"
          | "AzureGermanCloud";
        readonly credentialsSecretRef: {
          readonly name?: string;
        };
        readonly region: string;
      };
      readonly baremetal?: {
        readonly libvirtSSHPrivateKeySecretRef: {
          readonly name?: string;
        };
      };
      readonly gcp?: {
        readonly credentialsSecretRef?: {
          readonly name?: string;
        };
        readonly discardLocalSsdOnHibernate?: boolean;
        readonly privateServiceConnect?: {
          readonly enabled: boolean;
          readonly serviceAttachment?: {
            readonly subnet?: {
              readonly cidr?: string;
              readonly existing?: {
                readonly name: string;
                readonly project?: string;
              };
            };
          };
        };
        readonly region: string;
      };
      readonly ibmcloud?: {
        readonly accountID?: string;
        readonly cisInstanceCRN?: string;
        readonly credentialsSecretRef: {
          readonly name?: string;
        };
        readonly region: string;
      };
      readonly none?: Readonly<Record<string, never>>;
      readonly nutanix?: {
        readonly certificatesSecretRef?: {
          readonly name?: string;
        };
        readonly credentialsSecretRef: {
          readonly name?: string;
        };
        readonly failureDomains?: readonly {
          readonly dataSourceImages?: readonly {
            readonly name?: string;
            readonly referenceName?: string;
            readonly uuid: string;
          }[];
          readonly name: string;
          readonly prismElement: {
            readonly endpoint?: {
              readonly address: string;
              readonly port: number;
            };
            readonly name?: string;
            readonly uuid: string;
          };
          readonly storageContainers?: readonly {
            readonly name?: string;
            readonly referenceName?: string;
            readonly uuid: string;
          }[];
          readonly subnetUUIDs: readonly string[];
        }[];
        readonly prismCentral: {
          readonly address: string;
          readonly port: number;
        };
      };
      readonly openstack?: {
        readonly certificatesSecretRef?: {
          readonly name?: string;
        };
        readonly cloud: string;
        readonly credentialsSecretRef: {
          readonly name?: string;
        };
        readonly trunkSupport?: boolean;
      };
      readonly vsphere?: {
        readonly certificatesSecretRef: {
          readonly name?: string;
        };
        readonly cluster?: string;
        readonly credentialsSecretRef: {
          readonly name?: string;
        };
        readonly datacenter?: string;
        readonly defaultDatastore?: string;
        readonly folder?: string;
        readonly infrastructure?: {
          readonly apiVIP?: string;
          readonly apiVIPs?: readonly string[];
          readonly cluster?: string;
          readonly clusterOSImage?: string;
          readonly datacenter?: string;
          readonly defaultDatastore?: string;
          readonly defaultMachinePlatform?: {
            readonly coresPerSocket?: number;
            readonly cpus?: number;
            readonly dataDisks?: readonly {
              readonly name: string;
              readonly provisioningMode?: "Thin" | "Thick" | "EagerlyZeroed";
              readonly sizeGiB: number;
            }[];
            readonly memoryMB?: number;
            readonly osDisk?: {
              readonly diskSizeGB?: number;
            };
            readonly zones?: readonly string[];
          };
          readonly diskType?: "" | "thin" | "thick" | "eagerZeroedThick";
          readonly dnsRecordsType?: "Internal" | "External";
          readonly failureDomains?: readonly {
            readonly name: string;
            readonly region: string;
            readonly regionType?: string;
            readonly server: string;
            readonly topology: {
              readonly computeCluster: string;
              readonly datacenter: string;
              readonly datastore: string;
              readonly folder?: string;
              readonly hostGroup?: string;
              readonly networks: readonly string[];
              readonly resourcePool?: string;
              readonly tagIDs?: readonly string[];
              readonly template?: string;
            };
            readonly zone: string;
            readonly zoneType?: string;
          }[];
          readonly folder?: string;
          readonly hosts?: readonly {
            readonly failureDomain?: string;
            readonly networkDevice: {
              readonly gateway?: string;
              readonly ipAddrs: readonly string[];
              readonly nameservers?: readonly string[];
            };
            readonly role: "" | "bootstrap" | "control-plane" | "compute";
          }[];
          readonly ingressVIP?: string;
          readonly ingressVIPs?: readonly string[];
          readonly loadBalancer?: {
            readonly type?: "OpenShiftManagedDefault" | "UserManaged";
          };
          readonly network?: string;
          readonly nodeNetworking?: {
            readonly external?: {
              readonly excludeNetworkSubnetCidr?: readonly string[];
              readonly network?: string;
              readonly networkSubnetCidr?: readonly string[];
            };
            readonly internal?: {
              readonly excludeNetworkSubnetCidr?: readonly string[];
              readonly network?: string;
              readonly networkSubnetCidr?: readonly string[];
            };
          };
          readonly password?: string;
          readonly resourcePool?: string;
          readonly username?: string;
          readonly vCenter?: string;
          readonly vcenters?: readonly {
            readonly datacenters: readonly string[];
            readonly password: string;
            readonly port?: number;
            readonly server: string;
            readonly user: string;
          }[];
        };
        readonly network?: string;
        readonly vCenter?: string;
      };
    };
    readonly powerState?: "" | "Running" | "Hibernating";
    readonly preserveOnDelete?: boolean;
    readonly provisioning?: {
      readonly customizationRef?: {
        readonly name?: string;
      };
      readonly imageSetRef?: {
        readonly name: string;
      };
      readonly installConfigSecretRef?: {
        readonly name?: string;
      };
      readonly installerEnv?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: {
          readonly configMapKeyRef?: {
            readonly key: string;
            readonly name?: string;
            readonly optional?: boolean;
          };
          readonly fieldRef?: {
            readonly apiVersion?: string;
            readonly fieldPath: string;
          };
          readonly fileKeyRef?: {
            readonly key: string;
            readonly optional?: boolean;
            readonly path: string;
            readonly volumeName: string;
          };
          readonly resourceFieldRef?: {
            readonly containerName?: string;
            readonly divisor?: number | string;
            readonly resource: string;
          };
          readonly secretKeyRef?: {
            readonly key: string;
            readonly name?: string;
            readonly optional?: boolean;
          };
        };
      }[];
      readonly installerImageOverride?: string;
      readonly manifestsConfigMapRef?: {
        readonly name?: string;
      };
      readonly manifestsSecretRef?: {
        readonly name?: string;
      };
      readonly releaseImage?: string;
      readonly sshKnownHosts?: readonly string[];
      readonly sshPrivateKeySecretRef?: {
        readonly name?: string;
      };
    };
    readonly pullSecretRef?: {
      readonly name?: string;
    };
  };
};

export type ClusterImageSet = {
  readonly apiVersion: "hive.openshift.io/v1";
  readonly kind: "ClusterImageSet";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly releaseImage: string;
  };
};
