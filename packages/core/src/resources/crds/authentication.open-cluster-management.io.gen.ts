// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type ManagedServiceAccount = {
  readonly apiVersion: "authentication.open-cluster-management.io/v1beta1";
  readonly kind: "ManagedServiceAccount";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly rotation: {
      readonly enabled?: boolean;
      readonly validity?: string;
    };
    readonly ttlSecondsAfterCreation?: number;
  };
};
