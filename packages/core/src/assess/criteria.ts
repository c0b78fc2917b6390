import { addressFit } from "./address-fit.ts";
import { changeTracking } from "./change-tracking.ts";
import { connectionState } from "./connection-state.ts";
import { consolidation } from "./consolidation.ts";
import type { Criterion } from "./criterion.ts";
import { datastoreMissing } from "./datastore-missing.ts";
import { diskCapacity } from "./disk-capacity.ts";
import { diskCount } from "./disk-count.ts";
import { diskSerial } from "./disk-serial.ts";
import { diskSlots } from "./disk-slots.ts";
import { disksKnown } from "./disks-known.ts";
import { duplicateAttachment } from "./duplicate-attachment.ts";
import { duplicateName } from "./duplicate-name.ts";
import { faultTolerance } from "./fault-tolerance.ts";
import { guestAddress } from "./guest-address.ts";
import { guestDiskKey } from "./guest-disk-key.ts";
import { guestFreeSpace } from "./guest-free-space.ts";
import { guestTools } from "./guest-tools.ts";
import { hostMaintenance } from "./host-maintenance.ts";
import { hostnameDefault } from "./hostname-default.ts";
import { hostnameEmpty } from "./hostname-empty.ts";
import { hotPlug } from "./hot-plug.ts";
import { independentDisk } from "./independent-disk.ts";
import { macConflict } from "./mac-conflict.ts";
import { networkMapping } from "./network-mapping.ts";
import { networkName } from "./network-name.ts";
import { networkReach } from "./network-reach.ts";
import { operatingSystem } from "./operating-system.ts";
import { passthrough } from "./passthrough.ts";
import { placement } from "./placement.ts";
import { podNetwork } from "./pod-network.ts";
import { powerState } from "./power-state.ts";
import { rdmDisk } from "./rdm-disk.ts";
import { sharedDisk } from "./shared-disk.ts";
import { snapshots } from "./snapshots.ts";
import { sourceKnown } from "./source-known.ts";
import { sriov } from "./sriov.ts";
import { storageMapping } from "./storage-mapping.ts";
import { tpm } from "./tpm.ts";
import { unambiguousName } from "./unambiguous-name.ts";
import { usbDevice } from "./usb-device.ts";
import { validName } from "./valid-name.ts";
import { vddkImage } from "./vddk-image.ts";
import { vlanFit } from "./vlan-fit.ts";

/** All questions, in the order in which their answers are shown: what is in the way as a whole, then by part. */
export const criteria: readonly Criterion[] = [
  sourceKnown,
  vddkImage,
  connectionState,
  unambiguousName,
  placement,
  powerState,
  guestTools,
  changeTracking,
  snapshots,
  consolidation,
  disksKnown,
  diskCapacity,
  diskCount,
  diskSlots,
  datastoreMissing,
  storageMapping,
  independentDisk,
  rdmDisk,
  sharedDisk,
  diskSerial,
  networkMapping,
  networkReach,
  networkName,
  podNetwork,
  duplicateAttachment,
  macConflict,
  addressFit,
  vlanFit,
  guestAddress,
  operatingSystem,
  guestFreeSpace,
  guestDiskKey,
  hostnameEmpty,
  hostnameDefault,
  validName,
  duplicateName,
  passthrough,
  sriov,
  tpm,
  usbDevice,
  hotPlug,
  faultTolerance,
  hostMaintenance,
];

/** Rules of Forklift's policy agent that no field of the inventory decides, and why. They are nowhere asked. */
export const undecidable: readonly { readonly id: string; readonly why: string }[] = [
  { id: "vmware.changed_block_tracking.disk.disabled", why: "exports tell change tracking by machine, not by disk" },
  { id: "vmware.cpu_affinity.detected", why: "exports do not tell CPU affinity" },
  { id: "vmware.numa_affinity.detected", why: "exports do not tell NUMA affinity" },
  { id: "vmware.drs.enabled", why: "the inventory has no clusters of the source" },
  { id: "vmware.dpm.enabled", why: "Forklift's own model lacks the field: the rule never fires" },
  { id: "vmware.host_affinity.detected", why: "Forklift's own model lacks the field: the rule never fires" },
];
