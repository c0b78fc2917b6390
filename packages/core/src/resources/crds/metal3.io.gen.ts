// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type BareMetalHost = {
  readonly apiVersion: "metal3.io/v1alpha1";
  readonly kind: "BareMetalHost";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly architecture?: string;
    readonly automatedCleaningMode?: "metadata" | "disabled";
    readonly bmc?: {
      readonly address: string;
      readonly credentialsName: string;
      readonly disableCertificateVerification?: boolean;
    };
    readonly bootMACAddress?: string;
    readonly bootMode?: "UEFI" | "UEFISecureBoot" | "legacy";
    readonly consumerRef?: {
      readonly apiVersion?: string;
      readonly fieldPath?: string;
      readonly kind?: string;
      readonly name?: string;
      readonly namespace?: string;
      readonly resourceVersion?: string;
      readonly uid?: string;
    };
    readonly customDeploy?: {
      readonly method: string;
    };
    readonly description?: string;
    readonly disablePowerOff?: boolean;
    readonly externallyProvisioned?: boolean;
    readonly firmware?: {
      readonly simultaneousMultithreadingEnabled?: true | false;
      readonly sriovEnabled?: true | false;
      readonly virtualizationEnabled?: true | false;
    };
    readonly hardwareProfile?: string;
    readonly image?: {
      readonly checksum?: string;
      readonly checksumType?: "md5" | "sha256" | "sha512" | "auto";
      readonly format?: "raw" | "qcow2" | "vdi" | "vmdk" | "live-iso";
      readonly ociAuthSecretName?: string;
      readonly url: string;
    };
    readonly inspectionMode?: "disabled" | "agent";
    readonly metaData?: {
      readonly name?: string;
      readonly namespace?: string;
    };
    readonly networkData?: {
      readonly name?: string;
      readonly namespace?: string;
    };
    readonly online: boolean;
    readonly preprovisioningNetworkDataName?: string;
    readonly raid?: {
      readonly hardwareRAIDVolumes?:
        | readonly {
            readonly controller?: string;
            readonly level: "0" | "1" | "2" | "5" | "6" | "1+0" | "5+0" | "6+0";
            readonly name?: string;
            readonly numberOfPhysicalDisks?: number;
            readonly physicalDisks?: readonly string[];
            readonly rotational?: boolean;
            readonly sizeGibibytes?: number;
          }[]
        | null;
      readonly softwareRAIDVolumes?:
        | readonly {
            readonly level: "0" | "1" | "1+0";
            readonly physicalDisks?: readonly {
              readonly deviceName?: string;
              readonly hctl?: string;
              readonly minSizeGigabytes?: number;
              readonly model?: string;
              readonly rotational?: boolean;
              readonly serialNumber?: string;
              readonly vendor?: string;
              readonly wwn?: string;
              readonly wwnVendorExtension?: string;
              readonly wwnWithExtension?: string;
            }[];
            readonly sizeGibibytes?: number;
          }[]
        | null;
    };
    readonly rootDeviceHints?: {
      readonly deviceName?: string;
      readonly hctl?: string;
      readonly minSizeGigabytes?: number;
      readonly model?: string;
      readonly rotational?: boolean;
      readonly serialNumber?: string;
      readonly vendor?: string;
      readonly wwn?: string;
      readonly wwnVendorExtension?: string;
      readonly wwnWithExtension?: string;
    };
    readonly taints?: readonly {
      readonly effect: string;
      readonly key: string;
      readonly timeAdded?: string;
      readonly value?: string;
    }[];
    readonly userData?: {
      readonly name?: string;
      readonly namespace?: string;
    };
  };
};

export type Provisioning = {
  readonly apiVersion: "metal3.io/v1alpha1";
  readonly kind: "Provisioning";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly additionalNTPServers?: readonly string[];
    readonly bootIsoSource?: "local" | "http";
    readonly disableVirtualMediaTLS?: boolean;
    readonly externalIPs?: readonly string[];
    readonly preProvisioningOSDownloadURLs?: {
      readonly initramfsURL?: string;
      readonly isoURL?: string;
      readonly kernelURL?: string;
      readonly rootfsURL?: string;
    };
    readonly prometheusExporter?: {
      readonly disableDefaultPrometheusRules?: boolean;
      readonly enabled: boolean;
      readonly sensorCollectionInterval?: number;
    };
    readonly provisioningDHCPExternal?: boolean;
    readonly provisioningDHCPRange?: string;
    readonly provisioningDNS?: boolean;
    readonly provisioningIP?: string;
    readonly provisioningInterface?: string;
    readonly provisioningMacAddresses?: readonly string[];
    readonly provisioningNetwork?: "Managed" | "Unmanaged" | "Disabled";
    readonly provisioningNetworkCIDR?: string;
    readonly provisioningNetworkGateway?: string;
    readonly provisioningOSDownloadURL?: string;
    readonly unsupportedConfigOverrides?: {
      readonly ironicAgentImage?: string;
    };
    readonly virtualMediaViaExternalNetwork?: boolean;
    readonly watchAllNamespaces?: boolean;
  };
};
