import { compareBy } from "../base/order.ts";
import { formatPointer } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";
import { checkClusterConflictingMacs } from "./cluster-conflicting-macs.ts";
import { checkClusterConflictingTopology } from "./cluster-conflicting-topology.ts";
import { checkClusterMissingBmc } from "./cluster-missing-bmc.ts";
import { checkClusterMissingBridge } from "./cluster-missing-bridge.ts";
import { checkClusterMissingGateway } from "./cluster-missing-gateway.ts";
import { checkClusterMissingNodes } from "./cluster-missing-nodes.ts";
import { checkClusterMissingStorageAddress } from "./cluster-missing-storage-address.ts";
import { checkClusterMissingVips } from "./cluster-missing-vips.ts";
import { checkClusterMissingWorker } from "./cluster-missing-worker.ts";
import { checkClusterReservedName } from "./cluster-reserved-name.ts";
import { checkClusterUnsupportedControlPlane } from "./cluster-unsupported-control-plane.ts";
import { checkClusterUnsupportedMac } from "./cluster-unsupported-mac.ts";
import { checkClusterUnusedStorageAddress } from "./cluster-unused-storage-address.ts";
import { checkFactoryDuplicateAddress } from "./factory-duplicate-address.ts";
import { checkFactoryDuplicateBmc } from "./factory-duplicate-bmc.ts";
import { checkFactoryDuplicateMac } from "./factory-duplicate-mac.ts";
import { checkFactoryDuplicateName } from "./factory-duplicate-name.ts";
import { checkFactoryMissingSshKeys } from "./factory-missing-ssh-keys.ts";
import { checkGitLiteralSecret } from "./git-literal-secret.ts";
import { checkHardwareAmbiguousRootDevice } from "./hardware-ambiguous-root-device.ts";
import { checkHardwareConflictingPortRates } from "./hardware-conflicting-port-rates.ts";
import { checkHardwareDuplicateNic } from "./hardware-duplicate-nic.ts";
import { checkHardwareDuplicatePort } from "./hardware-duplicate-port.ts";
import { checkHardwareDuplicateTraffic } from "./hardware-duplicate-traffic.ts";
import { checkHardwareExceedsInterfaceName } from "./hardware-exceeds-interface-name.ts";
import { checkHardwareMissingBondMode } from "./hardware-missing-bond-mode.ts";
import { checkHardwareMissingRedundancy } from "./hardware-missing-redundancy.ts";
import { checkHardwareMissingTraffic } from "./hardware-missing-traffic.ts";
import { checkHardwareUnknownPort } from "./hardware-unknown-port.ts";
import { checkHardwareUnusedHardware } from "./hardware-unused-hardware.ts";
import { checkMappingMissingNetwork } from "./mapping-missing-network.ts";
import { checkMappingMissingRole } from "./mapping-missing-role.ts";
import { checkMappingUnusedRule } from "./mapping-unused-rule.ts";
import { checkMigrationAmbiguousWindow } from "./migration-ambiguous-window.ts";
import { checkMigrationBlockedWindow } from "./migration-blocked-window.ts";
import { checkMigrationConflictingDependency } from "./migration-conflicting-dependency.ts";
import { checkMigrationConflictingFreeze } from "./migration-conflicting-freeze.ts";
import { checkMigrationExceedsPlan } from "./migration-exceeds-plan.ts";
import { checkMigrationOverlappingWindows } from "./migration-overlapping-windows.ts";
import { checkMigrationUnusedFreeze } from "./migration-unused-freeze.ts";
import { checkNetworkConflictingCidr } from "./network-conflicting-cidr.ts";
import { checkNetworkConflictingMtu } from "./network-conflicting-mtu.ts";
import { checkNetworkConflictingVlan } from "./network-conflicting-vlan.ts";
import { checkNetworkConflictingVmCidr } from "./network-conflicting-vm-cidr.ts";
import { checkNetworkExceedsMtu } from "./network-exceeds-mtu.ts";
import { checkNetworkMisalignedCidr } from "./network-misaligned-cidr.ts";
import { checkNetworkMissingStorageVlan } from "./network-missing-storage-vlan.ts";
import { checkNetworkOutsideAddress } from "./network-outside-address.ts";
import { checkNetworkPublicCidr } from "./network-public-cidr.ts";
import { checkNetworkReservedAddress } from "./network-reserved-address.ts";
import { checkNetworkReservedCidr } from "./network-reserved-cidr.ts";
import { checkNetworkUnreachableAddress } from "./network-unreachable-address.ts";
import { checkNetworkUnsupportedHostPrefix } from "./network-unsupported-host-prefix.ts";
import { checkNetworkUnusedNetwork } from "./network-unused-network.ts";
import { checkOpenshiftConflictingChannel } from "./openshift-conflicting-channel.ts";
import { checkPlacementMissingFallback } from "./placement-missing-fallback.ts";
import { checkPlacementUnsupportedNamespace } from "./placement-unsupported-namespace.ts";
import { checkPlacementUnusedRule } from "./placement-unused-rule.ts";
import { checkSiteUnusedSite } from "./site-unused-site.ts";
import { checkSourceConflictingName } from "./source-conflicting-name.ts";
import { checkSourceDuplicateServer } from "./source-duplicate-server.ts";
import { checkSourceInsecureConnection } from "./source-insecure-connection.ts";
import { checkSourceLiteralSecret } from "./source-literal-secret.ts";
import { checkSourceMissingVddk } from "./source-missing-vddk.ts";
import { checkSourceMissingWindow } from "./source-missing-window.ts";
import { checkSourceUnsupportedUrl } from "./source-unsupported-url.ts";
import { checkStorageDuplicateBackend } from "./storage-duplicate-backend.ts";
import { checkStorageSharedSvm } from "./storage-shared-svm.ts";
import { checkStorageUnsuitedVirtualization } from "./storage-unsuited-virtualization.ts";
import { checkStorageUnusedBackend } from "./storage-unused-backend.ts";

/** All rules, one a line, sorted. */
const rules: readonly ((model: Model) => readonly Diagnostic[])[] = [
  checkClusterConflictingMacs,
  checkClusterConflictingTopology,
  checkClusterMissingBmc,
  checkClusterMissingBridge,
  checkClusterMissingGateway,
  checkClusterMissingNodes,
  checkClusterMissingStorageAddress,
  checkClusterMissingVips,
  checkClusterMissingWorker,
  checkClusterReservedName,
  checkClusterUnsupportedControlPlane,
  checkClusterUnsupportedMac,
  checkClusterUnusedStorageAddress,
  checkFactoryDuplicateAddress,
  checkFactoryDuplicateBmc,
  checkFactoryDuplicateMac,
  checkFactoryDuplicateName,
  checkFactoryMissingSshKeys,
  checkGitLiteralSecret,
  checkHardwareAmbiguousRootDevice,
  checkHardwareConflictingPortRates,
  checkHardwareDuplicateNic,
  checkHardwareDuplicatePort,
  checkHardwareDuplicateTraffic,
  checkHardwareExceedsInterfaceName,
  checkHardwareMissingBondMode,
  checkHardwareMissingRedundancy,
  checkHardwareMissingTraffic,
  checkHardwareUnknownPort,
  checkHardwareUnusedHardware,
  checkMappingMissingNetwork,
  checkMappingMissingRole,
  checkMappingUnusedRule,
  checkMigrationAmbiguousWindow,
  checkMigrationBlockedWindow,
  checkMigrationConflictingDependency,
  checkMigrationConflictingFreeze,
  checkMigrationExceedsPlan,
  checkMigrationOverlappingWindows,
  checkMigrationUnusedFreeze,
  checkNetworkConflictingCidr,
  checkNetworkConflictingMtu,
  checkNetworkConflictingVlan,
  checkNetworkConflictingVmCidr,
  checkNetworkExceedsMtu,
  checkNetworkMisalignedCidr,
  checkNetworkMissingStorageVlan,
  checkNetworkOutsideAddress,
  checkNetworkPublicCidr,
  checkNetworkReservedAddress,
  checkNetworkReservedCidr,
  checkNetworkUnreachableAddress,
  checkNetworkUnsupportedHostPrefix,
  checkNetworkUnusedNetwork,
  checkOpenshiftConflictingChannel,
  checkPlacementMissingFallback,
  checkPlacementUnsupportedNamespace,
  checkPlacementUnusedRule,
  checkSiteUnusedSite,
  checkSourceConflictingName,
  checkSourceDuplicateServer,
  checkSourceInsecureConnection,
  checkSourceLiteralSecret,
  checkSourceMissingVddk,
  checkSourceMissingWindow,
  checkSourceUnsupportedUrl,
  checkStorageDuplicateBackend,
  checkStorageSharedSvm,
  checkStorageUnsuitedVirtualization,
  checkStorageUnusedBackend,
];

/**
 * What is wrong or risky in a factory whose parts are each well formed. In goes the Model; out come all findings of all
 * rules, by file and place. No rule knows another, none throws. Where the Model is not whole, something is left out that
 * was written wrongly: then findings about what is missing or unused would be false, and are not made.
 */
export function checkModel(model: Model): Diagnostic[] {
  const found = rules
    .flatMap((rule) => rule(model))
    .filter(({ code }) => model.isWhole || !/\/(?:missing|unused)-/.test(code));
  return found.sort(compareBy(({ at, code }) => `${at.file}\n${formatPointer(at.pointer)}\n${code}`));
}
