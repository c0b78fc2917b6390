import type { RvtoolsTab } from "./rvtools-columns.table.ts";

/**
 * With `-DBColumnNames` RVTools heads its columns with names of its database: the tab's name and a field,
 * `vInfoPowerstate`. Most fields are the usual header without blanks and signs; this table has those that are not.
 * Field (lower case, letters and digits) to the usual header (lower case). Collected from public scripts that read such
 * exports; a name that is in none of them is matched only if it is the usual one without blanks.
 */
const machineFields: Readonly<Record<string, string>> = {
  vmname: "vm",
  objectid: "vm id",
  uuid: "vm uuid",
  instanceuuid: "vm uuid",
  os: "os according to the configuration file",
  ostools: "os according to the vmware tools",
  notes: "annotation",
  sdkserver: "vi sdk server",
  sdkuuid: "vi sdk uuid",
};

export const dbFields: Readonly<Partial<Record<RvtoolsTab, Readonly<Record<string, string>>>>> = {
  vInfo: {
    ...machineFields,
    guesthostname: "dns name",
    version: "hw version",
    hwversion: "hw version",
    provisioned: "provisioned mib",
    inuse: "in use mib",
    unshared: "unshared mib",
    numvirtualdisks: "disks",
    faulttolerancestate: "ft state",
    changeblocktracking: "cbt",
    changetrackingenabled: "cbt",
    diskenableuuid: "enableuuid",
    efisecurebootenabled: "efi secure boot",
    apiversion: "vi sdk api version",
    primaryip: "primary ip address",
    osconfig: "os according to the configuration file",
  },
  vCPU: { ...machineFields, corespersocket: "cores p/s", hotaddenabled: "hot add", hotremoveenabled: "hot remove" },
  vMemory: { ...machineFields, hotaddenabled: "hot add", size: "size mib" },
  vDisk: {
    ...machineFields,
    name: "disk",
    label: "disk",
    mode: "disk mode",
    key: "disk key",
    diskuuid: "disk uuid",
    capacity: "capacity mib",
    sharing: "sharing mode",
    rawcompmode: "raw comp. mode",
    unitnumber: "unit #",
    controllerlabel: "label",
  },
  vPartition: { ...machineFields, name: "disk", key: "disk key", capacity: "capacity mib", free: "free mib" },
  vNetwork: {
    ...machineFields,
    nic: "nic label",
    label: "nic label",
    name: "network",
    mac: "mac address",
    ip4address: "ipv4 address",
    ip6address: "ipv6 address",
    startconnected: "starts connected",
  },
  vUSB: { ...machineFields, label: "device node", summary: "device type" },
  vSnapshot: {
    ...machineFields,
    date: "date / time",
    datetime: "date / time",
    sizetotal: "size mib (total)",
    size: "size mib (total)",
  },
  vTools: { ...machineFields, status: "tools", toolsstatus: "tools" },
  vHost: {
    name: "host",
    numcpu: "# cpu",
    numcpucores: "# cores",
    memorysize: "# memory",
    fullname: "esx version",
    inmaintenancemode: "in maintenance mode",
    maintenancemode: "in maintenance mode",
    sdkserver: "vi sdk server",
    sdkuuid: "vi sdk uuid",
  },
  vDatastore: { capacity: "capacity mib", freespace: "free mib", provisioned: "provisioned mib", inuse: "in use mib" },
  vPort: { name: "port group", portgroup: "port group" },
  dvPort: { name: "port", portgroup: "port" },
  vSC_VMK: { ipaddress: "ip address", portgroupname: "port group" },
};

/** Built-in headers that only older exports have (lower case): they are no custom attributes. */
export const formerHeaders: readonly string[] = [
  "vcenter uuid",
  "disk.enableuuid",
  "object id",
  "config state",
  "cluster rule",
  "vm folder",
  "boot time",
  "total disk capacity mib",
  "in use mib",
  "vm config",
  "uuid",
  "instance uuid",
];
