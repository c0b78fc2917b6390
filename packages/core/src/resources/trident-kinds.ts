import type { KubeMetadata } from "./resource.ts";

/**
 * Trident's kinds, with the fields that we use and no others: their CustomResourceDefinitions name no field, so the API
 * server would take a misspelt one. Source: Trident's documentation of its orchestrator and of backends for ONTAP.
 */
export type TridentObject = TridentBackendConfig | TridentOrchestrator;

export type TridentOrchestrator = {
  readonly apiVersion: "trident.netapp.io/v1";
  readonly kind: "TridentOrchestrator";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly namespace: string;
    readonly nodePrep: readonly "iscsi"[];
  };
};

export type TridentBackendConfig = {
  readonly apiVersion: "trident.netapp.io/v1";
  readonly kind: "TridentBackendConfig";
  readonly metadata: KubeMetadata;
  readonly spec: {
    readonly version: 1;
    readonly backendName: string;
    readonly storageDriverName: "ontap-nas" | "ontap-san";
    readonly managementLIF: string;
    readonly dataLIF?: string;
    readonly svm: string;
    readonly storagePrefix: string;
    readonly credentials: { readonly name: string };
    readonly deletionPolicy: "delete" | "retain";
    readonly sanType?: "fcp" | "iscsi" | "nvme";
    readonly autoExportPolicy?: boolean;
    readonly autoExportCIDRs?: readonly string[];
  };
};
