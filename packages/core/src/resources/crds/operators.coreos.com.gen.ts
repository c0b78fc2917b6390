// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type OperatorGroup = {
  readonly apiVersion: "operators.coreos.com/v1";
  readonly kind: "OperatorGroup";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly selector?: {
      readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
      readonly matchLabels?: Readonly<Record<string, string>>;
    };
    readonly serviceAccountName?: string;
    readonly staticProvidedAPIs?: boolean;
    readonly targetNamespaces?: readonly string[];
    readonly upgradeStrategy?: "Default" | "TechPreviewUnsafeFailForward";
  };
};

export type Subscription = {
  readonly apiVersion: "operators.coreos.com/v1alpha1";
  readonly kind: "Subscription";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly channel?: string;
    readonly config?: {
      readonly affinity?: Readonly<Record<string, unknown>>;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly env?: readonly {
        readonly name: string;
        readonly value?: string;
        readonly valueFrom?: Readonly<Record<string, unknown>>;
      }[];
      readonly envFrom?: readonly {
        readonly configMapRef?: {
          readonly name?: string;
          readonly optional?: boolean;
        };
        readonly prefix?: string;
        readonly secretRef?: {
          readonly name?: string;
          readonly optional?: boolean;
        };
      }[];
      readonly nodeSelector?: Readonly<Record<string, string>>;
      readonly resources?: {
        readonly claims?: readonly {
          readonly name: string;
          readonly request?: string;
        }[];
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
      readonly tolerations?: readonly {
        readonly effect?: string;
        readonly key?: string;
        readonly operator?: string;
        readonly tolerationSeconds?: number;
        readonly value?: string;
      }[];
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
    readonly installPlanApproval?: string;
    readonly name: string;
    readonly source: string;
    readonly sourceNamespace: string;
    readonly startingCSV?: string;
  };
};
