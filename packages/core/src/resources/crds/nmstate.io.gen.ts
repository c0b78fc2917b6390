// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type NMState = {
  readonly apiVersion: "nmstate.io/v1";
  readonly kind: "NMState";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly affinity?: Readonly<Record<string, unknown>>;
    readonly infraAffinity?: Readonly<Record<string, unknown>>;
    readonly infraNodeSelector?: Readonly<Record<string, string>>;
    readonly infraTolerations?: readonly {
      readonly effect?: string;
      readonly key?: string;
      readonly operator?: string;
      readonly tolerationSeconds?: number;
      readonly value?: string;
    }[];
    readonly logLevel?: "info" | "debug";
    readonly metricsConfiguration?: {
      readonly bindAddress?: string;
    };
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly probeConfiguration?: {
      readonly dns?: {
        readonly host?: string;
      };
    };
    readonly selfSignConfiguration?: {
      readonly caOverlapInterval?: string;
      readonly caRotateInterval?: string;
      readonly certOverlapInterval?: string;
      readonly certRotateInterval?: string;
    };
    readonly tolerations?: readonly {
      readonly effect?: string;
      readonly key?: string;
      readonly operator?: string;
      readonly tolerationSeconds?: number;
      readonly value?: string;
    }[];
  };
};

export type NodeNetworkConfigurationPolicy = {
  readonly apiVersion: "nmstate.io/v1";
  readonly kind: "NodeNetworkConfigurationPolicy";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly capture?: Readonly<Record<string, string>>;
    readonly desiredState?: Readonly<Record<string, unknown>>;
    readonly maxUnavailable?: number | string;
    readonly nodeSelector?: Readonly<Record<string, string>>;
  };
};
