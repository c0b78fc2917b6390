// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type ClusterPermission = {
  readonly apiVersion: "rbac.open-cluster-management.io/v1alpha1";
  readonly kind: "ClusterPermission";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly clusterRole?: {
      readonly rules: readonly {
        readonly apiGroups?: readonly string[];
        readonly nonResourceURLs?: readonly string[];
        readonly resourceNames?: readonly string[];
        readonly resources?: readonly string[];
        readonly verbs: readonly string[];
      }[];
    };
    readonly clusterRoleBinding?: {
      readonly name?: string;
      readonly roleRef?: {
        readonly apiGroup: string;
        readonly kind: string;
        readonly name: string;
      };
      readonly subject?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      };
      readonly subjects?: readonly {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      }[];
    };
    readonly clusterRoleBindings?: readonly {
      readonly name?: string;
      readonly roleRef?: {
        readonly apiGroup: string;
        readonly kind: string;
        readonly name: string;
      };
      readonly subject?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      };
      readonly subjects?: readonly {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      }[];
    }[];
    readonly roleBindings?: readonly {
      readonly name?: string;
      readonly namespace?: string;
      readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly roleRef: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name?: string;
      };
      readonly subject?: {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      };
      readonly subjects?: readonly {
        readonly apiGroup?: string;
        readonly kind: string;
        readonly name: string;
        readonly namespace?: string;
      }[];
    }[];
    readonly roles?: readonly {
      readonly namespace?: string;
      readonly namespaceSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly rules: readonly {
        readonly apiGroups?: readonly string[];
        readonly nonResourceURLs?: readonly string[];
        readonly resourceNames?: readonly string[];
        readonly resources?: readonly string[];
        readonly verbs: readonly string[];
      }[];
    }[];
    readonly validate?: boolean;
  };
};
