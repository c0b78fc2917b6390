import type { KubeMetadata } from "./resource.ts";

/**
 * Kinds that Kubernetes serves without a CustomResourceDefinition, with the fields that we use and no others. Names and
 * forms are those of the reference of its API (v1, rbac.authorization.k8s.io/v1, storage.k8s.io/v1,
 * apiextensions.k8s.io/v1). Type aliases, as in the generated files, fit the open fields of KubeObject.
 */
export type CoreObject = ClusterRole | ClusterRoleBinding | CustomResourceDefinition | Namespace | StorageClass;

export type Namespace = {
  readonly apiVersion: "v1";
  readonly kind: "Namespace";
  readonly metadata: KubeMetadata;
};

/** A rule of a role, also of the roles in a ClusterPermission. */
export interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

export type ClusterRole = {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "ClusterRole";
  readonly metadata: KubeMetadata;
  readonly rules: readonly PolicyRule[];
};

export type ClusterRoleBinding = {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "ClusterRoleBinding";
  readonly metadata: KubeMetadata;
  readonly roleRef: {
    readonly apiGroup: "rbac.authorization.k8s.io";
    readonly kind: "ClusterRole";
    readonly name: string;
  };
  readonly subjects: readonly {
    readonly kind: "ServiceAccount";
    readonly name: string;
    readonly namespace: string;
  }[];
};

export type StorageClass = {
  readonly apiVersion: "storage.k8s.io/v1";
  readonly kind: "StorageClass";
  readonly metadata: KubeMetadata;
  readonly provisioner: string;
  /** Names and values are the provisioner's own. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly reclaimPolicy?: "Delete" | "Retain";
  readonly allowVolumeExpansion?: boolean;
  readonly volumeBindingMode?: "Immediate" | "WaitForFirstConsumer";
};

export type CustomResourceDefinition = {
  readonly apiVersion: "apiextensions.k8s.io/v1";
  readonly kind: "CustomResourceDefinition";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly group: string;
    readonly names: {
      readonly kind: string;
      readonly listKind: string;
      readonly plural: string;
      readonly singular: string;
      readonly categories?: readonly string[];
    };
    readonly scope: "Cluster" | "Namespaced";
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly storage: boolean;
      readonly subresources?: { readonly status?: Readonly<Record<string, never>> };
      readonly additionalPrinterColumns?: readonly PrinterColumn[];
      readonly schema: { readonly openAPIV3Schema: StructuralSchema };
    }[];
  };
};

/** What the API server says of a CustomResourceDefinition, as far as we look at it. */
export interface CustomResourceDefinitionStatus {
  readonly conditions?: readonly {
    readonly type: "Established" | "NamesAccepted";
    readonly status: "True" | "False" | "Unknown";
  }[];
}

export interface PrinterColumn {
  readonly name: string;
  readonly type: "integer" | "string" | "boolean" | "date";
  readonly jsonPath: string;
}

/** The schema of a kind of ours. */
export interface StructuralSchema {
  readonly type: "array" | "boolean" | "integer" | "object" | "string";
  readonly format?: "date-time" | "int64";
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly items?: StructuralSchema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly required?: readonly string[];
  readonly "x-kubernetes-list-type"?: "map";
  readonly "x-kubernetes-list-map-keys"?: readonly string[];
  readonly "x-kubernetes-preserve-unknown-fields"?: true;
  readonly "x-kubernetes-validations"?: readonly { readonly rule: string; readonly message: string }[];
}
