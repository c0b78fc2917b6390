// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type AppProject = {
  readonly apiVersion: "argoproj.io/v1alpha1";
  readonly kind: "AppProject";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly clusterResourceBlacklist?: readonly {
      readonly group: string;
      readonly kind: string;
      readonly name?: string;
    }[];
    readonly clusterResourceWhitelist?: readonly {
      readonly group: string;
      readonly kind: string;
      readonly name?: string;
    }[];
    readonly description?: string;
    readonly destinationServiceAccounts?: readonly {
      readonly defaultServiceAccount: string;
      readonly namespace?: string;
      readonly server: string;
    }[];
    readonly destinations?: readonly {
      readonly name?: string;
      readonly namespace?: string;
      readonly server?: string;
    }[];
    readonly namespaceResourceBlacklist?: readonly {
      readonly group: string;
      readonly kind: string;
    }[];
    readonly namespaceResourceWhitelist?: readonly {
      readonly group: string;
      readonly kind: string;
    }[];
    readonly orphanedResources?: {
      readonly ignore?: readonly {
        readonly group?: string;
        readonly kind?: string;
        readonly name?: string;
      }[];
      readonly warn?: boolean;
    };
    readonly permitOnlyProjectScopedClusters?: boolean;
    readonly roles?: readonly {
      readonly description?: string;
      readonly groups?: readonly string[];
      readonly jwtTokens?: readonly {
        readonly exp?: number;
        readonly iat: number;
        readonly id?: string;
      }[];
      readonly name: string;
      readonly policies?: readonly string[];
    }[];
    readonly signatureKeys?: readonly {
      readonly keyID: string;
    }[];
    readonly sourceIntegrity?: {
      readonly git: {
        readonly policies: readonly {
          readonly gpg: {
            readonly keys: readonly string[];
            readonly mode: string;
          };
          readonly repos: readonly {
            readonly url: string;
          }[];
        }[];
      };
    };
    readonly sourceNamespaces?: readonly string[];
    readonly sourceRepos?: readonly string[];
    readonly syncWindows?: readonly {
      readonly andOperator?: boolean;
      readonly applications?: readonly string[];
      readonly clusters?: readonly string[];
      readonly description?: string;
      readonly duration?: string;
      readonly kind?: string;
      readonly manualSync?: boolean;
      readonly namespaces?: readonly string[];
      readonly schedule?: string;
      readonly syncOverrun?: boolean;
      readonly timeZone?: string;
    }[];
  };
};

export type Application = {
  readonly apiVersion: "argoproj.io/v1alpha1";
  readonly kind: "Application";
  readonly metadata: KubeMetadata;
  readonly operation?: {
    readonly info?: readonly {
      readonly name: string;
      readonly value: string;
    }[];
    readonly initiatedBy?: {
      readonly automated?: boolean;
      readonly username?: string;
    };
    readonly retry?: {
      readonly backoff?: {
        readonly duration?: string;
        readonly factor?: number;
        readonly maxDuration?: string;
      };
      readonly limit?: number;
      readonly refresh?: boolean;
    };
    readonly sync?: {
      readonly autoHealAttemptsCount?: number;
      readonly dryRun?: boolean;
      readonly manifests?: readonly string[];
      readonly prune?: boolean;
      readonly resources?: readonly {
        readonly group?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      }[];
      readonly revision?: string;
      readonly revisions?: readonly string[];
      readonly source?: {
        readonly chart?: string;
        readonly directory?: {
          readonly exclude?: string;
          readonly include?: string;
          readonly jsonnet?: {
            readonly extVars?: readonly {
              readonly code?: boolean;
              readonly name: string;
              readonly value: string;
            }[];
            readonly libs?: readonly string[];
            readonly tlas?: readonly {
              readonly code?: boolean;
              readonly name: string;
              readonly value: string;
            }[];
          };
          readonly recurse?: boolean;
        };
        readonly helm?: {
          readonly apiVersions?: readonly string[];
          readonly fileParameters?: readonly {
            readonly name?: string;
            readonly path?: string;
          }[];
          readonly ignoreMissingValueFiles?: boolean;
          readonly kubeVersion?: string;
          readonly namespace?: string;
          readonly parameters?: readonly {
            readonly forceString?: boolean;
            readonly name?: string;
            readonly value?: string;
          }[];
          readonly passCredentials?: boolean;
          readonly releaseName?: string;
          readonly skipCrds?: boolean;
          readonly skipSchemaValidation?: boolean;
          readonly skipTests?: boolean;
          readonly valueFiles?: readonly string[];
          readonly values?: string;
          readonly valuesObject?: Readonly<Record<string, unknown>>;
          readonly version?: string;
        };
        readonly kustomize?: {
          readonly apiVersions?: readonly string[];
          readonly commonAnnotations?: Readonly<Record<string, string>>;
          readonly commonAnnotationsEnvsubst?: boolean;
          readonly commonLabels?: Readonly<Record<string, string>>;
          readonly components?: readonly string[];
          readonly forceCommonAnnotations?: boolean;
          readonly forceCommonLabels?: boolean;
          readonly ignoreMissingComponents?: boolean;
          readonly images?: readonly string[];
          readonly kubeVersion?: string;
          readonly labelIncludeTemplates?: boolean;
          readonly labelWithoutSelector?: boolean;
          readonly namePrefix?: string;
          readonly nameSuffix?: string;
          readonly namespace?: string;
          readonly patches?: readonly {
            readonly options?: Readonly<Record<string, boolean>>;
            readonly patch?: string;
            readonly path?: string;
            readonly target?: {
              readonly annotationSelector?: string;
              readonly group?: string;
              readonly kind?: string;
              readonly labelSelector?: string;
              readonly name?: string;
              readonly namespace?: string;
              readonly version?: string;
            };
          }[];
          readonly replicas?: readonly {
            readonly count: number | string;
            readonly name: string;
          }[];
          readonly version?: string;
        };
        readonly name?: string;
        readonly path?: string;
        readonly plugin?: {
          readonly env?: readonly {
            readonly name: string;
            readonly value: string;
          }[];
          readonly name?: string;
          readonly parameters?: readonly {
            readonly array?: readonly string[];
            readonly map?: Readonly<Record<string, string>>;
            readonly name?: string;
            readonly string?: string;
          }[];
        };
        readonly ref?: string;
        readonly repoURL: string;
        readonly tagPrefix?: string;
        readonly targetRevision?: string;
      };
      readonly sources?: readonly {
        readonly chart?: string;
        readonly directory?: {
          readonly exclude?: string;
          readonly include?: string;
          readonly jsonnet?: {
            readonly extVars?: readonly {
              readonly code?: boolean;
              readonly name: string;
              readonly value: string;
            }[];
            readonly libs?: readonly string[];
            readonly tlas?: readonly {
              readonly code?: boolean;
              readonly name: string;
              readonly value: string;
            }[];
          };
          readonly recurse?: boolean;
        };
        readonly helm?: {
          readonly apiVersions?: readonly string[];
          readonly fileParameters?: readonly {
            readonly name?: string;
            readonly path?: string;
          }[];
          readonly ignoreMissingValueFiles?: boolean;
          readonly kubeVersion?: string;
          readonly namespace?: string;
          readonly parameters?: readonly {
            readonly forceString?: boolean;
            readonly name?: string;
            readonly value?: string;
          }[];
          readonly passCredentials?: boolean;
          readonly releaseName?: string;
          readonly skipCrds?: boolean;
          readonly skipSchemaValidation?: boolean;
          readonly skipTests?: boolean;
          readonly valueFiles?: readonly string[];
          readonly values?: string;
          readonly valuesObject?: Readonly<Record<string, unknown>>;
          readonly version?: string;
        };
        readonly kustomize?: {
          readonly apiVersions?: readonly string[];
          readonly commonAnnotations?: Readonly<Record<string, string>>;
          readonly commonAnnotationsEnvsubst?: boolean;
          readonly commonLabels?: Readonly<Record<string, string>>;
          readonly components?: readonly string[];
          readonly forceCommonAnnotations?: boolean;
          readonly forceCommonLabels?: boolean;
          readonly ignoreMissingComponents?: boolean;
          readonly images?: readonly string[];
          readonly kubeVersion?: string;
          readonly labelIncludeTemplates?: boolean;
          readonly labelWithoutSelector?: boolean;
          readonly namePrefix?: string;
          readonly nameSuffix?: string;
          readonly namespace?: string;
          readonly patches?: readonly {
            readonly options?: Readonly<Record<string, boolean>>;
            readonly patch?: string;
            readonly path?: string;
            readonly target?: {
              readonly annotationSelector?: string;
              readonly group?: string;
              readonly kind?: string;
              readonly labelSelector?: string;
              readonly name?: string;
              readonly namespace?: string;
              readonly version?: string;
            };
          }[];
          readonly replicas?: readonly {
            readonly count: number | string;
            readonly name: string;
          }[];
          readonly version?: string;
        };
        readonly name?: string;
        readonly path?: string;
        readonly plugin?: {
          readonly env?: readonly {
            readonly name: string;
            readonly value: string;
          }[];
          readonly name?: string;
          readonly parameters?: readonly {
            readonly array?: readonly string[];
            readonly map?: Readonly<Record<string, string>>;
            readonly name?: string;
            readonly string?: string;
          }[];
        };
        readonly ref?: string;
        readonly repoURL: string;
        readonly tagPrefix?: string;
        readonly targetRevision?: string;
      }[];
      readonly syncOptions?: readonly string[];
      readonly syncStrategy?: {
        readonly apply?: {
          readonly force?: boolean;
        };
        readonly hook?: {
          readonly force?: boolean;
        };
      };
    };
  };
  readonly spec: {
    readonly destination: {
      readonly name?: string;
      readonly namespace?: string;
      readonly server?: string;
    };
    readonly ignoreDifferences?: readonly {
      readonly group?: string;
      readonly jqPathExpressions?: readonly string[];
      readonly jsonPointers?: readonly string[];
      readonly kind: string;
      readonly managedFieldsManagers?: readonly string[];
      readonly name?: string;
      readonly namespace?: string;
    }[];
    readonly info?: readonly {
      readonly name: string;
      readonly value: string;
    }[];
    readonly project: string;
    readonly revisionHistoryLimit?: number;
    readonly source?: {
      readonly chart?: string;
      readonly directory?: {
        readonly exclude?: string;
        readonly include?: string;
        readonly jsonnet?: {
          readonly extVars?: readonly {
            readonly code?: boolean;
            readonly name: string;
            readonly value: string;
          }[];
          readonly libs?: readonly string[];
          readonly tlas?: readonly {
            readonly code?: boolean;
            readonly name: string;
            readonly value: string;
          }[];
        };
        readonly recurse?: boolean;
      };
      readonly helm?: {
        readonly apiVersions?: readonly string[];
        readonly fileParameters?: readonly {
          readonly name?: string;
          readonly path?: string;
        }[];
        readonly ignoreMissingValueFiles?: boolean;
        readonly kubeVersion?: string;
        readonly namespace?: string;
        readonly parameters?: readonly {
          readonly forceString?: boolean;
          readonly name?: string;
          readonly value?: string;
        }[];
        readonly passCredentials?: boolean;
        readonly releaseName?: string;
        readonly skipCrds?: boolean;
        readonly skipSchemaValidation?: boolean;
        readonly skipTests?: boolean;
        readonly valueFiles?: readonly string[];
        readonly values?: string;
        readonly valuesObject?: Readonly<Record<string, unknown>>;
        readonly version?: string;
      };
      readonly kustomize?: {
        readonly apiVersions?: readonly string[];
        readonly commonAnnotations?: Readonly<Record<string, string>>;
        readonly commonAnnotationsEnvsubst?: boolean;
        readonly commonLabels?: Readonly<Record<string, string>>;
        readonly components?: readonly string[];
        readonly forceCommonAnnotations?: boolean;
        readonly forceCommonLabels?: boolean;
        readonly ignoreMissingComponents?: boolean;
        readonly images?: readonly string[];
        readonly kubeVersion?: string;
        readonly labelIncludeTemplates?: boolean;
        readonly labelWithoutSelector?: boolean;
        readonly namePrefix?: string;
        readonly nameSuffix?: string;
        readonly namespace?: string;
        readonly patches?: readonly {
          readonly options?: Readonly<Record<string, boolean>>;
          readonly patch?: string;
          readonly path?: string;
          readonly target?: {
            readonly annotationSelector?: string;
            readonly group?: string;
            readonly kind?: string;
            readonly labelSelector?: string;
            readonly name?: string;
            readonly namespace?: string;
            readonly version?: string;
          };
        }[];
        readonly replicas?: readonly {
          readonly count: number | string;
          readonly name: string;
        }[];
        readonly version?: string;
      };
      readonly name?: string;
      readonly path?: string;
      readonly plugin?: {
        readonly env?: readonly {
          readonly name: string;
          readonly value: string;
        }[];
        readonly name?: string;
        readonly parameters?: readonly {
          readonly array?: readonly string[];
          readonly map?: Readonly<Record<string, string>>;
          readonly name?: string;
          readonly string?: string;
        }[];
      };
      readonly ref?: string;
      readonly repoURL: string;
      readonly tagPrefix?: string;
      readonly targetRevision?: string;
    };
    readonly sourceHydrator?: {
      readonly drySource: {
        readonly directory?: {
          readonly exclude?: string;
          readonly include?: string;
          readonly jsonnet?: {
            readonly extVars?: readonly {
              readonly code?: boolean;
              readonly name: string;
              readonly value: string;
            }[];
            readonly libs?: readonly string[];
            readonly tlas?: readonly {
              readonly code?: boolean;
              readonly name: string;
              readonly value: string;
            }[];
          };
          readonly recurse?: boolean;
        };
        readonly helm?: {
          readonly apiVersions?: readonly string[];
          readonly fileParameters?: readonly {
            readonly name?: string;
            readonly path?: string;
          }[];
          readonly ignoreMissingValueFiles?: boolean;
          readonly kubeVersion?: string;
          readonly namespace?: string;
          readonly parameters?: readonly {
            readonly forceString?: boolean;
            readonly name?: string;
            readonly value?: string;
          }[];
          readonly passCredentials?: boolean;
          readonly releaseName?: string;
          readonly skipCrds?: boolean;
          readonly skipSchemaValidation?: boolean;
          readonly skipTests?: boolean;
          readonly valueFiles?: readonly string[];
          readonly values?: string;
          readonly valuesObject?: Readonly<Record<string, unknown>>;
          readonly version?: string;
        };
        readonly kustomize?: {
          readonly apiVersions?: readonly string[];
          readonly commonAnnotations?: Readonly<Record<string, string>>;
          readonly commonAnnotationsEnvsubst?: boolean;
          readonly commonLabels?: Readonly<Record<string, string>>;
          readonly components?: readonly string[];
          readonly forceCommonAnnotations?: boolean;
          readonly forceCommonLabels?: boolean;
          readonly ignoreMissingComponents?: boolean;
          readonly images?: readonly string[];
          readonly kubeVersion?: string;
          readonly labelIncludeTemplates?: boolean;
          readonly labelWithoutSelector?: boolean;
          readonly namePrefix?: string;
          readonly nameSuffix?: string;
          readonly namespace?: string;
          readonly patches?: readonly {
            readonly options?: Readonly<Record<string, boolean>>;
            readonly patch?: string;
            readonly path?: string;
            readonly target?: {
              readonly annotationSelector?: string;
              readonly group?: string;
              readonly kind?: string;
              readonly labelSelector?: string;
              readonly name?: string;
              readonly namespace?: string;
              readonly version?: string;
            };
          }[];
          readonly replicas?: readonly {
            readonly count: number | string;
            readonly name: string;
          }[];
          readonly version?: string;
        };
        readonly path: string;
        readonly plugin?: {
          readonly env?: readonly {
            readonly name: string;
            readonly value: string;
          }[];
          readonly name?: string;
          readonly parameters?: readonly {
            readonly array?: readonly string[];
            readonly map?: Readonly<Record<string, string>>;
            readonly name?: string;
            readonly string?: string;
          }[];
        };
        readonly repoURL: string;
        readonly targetRevision: string;
      };
      readonly hydrateTo?: {
        readonly targetBranch: string;
      };
      readonly syncSource: {
        readonly path: string;
        readonly repoURL?: string;
        readonly targetBranch: string;
      };
    };
    readonly sources?: readonly {
      readonly chart?: string;
      readonly directory?: {
        readonly exclude?: string;
        readonly include?: string;
        readonly jsonnet?: {
          readonly extVars?: readonly {
            readonly code?: boolean;
            readonly name: string;
            readonly value: string;
          }[];
          readonly libs?: readonly string[];
          readonly tlas?: readonly {
            readonly code?: boolean;
            readonly name: string;
            readonly value: string;
          }[];
        };
        readonly recurse?: boolean;
      };
      readonly helm?: {
        readonly apiVersions?: readonly string[];
        readonly fileParameters?: readonly {
          readonly name?: string;
          readonly path?: string;
        }[];
        readonly ignoreMissingValueFiles?: boolean;
        readonly kubeVersion?: string;
        readonly namespace?: string;
        readonly parameters?: readonly {
          readonly forceString?: boolean;
          readonly name?: string;
          readonly value?: string;
        }[];
        readonly passCredentials?: boolean;
        readonly releaseName?: string;
        readonly skipCrds?: boolean;
        readonly skipSchemaValidation?: boolean;
        readonly skipTests?: boolean;
        readonly valueFiles?: readonly string[];
        readonly values?: string;
        readonly valuesObject?: Readonly<Record<string, unknown>>;
        readonly version?: string;
      };
      readonly kustomize?: {
        readonly apiVersions?: readonly string[];
        readonly commonAnnotations?: Readonly<Record<string, string>>;
        readonly commonAnnotationsEnvsubst?: boolean;
        readonly commonLabels?: Readonly<Record<string, string>>;
        readonly components?: readonly string[];
        readonly forceCommonAnnotations?: boolean;
        readonly forceCommonLabels?: boolean;
        readonly ignoreMissingComponents?: boolean;
        readonly images?: readonly string[];
        readonly kubeVersion?: string;
        readonly labelIncludeTemplates?: boolean;
        readonly labelWithoutSelector?: boolean;
        readonly namePrefix?: string;
        readonly nameSuffix?: string;
        readonly namespace?: string;
        readonly patches?: readonly {
          readonly options?: Readonly<Record<string, boolean>>;
          readonly patch?: string;
          readonly path?: string;
          readonly target?: {
            readonly annotationSelector?: string;
            readonly group?: string;
            readonly kind?: string;
            readonly labelSelector?: string;
            readonly name?: string;
            readonly namespace?: string;
            readonly version?: string;
          };
        }[];
        readonly replicas?: readonly {
          readonly count: number | string;
          readonly name: string;
        }[];
        readonly version?: string;
      };
      readonly name?: string;
      readonly path?: string;
      readonly plugin?: {
        readonly env?: readonly {
          readonly name: string;
          readonly value: string;
        }[];
        readonly name?: string;
        readonly parameters?: readonly {
          readonly array?: readonly string[];
          readonly map?: Readonly<Record<string, string>>;
          readonly name?: string;
          readonly string?: string;
        }[];
      };
      readonly ref?: string;
      readonly repoURL: string;
      readonly tagPrefix?: string;
      readonly targetRevision?: string;
    }[];
    readonly syncPolicy?: {
      readonly automated?: {
        readonly allowEmpty?: boolean;
        readonly enabled?: boolean;
        readonly prune?: boolean;
        readonly selfHeal?: boolean;
      };
      readonly managedNamespaceMetadata?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly labels?: Readonly<Record<string, string>>;
      };
      readonly retry?: {
        readonly backoff?: {
          readonly duration?: string;
          readonly factor?: number;
          readonly maxDuration?: string;
        };
        readonly limit?: number;
        readonly refresh?: boolean;
      };
      readonly syncOptions?: readonly string[];
    };
  };
};

export type ArgoCD = {
  readonly apiVersion: "argoproj.io/v1beta1";
  readonly kind: "ArgoCD";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly aggregatedClusterRoles?: boolean;
    readonly applicationInstanceLabelKey?: string;
    readonly applicationSet?: {
      readonly annotations?: Readonly<Record<string, string>>;
      readonly enabled?: boolean;
      readonly env?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: Readonly<Record<string, unknown>>;
      }[];
      readonly extraCommandArgs?: readonly string[];
      readonly image?: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly logLevel?: string;
      readonly logformat?: "text" | "json";
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly scmProviders?: readonly string[];
      readonly scmRootCAConfigMap?: string;
      readonly sourceNamespaces?: readonly string[];
      readonly version?: string;
      readonly volumeMounts?: readonly {
        readonly mountPath: string;
        readonly mountPropagation?: string;
        readonly name: string;
        readonly readOnly?: boolean;
        readonly recursiveReadOnly?: string;
        readonly subPath?: string;
        readonly subPathExpr?: string;
      }[];
      readonly volumes?: readonly Readonly<Record<string, unknown>>[];
      readonly webhookServer?: {
        readonly host?: string;
        readonly ingress?: {
          readonly annotations?: Readonly<Record<string, string>>;
          readonly enabled: boolean;
          readonly ingressClassName?: string;
          readonly path?: string;
          readonly tls?: readonly {
            readonly hosts?: readonly string[];
            readonly secretName?: string;
          }[];
        };
        readonly route?: {
          readonly annotations?: Readonly<Record<string, string>>;
          readonly enabled: boolean;
          readonly labels?: Readonly<Record<string, string>>;
          readonly path?: string;
          readonly tls?: {
            readonly caCertificate?: string;
            readonly certificate?: string;
            readonly destinationCACertificate?: string;
            readonly externalCertificate?: {
              readonly name?: string;
            };
            readonly insecureEdgeTerminationPolicy?: "Allow" | "None" | "Redirect" | "";
            readonly key?: string;
            readonly termination: "edge" | "reencrypt" | "passthrough";
          };
          readonly wildcardPolicy?: string;
        };
      };
    };
    readonly argoCDAgent?: {
      readonly agent?: {
        readonly allowedNamespaces?: readonly string[];
        readonly client?: {
          readonly enableCompression?: boolean;
          readonly enableWebSocket?: boolean;
          readonly keepAliveInterval?: string;
          readonly mode?: string;
          readonly principalServerAddress?: string;
          readonly principalServerPort?: string;
        };
        readonly creds?: string;
        readonly destinationBasedMapping?: {
          readonly createNamespace?: boolean;
          readonly enabled?: boolean;
        };
        readonly enabled?: boolean;
        readonly env?: readonly {
          readonly name: string;
          readonly value?: string;
          readonly valueFrom?: Readonly<Record<string, unknown>>;
        }[];
        readonly image?: string;
        readonly logFormat?: string;
        readonly logLevel?: string;
        readonly redis?: {
          readonly serverAddress?: string;
        };
        readonly tls?: {
          readonly insecure?: boolean;
          readonly rootCASecretName?: string;
          readonly secretName?: string;
        };
      };
      readonly principal?: {
        readonly auth?: string;
        readonly destinationBasedMapping?: boolean;
        readonly enabled?: boolean;
        readonly env?: readonly {
          readonly name: string;
          readonly value?: string;
          readonly valueFrom?: Readonly<Record<string, unknown>>;
        }[];
        readonly image?: string;
        readonly jwt?: {
          readonly insecureGenerate?: boolean;
          readonly secretName?: string;
        };
        readonly logFormat?: string;
        readonly logLevel?: string;
        readonly namespace?: {
          readonly allowedNamespaces?: readonly string[];
          readonly enableNamespaceCreate?: boolean;
          readonly namespaceCreateLabels?: readonly string[];
          readonly namespaceCreatePattern?: string;
        };
        readonly redis?: {
          readonly compressionType?: string;
          readonly serverAddress?: string;
        };
        readonly resourceProxy?: {
          readonly caSecretName?: string;
          readonly secretName?: string;
        };
        readonly server?: {
          readonly enableWebSocket?: boolean;
          readonly keepAliveMinInterval?: string;
          readonly route?: {
            readonly enabled?: boolean;
          };
          readonly service?: {
            readonly type: string;
          };
        };
        readonly tls?: {
          readonly insecureGenerate?: boolean;
          readonly rootCASecretName?: string;
          readonly secretName?: string;
        };
      };
    };
    readonly banner?: {
      readonly content: string;
      readonly permanent?: boolean;
      readonly position?: string;
      readonly url?: string;
    };
    readonly cmdParams?: Readonly<Record<string, string>>;
    readonly configManagementPlugins?: string;
    readonly controller?: {
      readonly annotations?: Readonly<Record<string, string>>;
      readonly appSync?: string;
      readonly enabled?: boolean;
      readonly env?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: Readonly<Record<string, unknown>>;
      }[];
      readonly extraCommandArgs?: readonly string[];
      readonly initContainers?: readonly Readonly<Record<string, unknown>>[];
      readonly labels?: Readonly<Record<string, string>>;
      readonly logFormat?: string;
      readonly logLevel?: string;
      readonly parallelismLimit?: number;
      readonly processors?: {
        readonly operation?: number;
        readonly status?: number;
      };
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly respectRBAC?: string;
      readonly sharding?: {
        readonly clustersPerShard?: number;
        readonly dynamicScalingEnabled?: boolean;
        readonly enabled?: boolean;
        readonly maxShards?: number;
        readonly minShards?: number;
        readonly replicas?: number;
      };
      readonly sidecarContainers?: readonly Readonly<Record<string, unknown>>[];
      readonly volumeMounts?: readonly {
        readonly mountPath: string;
        readonly mountPropagation?: string;
        readonly name: string;
        readonly readOnly?: boolean;
        readonly recursiveReadOnly?: string;
        readonly subPath?: string;
        readonly subPathExpr?: string;
      }[];
      readonly volumes?: readonly Readonly<Record<string, unknown>>[];
    };
    readonly defaultClusterScopedRoleDisabled?: boolean;
    readonly disableAdmin?: boolean;
    readonly extraConfig?: Readonly<Record<string, string>>;
    readonly gaAnonymizeUsers?: boolean;
    readonly gaTrackingID?: string;
    readonly grafana?: {
      readonly enabled: boolean;
      readonly host?: string;
      readonly image?: string;
      readonly ingress?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly enabled: boolean;
        readonly ingressClassName?: string;
        readonly path?: string;
        readonly tls?: readonly {
          readonly hosts?: readonly string[];
          readonly secretName?: string;
        }[];
      };
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly route?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly enabled: boolean;
        readonly labels?: Readonly<Record<string, string>>;
        readonly path?: string;
        readonly tls?: {
          readonly caCertificate?: string;
          readonly certificate?: string;
          readonly destinationCACertificate?: string;
          readonly externalCertificate?: {
            readonly name?: string;
          };
          readonly insecureEdgeTerminationPolicy?: "Allow" | "None" | "Redirect" | "";
          readonly key?: string;
          readonly termination: "edge" | "reencrypt" | "passthrough";
        };
        readonly wildcardPolicy?: string;
      };
      readonly size?: number;
      readonly version?: string;
    };
    readonly ha?: {
      readonly enabled: boolean;
      readonly redisProxyImage?: string;
      readonly redisProxyVersion?: string;
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
    };
    readonly helpChatText?: string;
    readonly helpChatURL?: string;
    readonly image?: string;
    readonly imagePullPolicy?: "Always" | "IfNotPresent" | "Never";
    readonly imageUpdater?: {
      readonly enabled: boolean;
      readonly env?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: Readonly<Record<string, unknown>>;
      }[];
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
    };
    readonly import?: {
      readonly name: string;
      readonly namespace?: string;
    };
    readonly initialRepositories?: string;
    readonly initialSSHKnownHosts?: {
      readonly excludedefaulthosts?: boolean;
      readonly keys?: string;
    };
    readonly installationID?: string;
    readonly kustomizeBuildOptions?: string;
    readonly kustomizeVersions?: readonly {
      readonly path?: string;
      readonly version?: string;
    }[];
    readonly localUsers?: readonly {
      readonly apiKey?: boolean;
      readonly autoRenewToken?: boolean;
      readonly enabled?: boolean;
      readonly login?: boolean;
      readonly name: string;
      readonly tokenLifetime?: string;
    }[];
    readonly monitoring?: {
      readonly disableMetrics?: boolean;
      readonly enabled: boolean;
    };
    readonly namespaceManagement?: readonly {
      readonly allowManagedBy: boolean;
      readonly name: string;
    }[];
    readonly networkPolicy?: {
      readonly enabled?: boolean;
    };
    readonly nodePlacement?: {
      readonly nodeSelector?: Readonly<Record<string, string>>;
      readonly tolerations?: readonly {
        readonly effect?: string;
        readonly key?: string;
        readonly operator?: string;
        readonly tolerationSeconds?: number;
        readonly value?: string;
      }[];
    };
    readonly notifications?: {
      readonly enabled: boolean;
      readonly env?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: Readonly<Record<string, unknown>>;
      }[];
      readonly image?: string;
      readonly logLevel?: string;
      readonly logformat?: "text" | "json";
      readonly replicas?: number;
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly sourceNamespaces?: readonly string[];
      readonly version?: string;
    };
    readonly oidcConfig?: string;
    readonly prometheus?: {
      readonly enabled: boolean;
      readonly host?: string;
      readonly ingress?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly enabled: boolean;
        readonly ingressClassName?: string;
        readonly path?: string;
        readonly tls?: readonly {
          readonly hosts?: readonly string[];
          readonly secretName?: string;
        }[];
      };
      readonly route?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly enabled: boolean;
        readonly labels?: Readonly<Record<string, string>>;
        readonly path?: string;
        readonly tls?: {
          readonly caCertificate?: string;
          readonly certificate?: string;
          readonly destinationCACertificate?: string;
          readonly externalCertificate?: {
            readonly name?: string;
          };
          readonly insecureEdgeTerminationPolicy?: "Allow" | "None" | "Redirect" | "";
          readonly key?: string;
          readonly termination: "edge" | "reencrypt" | "passthrough";
        };
        readonly wildcardPolicy?: string;
      };
      readonly size?: number;
    };
    readonly rbac?: {
      readonly defaultPolicy?: string;
      readonly policy?: string;
      readonly policyMatcherMode?: string;
      readonly scopes?: string;
    };
    readonly redis?: {
      readonly autotls?: string;
      readonly disableTLSVerification?: boolean;
      readonly enabled?: boolean;
      readonly image?: string;
      readonly remote?: string;
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly version?: string;
    };
    readonly repo?: {
      readonly annotations?: Readonly<Record<string, string>>;
      readonly autotls?: string;
      readonly enabled?: boolean;
      readonly env?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: Readonly<Record<string, unknown>>;
      }[];
      readonly execTimeout?: number;
      readonly extraRepoCommandArgs?: readonly string[];
      readonly image?: string;
      readonly initContainers?: readonly Readonly<Record<string, unknown>>[];
      readonly labels?: Readonly<Record<string, string>>;
      readonly logFormat?: string;
      readonly logLevel?: string;
      readonly mountsatoken?: boolean;
      readonly remote?: string;
      readonly replicas?: number;
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly serviceaccount?: string;
      readonly sidecarContainers?: readonly Readonly<Record<string, unknown>>[];
      readonly systemCATrust?: {
        readonly clusterTrustBundles?: readonly {
          readonly labelSelector?: {
            readonly matchExpressions?: readonly {
              readonly key: string;
              readonly operator: string;
              readonly values?: readonly string[];
            }[];
            readonly matchLabels?: Readonly<Record<string, string>>;
          };
          readonly name?: string;
          readonly optional?: boolean;
          readonly path: string;
          readonly signerName?: string;
        }[];
        readonly configMaps?: readonly {
          readonly items?: readonly {
            readonly key: string;
            readonly mode?: number;
            readonly path: string;
          }[];
          readonly name?: string;
          readonly optional?: boolean;
        }[];
        readonly dropImageCertificates?: boolean;
        readonly secrets?: readonly {
          readonly items?: readonly {
            readonly key: string;
            readonly mode?: number;
            readonly path: string;
          }[];
          readonly name?: string;
          readonly optional?: boolean;
        }[];
      };
      readonly verifytls?: boolean;
      readonly version?: string;
      readonly volumeMounts?: readonly {
        readonly mountPath: string;
        readonly mountPropagation?: string;
        readonly name: string;
        readonly readOnly?: boolean;
        readonly recursiveReadOnly?: string;
        readonly subPath?: string;
        readonly subPathExpr?: string;
      }[];
      readonly volumes?: readonly Readonly<Record<string, unknown>>[];
    };
    readonly repositoryCredentials?: string;
    readonly resourceActions?: readonly {
      readonly action?: string;
      readonly group?: string;
      readonly kind?: string;
    }[];
    readonly resourceExclusions?: string;
    readonly resourceHealthChecks?: readonly {
      readonly check?: string;
      readonly group?: string;
      readonly kind?: string;
    }[];
    readonly resourceIgnoreDifferences?: {
      readonly all?: {
        readonly jqPathExpressions?: readonly string[];
        readonly jsonPointers?: readonly string[];
        readonly managedFieldsManagers?: readonly string[];
      };
      readonly resourceIdentifiers?: readonly {
        readonly customization?: {
          readonly jqPathExpressions?: readonly string[];
          readonly jsonPointers?: readonly string[];
          readonly managedFieldsManagers?: readonly string[];
        };
        readonly group?: string;
        readonly kind?: string;
      }[];
    };
    readonly resourceInclusions?: string;
    readonly resourceTrackingMethod?: string;
    readonly server?: {
      readonly annotations?: Readonly<Record<string, string>>;
      readonly autoscale?: {
        readonly enabled: boolean;
        readonly hpa?: {
          readonly maxReplicas: number;
          readonly minReplicas?: number;
          readonly scaleTargetRef: {
            readonly apiVersion?: string;
            readonly kind: string;
            readonly name: string;
          };
          readonly targetCPUUtilizationPercentage?: number;
        };
      };
      readonly enableRolloutsUI?: boolean;
      readonly enabled?: boolean;
      readonly env?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: Readonly<Record<string, unknown>>;
      }[];
      readonly extraCommandArgs?: readonly string[];
      readonly grpc?: {
        readonly host?: string;
        readonly ingress?: {
          readonly annotations?: Readonly<Record<string, string>>;
          readonly enabled: boolean;
          readonly ingressClassName?: string;
          readonly path?: string;
          readonly tls?: readonly {
            readonly hosts?: readonly string[];
            readonly secretName?: string;
          }[];
        };
      };
      readonly host?: string;
      readonly ingress?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly enabled: boolean;
        readonly ingressClassName?: string;
        readonly path?: string;
        readonly tls?: readonly {
          readonly hosts?: readonly string[];
          readonly secretName?: string;
        }[];
      };
      readonly initContainers?: readonly Readonly<Record<string, unknown>>[];
      readonly insecure?: boolean;
      readonly labels?: Readonly<Record<string, string>>;
      readonly logFormat?: string;
      readonly logLevel?: string;
      readonly replicas?: number;
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
        readonly limits?: Readonly<Record<string, number | string>>;
        readonly requests?: Readonly<Record<string, number | string>>;
      };
      readonly route?: {
        readonly annotations?: Readonly<Record<string, string>>;
        readonly enabled: boolean;
        readonly labels?: Readonly<Record<string, string>>;
        readonly path?: string;
        readonly tls?: {
          readonly caCertificate?: string;
          readonly certificate?: string;
          readonly destinationCACertificate?: string;
          readonly externalCertificate?: {
            readonly name?: string;
          };
          readonly insecureEdgeTerminationPolicy?: "Allow" | "None" | "Redirect" | "";
          readonly key?: string;
          readonly termination: "edge" | "reencrypt" | "passthrough";
        };
        readonly wildcardPolicy?: string;
      };
      readonly service?: {
        readonly type: string;
      };
      readonly sidecarContainers?: readonly Readonly<Record<string, unknown>>[];
      readonly volumeMounts?: readonly {
        readonly mountPath: string;
        readonly mountPropagation?: string;
        readonly name: string;
        readonly readOnly?: boolean;
        readonly recursiveReadOnly?: string;
        readonly subPath?: string;
        readonly subPathExpr?: string;
      }[];
      readonly volumes?: readonly Readonly<Record<string, unknown>>[];
    };
    readonly sourceNamespaces?: readonly string[];
    readonly sso?: {
      readonly dex?: {
        readonly config?: string;
        readonly env?: readonly {
          readonly name: string;
          readonly value?: string;
          readonly valueFrom?: Readonly<Record<string, unknown>>;
        }[];
        readonly groups?: readonly string[];
        readonly image?: string;
        readonly openShiftOAuth?: boolean;
        readonly resources?: {
          readonly claims?: readonly {
            readonly name: string;
            readonly request?: string;
          }[];
          readonly limits?: Readonly<Record<string, number | string>>;
          readonly requests?: Readonly<Record<string, number | string>>;
        };
        readonly version?: string;
        readonly volumeMounts?: readonly {
          readonly mountPath: string;
          readonly mountPropagation?: string;
          readonly name: string;
          readonly readOnly?: boolean;
          readonly recursiveReadOnly?: string;
          readonly subPath?: string;
          readonly subPathExpr?: string;
        }[];
        readonly volumes?: readonly Readonly<Record<string, unknown>>[];
      };
      readonly keycloak?: {
        readonly host?: string;
        readonly image?: string;
        readonly resources?: {
          readonly claims?: readonly {
            readonly name: string;
            readonly request?: string;
          }[];
          readonly limits?: Readonly<Record<string, number | string>>;
          readonly requests?: Readonly<Record<string, number | string>>;
        };
        readonly rootCA?: string;
        readonly verifyTLS?: boolean;
        readonly version?: string;
      };
      readonly provider?: string;
    };
    readonly statusBadgeEnabled?: boolean;
    readonly tls?: {
      readonly ca?: {
        readonly configMapName?: string;
        readonly secretName?: string;
      };
      readonly initialCerts?: Readonly<Record<string, string>>;
    };
    readonly usersAnonymousEnabled?: boolean;
    readonly version?: string;
  };
};

export type ArgoCDStatus = {
  readonly applicationController?: string;
  readonly applicationSetController?: string;
  readonly conditions?: readonly {
    readonly lastTransitionTime: string;
    readonly message: string;
    readonly observedGeneration?: number;
    readonly reason: string;
    readonly status: "True" | "False" | "Unknown";
    readonly type: string;
  }[];
  readonly host?: string;
  readonly notificationsController?: string;
  readonly phase?: string;
  readonly redis?: string;
  readonly redisTLSChecksum?: string;
  readonly repo?: string;
  readonly repoTLSChecksum?: string;
  readonly server?: string;
  readonly sso?: string;
};
