// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type HyperConverged = {
  readonly apiVersion: "hco.kubevirt.io/v1beta1";
  readonly kind: "HyperConverged";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly CommonInstancetypesDeployment?: {
      readonly enabled?: boolean | null;
    };
    readonly applicationAwareConfig?: {
      readonly allowApplicationAwareClusterResourceQuota?: boolean;
      readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly vmiCalcConfigName?:
        | "VmiPodUsage"
        | "VirtualResources"
        | "DedicatedVirtualResources"
        | "IgnoreVmiCalculator";
    };
    readonly certConfig?: {
      readonly ca?: {
        readonly duration?: string;
        readonly renewBefore?: string;
      };
      readonly server?: {
        readonly duration?: string;
        readonly renewBefore?: string;
      };
    };
    readonly commonBootImageNamespace?: string;
    readonly commonTemplatesNamespace?: string;
    readonly dataImportCronTemplates?: readonly {
      readonly metadata?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly finalizers?: readonly string[];
        readonly labels?: Readonly<Record<string, string>>;
        readonly name?: string;
        readonly namespace?: string;
      };
      readonly spec?: {
        readonly garbageCollect?: string;
        readonly importsToKeep?: number;
        readonly managedDataSource: string;
        readonly retentionPolicy?: string;
        readonly schedule: string;
        readonly template: {
          readonly apiVersion?: string;
          readonly kind?: string;
          readonly metadata?: {
            readonly annotations?: Readonly<Record<string, string>>;
            readonly finalizers?: readonly string[];
            readonly labels?: Readonly<Record<string, string>>;
            readonly name?: string;
            readonly namespace?: string;
          };
          readonly spec: {
            readonly checkpoints?: readonly {
              readonly current: string;
              readonly previous: string;
            }[];
            readonly contentType?: "kubevirt" | "archive";
            readonly finalCheckpoint?: boolean;
            readonly preallocation?: boolean;
            readonly priorityClassName?: string;
            readonly pvc?: {
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
            readonly source?: {
              readonly blank?: Readonly<Record<string, never>>;
              readonly gcs?: {
                readonly secretRef?: string;
                readonly url: string;
              };
              readonly http?: {
                readonly certConfigMap?: string;
                readonly extraHeaders?: readonly string[];
                readonly secretExtraHeaders?: readonly string[];
                readonly secretRef?: string;
                readonly url: string;
              };
              readonly imageio?: {
                readonly certConfigMap?: string;
                readonly diskId: string;
                readonly secretRef?: string;
                readonly url: string;
              };
              readonly pvc?: {
                readonly name: string;
                readonly namespace: string;
              };
              readonly registry?: {
                readonly certConfigMap?: string;
                readonly imageStream?: string;
                readonly platform?: {
                  readonly architecture?: string;
                };
                readonly pullMethod?: string;
                readonly secretRef?: string;
                readonly url?: string;
              };
              readonly s3?: {
                readonly certConfigMap?: string;
                readonly secretRef?: string;
                readonly url: string;
              };
              readonly snapshot?: {
                readonly name: string;
                readonly namespace: string;
              };
              readonly upload?: Readonly<Record<string, never>>;
              readonly vddk?: {
                readonly backingFile?: string;
                readonly extraArgs?: string;
                readonly initImageURL?: string;
                readonly secretRef?: string;
                readonly thumbprint?: string;
                readonly url?: string;
                readonly uuid?: string;
              };
            };
            readonly sourceRef?: {
              readonly kind: string;
              readonly name: string;
              readonly namespace?: string;
            };
            readonly storage?: {
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
              readonly volumeMode?: string;
              readonly volumeName?: string;
            };
          };
          readonly status?: {
            readonly claimName?: string;
            readonly conditions?: readonly {
              readonly lastHeartbeatTime?: string;
              readonly lastTransitionTime?: string;
              readonly message?: string;
              readonly reason?: string;
              readonly status: string;
              readonly type: string;
            }[];
            readonly phase?: string;
            readonly progress?: string;
            readonly restartCount?: number;
          };
        };
      };
    }[];
    readonly defaultCPUModel?: string;
    readonly defaultRuntimeClass?: string;
    readonly deployVmConsoleProxy?: boolean;
    readonly enableApplicationAwareQuota?: boolean;
    readonly enableCommonBootImageImport?: boolean;
    readonly evictionStrategy?: "None" | "LiveMigrate" | "LiveMigrateIfPossible" | "External";
    readonly featureGates?: {
      readonly alignCPUs?: boolean;
      readonly autoResourceLimits?: boolean;
      readonly decentralizedLiveMigration?: boolean;
      readonly declarativeHotplugVolumes?: boolean;
      readonly deployKubeSecondaryDNS?: boolean;
      readonly deployKubevirtIpamController?: boolean;
      readonly deployTektonTaskResources?: boolean;
      readonly deployVmConsoleProxy?: boolean;
      readonly disableMDevConfiguration?: boolean;
      readonly downwardMetrics?: boolean;
      readonly enableApplicationAwareQuota?: boolean;
      readonly enableCommonBootImageImport?: boolean;
      readonly enableManagedTenantQuota?: boolean;
      readonly enableMultiArchBootImageImport?: boolean;
      readonly nonRoot?: boolean;
      readonly objectGraph?: boolean;
      readonly persistentReservation?: boolean;
      readonly primaryUserDefinedNetworkBinding?: boolean;
      readonly videoConfig?: boolean;
      readonly withHostPassthroughCPU?: boolean;
    };
    readonly filesystemOverhead?: {
      readonly global?: string;
      readonly storageClass?: Readonly<Record<string, string>>;
    };
    readonly higherWorkloadDensity?: {
      readonly memoryOvercommitPercentage?: number;
    };
    readonly infra?: {
      readonly nodePlacement?: {
        readonly affinity?: Readonly<Record<string, unknown>>;
        readonly nodeSelector?: Readonly<Record<string, string>>;
        readonly tolerations?: readonly {
          readonly effect?: string;
          readonly key?: string;
          readonly operator?: string;
          readonly tolerationSeconds?: number;
          readonly value?: string;
        }[];
      };
    };
    readonly instancetypeConfig?: {
      readonly referencePolicy?: "reference" | "expand" | "expandAll" | null;
    };
    readonly ksmConfiguration?: {
      readonly nodeLabelSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
    };
    readonly kubeMacPoolConfiguration?: {
      readonly rangeEnd?: string;
      readonly rangeStart?: string;
    };
    readonly kubeSecondaryDNSNameServerIP?: string;
    readonly liveMigrationConfig?: {
      readonly allowAutoConverge?: boolean;
      readonly allowPostCopy?: boolean;
      readonly bandwidthPerMigration?: string;
      readonly completionTimeoutPerGiB?: number;
      readonly network?: string;
      readonly parallelMigrationsPerCluster?: number;
      readonly parallelOutboundMigrationsPerNode?: number;
      readonly progressTimeout?: number;
    };
    readonly liveUpdateConfiguration?: {
      readonly maxCpuSockets?: number;
      readonly maxGuest?: number | string;
      readonly maxHotplugRatio?: number;
    };
    readonly localStorageClassName?: string;
    readonly logVerbosityConfig?: {
      readonly cdi?: number;
      readonly kubevirt?: {
        readonly nodeVerbosity?: Readonly<Record<string, number>>;
        readonly virtAPI?: number;
        readonly virtController?: number;
        readonly virtHandler?: number;
        readonly virtLauncher?: number;
        readonly virtOperator?: number;
        readonly virtSynchronizationController?: number;
      };
    };
    readonly mediatedDevicesConfiguration?: {
      readonly mediatedDeviceTypes?: readonly string[];
      readonly mediatedDevicesTypes?: readonly string[];
      readonly nodeMediatedDeviceTypes?: readonly {
        readonly mediatedDeviceTypes?: readonly string[];
        readonly mediatedDevicesTypes?: readonly string[];
        readonly nodeSelector: Readonly<Record<string, string>>;
      }[];
    };
    readonly networkBinding?: {
      readonly [key: string]: {
        readonly computeResourceOverhead?: {
          readonly limits?: Readonly<Record<string, number | string>>;
          readonly requests?: Readonly<Record<string, number | string>>;
        };
        readonly domainAttachmentType?: string;
        readonly downwardAPI?: string;
        readonly migration?: {
          readonly method?: string;
        };
        readonly networkAttachmentDefinition?: string;
        readonly sidecarImage?: string;
      };
    };
    readonly obsoleteCPUs?: {
      readonly cpuModels?: readonly string[];
      readonly minCPUModel?: string;
    };
    readonly permittedHostDevices?: {
      readonly mediatedDevices?: readonly {
        readonly disabled?: boolean;
        readonly externalResourceProvider?: boolean;
        readonly mdevNameSelector: string;
        readonly resourceName: string;
      }[];
      readonly pciHostDevices?: readonly {
        readonly disabled?: boolean;
        readonly externalResourceProvider?: boolean;
        readonly pciDeviceSelector: string;
        readonly resourceName: string;
      }[];
      readonly usbHostDevices?: readonly {
        readonly disabled?: boolean;
        readonly externalResourceProvider?: boolean;
        readonly resourceName: string;
        readonly selectors?: readonly {
          readonly product: string;
          readonly vendor: string;
        }[];
      }[];
    };
    readonly resourceRequirements?: {
      readonly autoCPULimitNamespaceLabelSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly storageWorkloads?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly vmiCPUAllocationRatio?: number;
    };
    readonly scratchSpaceStorageClass?: string;
    readonly storageImport?: {
      readonly insecureRegistries?: readonly string[];
    };
    readonly tektonPipelinesNamespace?: string;
    readonly tektonTasksNamespace?: string;
    readonly tlsSecurityProfile?: {
      readonly custom?: {
        readonly ciphers?: readonly string[];
        readonly minTLSVersion?: "VersionTLS10" | "VersionTLS11" | "VersionTLS12" | "VersionTLS13";
      } | null;
      readonly intermediate?: Readonly<Record<string, never>> | null;
      readonly modern?: Readonly<Record<string, never>> | null;
      readonly old?: Readonly<Record<string, never>> | null;
      readonly type?: "Old" | "Intermediate" | "Modern" | "Custom";
    };
    readonly tuningPolicy?: "annotation" | "highBurst";
    readonly uninstallStrategy?: "RemoveWorkloads" | "BlockUninstallIfWorkloadsExist";
    readonly vddkInitImage?: string;
    readonly virtualMachineOptions?: {
      readonly disableFreePageReporting?: boolean;
      readonly disableSerialConsoleLog?: boolean;
    };
    readonly vmStateStorageClass?: string;
    readonly workloadUpdateStrategy?: {
      readonly batchEvictionInterval?: string;
      readonly batchEvictionSize?: number;
      readonly workloadUpdateMethods?: readonly string[];
    };
    readonly workloads?: {
      readonly nodePlacement?: {
        readonly affinity?: Readonly<Record<string, unknown>>;
        readonly nodeSelector?: Readonly<Record<string, string>>;
        readonly tolerations?: readonly {
          readonly effect?: string;
          readonly key?: string;
          readonly operator?: string;
          readonly tolerationSeconds?: number;
          readonly value?: string;
        }[];
      };
    };
  };
};
