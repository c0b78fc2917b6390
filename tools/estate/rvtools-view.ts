import { tabsRead, type Inventory, type Machine } from "@vmfactory/core";

/** The release of RVTools whose exports are written. */
export const rvtoolsRelease = "4.7.1";

/** Rows of each tab about one vCenter, among the tabs that an inventory tells coverage of. */
export function coverageOf(inventory: Inventory, vcenter: string): Record<string, number> {
  const machines = inventory.machines.filter((one) => one.vcenter === vcenter);
  const hosts = inventory.hosts.filter((one) => one.vcenter === vcenter);
  const networks = inventory.networks.filter((one) => one.vcenter === vcenter);
  const sum = (count: (machine: Machine) => number): number =>
    machines.reduce((total, machine) => total + count(machine), 0);
  const standard = networks.filter((one) => one.kind === "standard").length;
  const rows: Readonly<Record<string, number>> = {
    vDisk: sum(({ disks }) => disks?.length ?? 0),
    vPartition: sum(({ partitions }) => partitions?.length ?? 0),
    vNetwork: sum(({ nics }) => nics?.length ?? 0),
    vUSB: sum(({ usbDevices }) => usbDevices?.length ?? 0),
    vSnapshot: sum(({ snapshots }) => snapshots?.length ?? 0),
    vHost: hosts.length,
    vSC_VMK: hosts.reduce((total, { vmkernel }) => total + (vmkernel?.length ?? 0), 0),
    vDatastore: inventory.datastores.filter((one) => one.vcenter === vcenter).length,
    vPort: standard * hosts.length,
    dvPort: networks.filter((one) => one.kind === "distributed").length,
  };
  const tabs = tabsRead.filter((tab) => tab !== "vSource" && tab !== "vMetaData");
  return Object.fromEntries(tabs.map((tab) => [tab, rows[tab] ?? machines.length]));
}

/**
 * The inventory as an RVTools export can tell it: what an import of the export must give. RVTools says nothing about
 * TPMs; everything else that the generator draws has a column.
 */
export function seenByRvtools(inventory: Inventory): Inventory {
  return {
    ...inventory,
    vcenters: inventory.vcenters.map((vcenter) => ({
      ...vcenter,
      readBy: `rvtools ${rvtoolsRelease}`,
      coverage: coverageOf(inventory, vcenter.key),
    })),
    machines: inventory.machines.map(({ hasTpm: _tpm, ...machine }) => machine),
  };
}
