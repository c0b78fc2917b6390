// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type MachineConfig = {
  readonly apiVersion: "machineconfiguration.openshift.io/v1";
  readonly kind: "MachineConfig";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly baseOSExtensionsContainerImage?: string;
    readonly config?: Readonly<Record<string, unknown>>;
    readonly extensions?: readonly string[];
    readonly fips?: boolean;
    readonly kernelArguments?: readonly string[] | null;
    readonly kernelType?: string;
    readonly osImageURL?: string;
  };
};
