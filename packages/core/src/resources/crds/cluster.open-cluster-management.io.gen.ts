// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type ManagedCluster = {
  readonly apiVersion: "cluster.open-cluster-management.io/v1";
  readonly kind: "ManagedCluster";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly hubAcceptsClient?: boolean;
    readonly leaseDurationSeconds?: number;
    readonly managedClusterClientConfigs?: readonly {
      readonly caBundle?: string;
      readonly url: string;
    }[];
    readonly taints?: readonly {
      readonly effect: "NoSelect" | "PreferNoSelect" | "NoSelectIfNew";
      readonly key: string;
      readonly timeAdded?: string | null;
      readonly value?: string;
    }[];
  };
};

export type ClusterPlacement = {
  readonly apiVersion: "cluster.open-cluster-management.io/v1beta1";
  readonly kind: "Placement";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly clusterSets?: readonly string[];
    readonly decisionStrategy?: {
      readonly groupStrategy?: {
        readonly clustersPerDecisionGroup?: number | string;
        readonly decisionGroups?: readonly {
          readonly groupClusterSelector: {
            readonly claimSelector?: {
              readonly matchExpressions?: readonly {
                readonly key: string;
                readonly operator: string;
                readonly values?: readonly string[];
              }[];
            };
            readonly labelSelector?: {
              readonly matchExpressions?: readonly {
                readonly key: string;
                readonly operator: string;
                readonly values?: readonly string[];
              }[];
              readonly matchLabels?: Readonly<Record<string, string>>;
            };
          };
          readonly groupName: string;
        }[];
      };
    };
    readonly numberOfClusters?: number;
    readonly predicates?: readonly {
      readonly requiredClusterSelector?: {
        readonly celSelector?: {
          readonly celExpressions?: readonly string[];
        };
        readonly claimSelector?: {
          readonly matchExpressions?: readonly {
            readonly key: string;
            readonly operator: string;
            readonly values?: readonly string[];
          }[];
        };
        readonly labelSelector?: {
          readonly matchExpressions?: readonly {
            readonly key: string;
            readonly operator: string;
            readonly values?: readonly string[];
          }[];
          readonly matchLabels?: Readonly<Record<string, string>>;
        };
      };
    }[];
    readonly prioritizerPolicy?: {
      readonly configurations?: readonly {
        readonly scoreCoordinate: {
          readonly addOn?: {
            readonly resourceName: string;
            readonly scoreName: string;
          };
          readonly builtIn?: string;
          readonly type?: "BuiltIn" | "AddOn";
        };
        readonly weight?: number;
      }[];
      readonly mode?: string;
    };
    readonly scoreRateLimit?: string;
    readonly sortBy?: "ClusterName" | "Score";
    readonly spreadPolicy?: {
      readonly spreadConstraints?: readonly {
        readonly maxSkew?: number;
        readonly topologyKey: string;
        readonly topologyKeyType: "Label" | "Claim";
        readonly whenUnsatisfiable?: "DoNotSchedule" | "ScheduleAnyway";
      }[];
    };
    readonly tolerations?: readonly {
      readonly effect?: "NoSelect" | "PreferNoSelect" | "NoSelectIfNew";
      readonly key?: string;
      readonly operator?: string;
      readonly tolerationSeconds?: number;
      readonly value?: string;
    }[];
  };
};

export type ManagedClusterSet = {
  readonly apiVersion: "cluster.open-cluster-management.io/v1beta2";
  readonly kind: "ManagedClusterSet";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly clusterSelector?: {
      readonly labelSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly selectorType?: "ExclusiveClusterSetLabel" | "LabelSelector";
    };
    readonly managedNamespaces?: readonly {
      readonly name: string;
    }[];
  };
};

export type ManagedClusterSetBinding = {
  readonly apiVersion: "cluster.open-cluster-management.io/v1beta2";
  readonly kind: "ManagedClusterSetBinding";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly clusterSet?: string;
  };
};
