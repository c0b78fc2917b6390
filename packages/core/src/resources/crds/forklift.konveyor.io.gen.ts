// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type ForkliftController = {
  readonly apiVersion: "forklift.konveyor.io/v1beta1";
  readonly kind: "ForkliftController";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly aap_ca_secret_name?: string;
    readonly aap_insecure_skip_verify?: "true" | "false";
    readonly aap_timeout?: number | string;
    readonly aap_token_secret_name?: string;
    readonly aap_url?: string;
    readonly api_container_limits_cpu?: string;
    readonly api_container_limits_memory?: string;
    readonly api_container_requests_cpu?: string;
    readonly api_container_requests_memory?: string;
    readonly api_image_fqin?: string;
    readonly cli_download_container_limits_cpu?: string;
    readonly cli_download_container_limits_memory?: string;
    readonly cli_download_container_requests_cpu?: string;
    readonly cli_download_container_requests_memory?: string;
    readonly cli_download_image_fqin?: string;
    readonly controller_block_overhead?: number | string;
    readonly controller_blocker_grace_period_minutes?: number | string;
    readonly controller_cleanup_retries?: number | string;
    readonly controller_container_limits_cpu?: string;
    readonly controller_container_limits_memory?: string;
    readonly controller_container_requests_cpu?: string;
    readonly controller_container_requests_memory?: string;
    readonly controller_filesystem_overhead?: number | string;
    readonly controller_host_lease_duration_seconds?: number | string;
    readonly controller_host_lease_namespace?: string;
    readonly controller_hyperv_refresh_interval?: string;
    readonly controller_hyperv_validation_timeout?: string;
    readonly controller_image_fqin?: string;
    readonly controller_log_level?: number | string;
    readonly controller_max_concurrent_reconciles?: number | string;
    readonly controller_max_parent_backing_retries?: number | string;
    readonly controller_max_populator_inflight?: number | string;
    readonly controller_max_vm_inflight?: number | string;
    readonly controller_migration_service_account?: string;
    readonly controller_ovirt_warm_migration?: "true" | "false";
    readonly controller_precopy_interval?: number | string;
    readonly controller_retain_populator_pods?: "true" | "false";
    readonly controller_retain_precopy_importer_pods?: "true" | "false";
    readonly controller_snapshot_removal_check_retries?: number | string;
    readonly controller_snapshot_removal_timeout_minuts?: number | string;
    readonly controller_snapshot_status_check_rate_seconds?: number | string;
    readonly controller_static_udn_ip_addresses?: "true" | "false";
    readonly controller_tls_connection_timeout_sec?: number | string;
    readonly controller_transfer_network?: string;
    readonly controller_vddk_job_active_deadline_sec?: number | string;
    readonly controller_vsphere_incremental_backup?: "true" | "false";
    readonly controller_windows_reboot_timeout?: number;
    readonly deep_inspection_image_fqin?: string;
    readonly deep_inspection_image_xfs_fqin?: string;
    readonly feature_auth_required?: "true" | "false";
    readonly feature_cli_download?: "true" | "false";
    readonly feature_copy_offload?: "true" | "false";
    readonly feature_mcp_server?: "true" | "false";
    readonly feature_ocp_live_migration?: "true" | "false";
    readonly feature_ova_appliance_management?: "true" | "false";
    readonly feature_ui_plugin?: "true" | "false";
    readonly feature_use_conversion_cr?: "true" | "false";
    readonly feature_validation?: "true" | "false";
    readonly feature_vmware_system_serial_number?: "true" | "false";
    readonly feature_volume_populator?: "true" | "false";
    readonly feature_vsphere_vmware_driver_removal?: "true" | "false";
    readonly feature_windows_registry_network_config?: "true" | "false";
    readonly feature_windows_wait_for_reboot?: "true" | "false";
    readonly feature_xfs_repair_ignore?: "true" | "false";
    readonly hooks_container_limits_cpu?: string;
    readonly hooks_container_limits_memory?: string;
    readonly hooks_container_requests_cpu?: string;
    readonly hooks_container_requests_memory?: string;
    readonly hyperv_container_limits_cpu?: string;
    readonly hyperv_container_limits_memory?: string;
    readonly hyperv_container_requests_cpu?: string;
    readonly hyperv_container_requests_memory?: string;
    readonly hyperv_provider_server_fqin?: string;
    readonly image_pull_policy?: "Always" | "IfNotPresent" | "Never";
    readonly inventory_container_limits_cpu?: string;
    readonly inventory_container_limits_memory?: string;
    readonly inventory_container_requests_cpu?: string;
    readonly inventory_container_requests_memory?: string;
    readonly inventory_route_timeout?: string;
    readonly k8s_cluster?: "true" | "false";
    readonly mcp_server_container_limits_cpu?: string;
    readonly mcp_server_container_limits_memory?: string;
    readonly mcp_server_container_requests_cpu?: string;
    readonly mcp_server_container_requests_memory?: string;
    readonly mcp_server_kube_insecure?: "true" | "false";
    readonly mcp_server_lightspeed_integration?: "true" | "false";
    readonly mcp_server_lightspeed_set_mcp_gate?: "true" | "false";
    readonly mcp_server_max_response_chars?: number | string;
    readonly mcp_server_output_format?: string;
    readonly mcp_server_read_only?: "true" | "false";
    readonly mcp_server_verbose?: number | string;
    readonly metric_interval?: string;
    readonly must_gather_image_fqin?: string;
    readonly naa_oui_map_configmap_name?: string;
    readonly ova_container_limits_cpu?: string;
    readonly ova_container_limits_memory?: string;
    readonly ova_container_requests_cpu?: string;
    readonly ova_container_requests_memory?: string;
    readonly ova_provider_server_fqin?: string;
    readonly ova_proxy_container_limits_cpu?: string;
    readonly ova_proxy_container_limits_memory?: string;
    readonly ova_proxy_container_requests_cpu?: string;
    readonly ova_proxy_container_requests_memory?: string;
    readonly ova_proxy_fqin?: string;
    readonly ova_proxy_route_timeout?: string;
    readonly ovirt_osmap_configmap_name?: string;
    readonly populator_container_limits_cpu?: string;
    readonly populator_container_limits_memory?: string;
    readonly populator_container_requests_cpu?: string;
    readonly populator_container_requests_memory?: string;
    readonly populator_controller_image_fqin?: string;
    readonly populator_openstack_image_fqin?: string;
    readonly populator_ovirt_image_fqin?: string;
    readonly populator_vsphere_copy_offload_image_fqin?: string;
    readonly ui_plugin_container_limits_cpu?: string;
    readonly ui_plugin_container_limits_memory?: string;
    readonly ui_plugin_container_requests_cpu?: string;
    readonly ui_plugin_container_requests_memory?: string;
    readonly ui_plugin_image_fqin?: string;
    readonly validation_container_limits_cpu?: string;
    readonly validation_container_limits_memory?: string;
    readonly validation_container_requests_cpu?: string;
    readonly validation_container_requests_memory?: string;
    readonly validation_extra_volume_mountpath?: string;
    readonly validation_extra_volume_name?: string;
    readonly validation_image_fqin?: string;
    readonly validation_policy_agent_search_interval?: number | string;
    readonly vddk_image?: string;
    readonly virt_customize_configmap_name?: string;
    readonly virt_v2v_container_limits_cpu?: string;
    readonly virt_v2v_container_limits_memory?: string;
    readonly virt_v2v_container_requests_cpu?: string;
    readonly virt_v2v_container_requests_memory?: string;
    readonly virt_v2v_dont_request_kvm?: "true" | "false";
    readonly virt_v2v_extra_args?: string;
    readonly virt_v2v_extra_conf_config_map?: string;
    readonly virt_v2v_image_fqin?: string;
    readonly virt_v2v_image_xfs_fqin?: string;
    readonly virt_v2v_inspector_extra_args?: string;
    readonly virt_v2v_memsize?: number;
    readonly virt_v2v_smp?: number;
    readonly vsphere_osmap_configmap_name?: string;
    readonly wait_for_final_snapshot_consolidation?: "true" | "false";
  };
};

export type NetworkMap = {
  readonly apiVersion: "forklift.konveyor.io/v1beta1";
  readonly kind: "NetworkMap";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly map: readonly {
      readonly destination: {
        readonly name?: string;
        readonly namespace?: string;
        readonly type: "pod" | "multus" | "ignored";
      };
      readonly source: {
        readonly id?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly type?: string;
        readonly vlan?: string;
      };
    }[];
    readonly provider: {
      readonly destination: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
      readonly source: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
    };
  };
};

export type Provider = {
  readonly apiVersion: "forklift.konveyor.io/v1beta1";
  readonly kind: "Provider";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly secret: {
      readonly apiVersion?: string;
      readonly fieldPath?: string;
      readonly kind?: string;
      readonly name?: string;
      readonly namespace?: string;
      readonly resourceVersion?: string;
      readonly uid?: string;
    };
    readonly settings?: Readonly<Record<string, string>>;
    readonly type: string;
    readonly url?: string;
  };
};

export type StorageMap = {
  readonly apiVersion: "forklift.konveyor.io/v1beta1";
  readonly kind: "StorageMap";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly map: readonly {
      readonly destination: {
        readonly accessMode?: "ReadWriteOnce" | "ReadWriteMany" | "ReadOnlyMany";
        readonly storageClass: string;
        readonly volumeMode?: "Filesystem" | "Block";
      };
      readonly offloadPlugin?: {
        readonly csiVolumeImport?: {
          readonly secretRef: string;
          readonly storageVendorProduct: "primera3par";
        };
        readonly vsphereXcopyConfig?: {
          readonly secretRef: string;
          readonly storageVendorProduct:
            | "flashsystem"
            | "vantara"
            | "ontap"
            | "primera3par"
            | "pureFlashArray"
            | "powerflex"
            | "powermax"
            | "powerstore"
            | "infinibox";
        };
      };
      readonly source: {
        readonly id?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly type?: string;
      };
    }[];
    readonly provider: {
      readonly destination: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
      readonly source: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
    };
  };
};

export type ForkliftPlan = {
  readonly apiVersion: "forklift.konveyor.io/v1beta1";
  readonly kind: "Plan";
  readonly metadata: KubeMetadata;
  readonly spec?: {
    readonly archived?: boolean;
    readonly conversionTempStorageClass?: string;
    readonly conversionTempStorageSize?: string;
    readonly convertorAffinity?: Readonly<Record<string, unknown>>;
    readonly convertorLabels?: Readonly<Record<string, string>>;
    readonly convertorNodeSelector?: Readonly<Record<string, string>>;
    readonly customizationScripts?: {
      readonly apiVersion?: string;
      readonly fieldPath?: string;
      readonly kind?: string;
      readonly name?: string;
      readonly namespace?: string;
      readonly resourceVersion?: string;
      readonly uid?: string;
    };
    readonly deleteGuestConversionPod?: boolean;
    readonly deleteVmOnFailMigration?: boolean;
    readonly description?: string;
    readonly diskBus?: string;
    readonly enableNestedVirtualization?: boolean;
    readonly installLegacyDrivers?: boolean;
    readonly map: {
      readonly network: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
      readonly storage: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
    };
    readonly migrateSharedDisks?: boolean;
    readonly networkNameTemplate?: string;
    readonly preserveClusterCpuModel?: boolean;
    readonly preserveStaticIPs?: boolean;
    readonly provider: {
      readonly destination: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
      readonly source: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
    };
    readonly pvcNameTemplate?: string;
    readonly pvcNameTemplateUseGenerateName?: boolean;
    readonly rdmAsLun?: boolean;
    readonly runPreflightInspection?: boolean;
    readonly scsiReservation?: boolean;
    readonly serviceAccount?: string;
    readonly skipGuestConversion?: boolean;
    readonly skipZoneNodeSelector?: boolean;
    readonly tagMapping?: {
      readonly disabled?: boolean;
      readonly labelTags?: readonly string[];
    };
    readonly targetAffinity?: Readonly<Record<string, unknown>>;
    readonly targetLabels?: Readonly<Record<string, string>>;
    readonly targetNamespace: string;
    readonly targetNodeSelector?: Readonly<Record<string, string>>;
    readonly targetPowerState?: "on" | "off" | "auto";
    readonly transferNetwork?: {
      readonly apiVersion?: string;
      readonly fieldPath?: string;
      readonly kind?: string;
      readonly name?: string;
      readonly namespace?: string;
      readonly resourceVersion?: string;
      readonly uid?: string;
    };
    readonly type?: "cold" | "warm" | "live" | "conversion";
    readonly useCompatibilityMode?: boolean;
    readonly virtV2vImage?: string;
    readonly vms: readonly {
      readonly deleteVmOnFailMigration?: boolean;
      readonly enableNestedVirtualization?: boolean;
      readonly hooks?: readonly {
        readonly hook: {
          readonly apiVersion?: string;
          readonly fieldPath?: string;
          readonly kind?: string;
          readonly name?: string;
          readonly namespace?: string;
          readonly resourceVersion?: string;
          readonly uid?: string;
        };
        readonly step: string;
      }[];
      readonly id?: string;
      readonly instanceType?: string;
      readonly luks?: {
        readonly apiVersion?: string;
        readonly fieldPath?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
        readonly resourceVersion?: string;
        readonly uid?: string;
      };
      readonly migrateSharedDisks?: boolean;
      readonly name?: string;
      readonly namespace?: string;
      readonly nbdeClevis?: boolean;
      readonly networkNameTemplate?: string;
      readonly pvcNameTemplate?: string;
      readonly rdmAsLun?: boolean;
      readonly rootDisk?: string;
      readonly scsiReservation?: boolean;
      readonly targetName?: string;
      readonly targetPowerState?: "on" | "off" | "auto";
      readonly type?: string;
      readonly volumeNameTemplate?: string;
    }[];
    readonly volumeNameTemplate?: string;
    readonly warm?: boolean;
    readonly xfsCompatibility?: boolean;
  };
};
