// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type ConfigurationPolicy<Carried> = {
  readonly apiVersion: "policy.open-cluster-management.io/v1";
  readonly kind: "ConfigurationPolicy";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly customMessage?: {
      readonly compliant?: string;
      readonly noncompliant?: string;
    };
    readonly evaluationInterval?: {
      readonly compliant?: string;
      readonly noncompliant?: string;
    };
    readonly namespaceSelector?: {
      readonly exclude?: readonly string[];
      readonly include?: readonly string[];
      readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
      readonly matchLabels?: Readonly<Record<string, string>>;
      readonly terminatingInclusion?: "IfMatch" | "Never" | "Default";
    };
    readonly "object-templates"?: readonly {
      readonly complianceType:
        | "MustHave"
        | "Musthave"
        | "musthave"
        | "MustOnlyHave"
        | "Mustonlyhave"
        | "mustonlyhave"
        | "MustNotHave"
        | "Mustnothave"
        | "mustnothave";
      readonly metadataComplianceType?:
        | "MustHave"
        | "Musthave"
        | "musthave"
        | "MustOnlyHave"
        | "Mustonlyhave"
        | "mustonlyhave";
      readonly objectDefinition: Carried;
      readonly objectSelector?: {
        readonly matchExpressions?: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly matchLabels?: Readonly<Record<string, string>>;
      };
      readonly recordDiff?: "Log" | "InStatus" | "None";
      readonly recreateOption?: "None" | "IfRequired" | "Always";
    }[];
    readonly "object-templates-raw"?: string;
    readonly pruneObjectBehavior?: "DeleteAll" | "DeleteIfCreated" | "None";
    readonly remediationAction?: "Inform" | "inform" | "Enforce" | "enforce";
    readonly severity?: "low" | "Low" | "medium" | "Medium" | "high" | "High" | "critical" | "Critical";
  };
};

export type Policy<Carried> = {
  readonly apiVersion: "policy.open-cluster-management.io/v1";
  readonly kind: "Policy";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly copyPolicyMetadata?: boolean;
    readonly dependencies?: readonly {
      readonly apiVersion?: string;
      readonly compliance: "Compliant" | "Pending" | "NonCompliant";
      readonly kind?: string;
      readonly name: string;
      readonly namespace?: string;
    }[];
    readonly disabled: boolean;
    readonly hubTemplateOptions?: {
      readonly serviceAccountName?: string;
    };
    readonly "policy-templates": readonly {
      readonly extraDependencies?: readonly {
        readonly apiVersion?: string;
        readonly compliance: "Compliant" | "Pending" | "NonCompliant";
        readonly kind?: string;
        readonly name: string;
        readonly namespace?: string;
      }[];
      readonly ignorePending?: boolean;
      readonly objectDefinition: Carried;
    }[];
    readonly remediationAction?: "Inform" | "inform" | "Enforce" | "enforce";
  };
};

export type PlacementBinding = {
  readonly apiVersion: "policy.open-cluster-management.io/v1";
  readonly kind: "PlacementBinding";
  readonly metadata: KubeMetadata;
  readonly bindingOverrides?: {
    readonly remediationAction?: "Enforce" | "enforce";
  };
  readonly placementRef: {
    readonly apiGroup: "apps.open-cluster-management.io" | "cluster.open-cluster-management.io";
    readonly kind: "PlacementRule" | "Placement";
    readonly name: string;
  };
  readonly subFilter?: "restricted";
  readonly subjects: readonly {
    readonly apiGroup: "policy.open-cluster-management.io";
    readonly kind: "Policy" | "PolicySet";
    readonly name: string;
  }[];
};
