import type { Datastore, EsxiHost, SourceNetwork, VCenter } from "@vmfactory/core";
import type { Draw } from "./draw.ts";

/** Hosts that share datastores, and between which machines move. */
export interface Cluster {
  readonly name: string;
  readonly kind: "prod" | "test";
  readonly hosts: readonly string[];
  readonly ssd: readonly string[];
  readonly hdd: readonly string[];
}

/** A site of the estate: a datacenter with clusters and port groups. */
export interface Site {
  readonly name: "fra" | "ams";
  readonly datacenter: string;
  readonly clusters: readonly Cluster[];
  readonly networks: Readonly<Record<"web" | "db" | "dmz", string>>;
  readonly distributedSwitch: string;
}

export interface Infrastructure {
  readonly vcenter: VCenter;
  readonly sites: readonly [Site, Site];
  readonly hosts: readonly EsxiHost[];
  readonly datastores: readonly Datastore[];
  readonly networks: readonly SourceNetwork[];
}

/** Name of the port group on the standard switch of every host. */
export const standardNetwork = "VM Network";

const machinesPerHost = 26;
const hostsPerCluster = 24;
const datastoreMiB = 16 * 2 ** 20;

/** Space that datastores have for each machine. */
const machineMiB = 190 * 1024;

/** Draws what the machines run on; large enough for their number, with room for one host to fail. */
export function drawInfrastructure(
  draw: Draw,
  { machines, server, capturedAt }: { machines: number; server: string; capturedAt: string },
): Infrastructure {
  const uuid = draw.uuid("").toLowerCase();
  const maker = new Maker(draw, uuid);
  const fra = maker.site("fra", "Frankfurt", Math.ceil(machines * 0.75), {
    web: "dvpg-web-210",
    db: "dvpg-db-220",
    dmz: "dvpg-dmz-230",
  });
  const ams = maker.site("ams", "Amsterdam", Math.ceil(machines * 0.25), {
    web: "dvpg-web-ams-210",
    db: "dvpg-db-320",
    dmz: "dvpg-web-ams-210",
  });
  maker.standard(standardNetwork);
  return {
    vcenter: { key: uuid, server, instanceUuid: uuid, version: "8.0.3", readBy: "estate", capturedAt, coverage: {} },
    sites: [fra, ams],
    hosts: maker.hosts,
    datastores: maker.datastores,
    networks: maker.networks,
  };
}

/** Numbers the objects of one vCenter. */
class Maker {
  readonly hosts: EsxiHost[] = [];
  readonly datastores: Datastore[] = [];
  readonly networks: SourceNetwork[] = [];
  readonly #draw: Draw;
  readonly #vcenter: string;
  #next = 1001;

  constructor(draw: Draw, vcenter: string) {
    this.#draw = draw;
    this.#vcenter = vcenter;
  }

  site(name: Site["name"], datacenter: string, machines: number, networks: Site["networks"]): Site {
    const count = Math.max(3, Math.ceil(machines / machinesPerHost) + 1);
    const forTests = name === "fra" ? Math.max(2, Math.floor(count * 0.3)) : 0;
    const clusters = [...this.#clusters(name, datacenter, { kind: "prod", count: count - forTests })];
    if (forTests > 0) clusters.push(...this.#clusters(name, datacenter, { kind: "test", count: forTests }));
    this.#datastores(`${name}-iso`, "NFS", { count: 1, hosts: clusters[0]?.hosts ?? [] });
    const distributedSwitch = `dvs-${name}-01`;
    const extra = [`dvpg-vmotion-${name}`, `dvpg-backup-${name}`, `dvpg-mgmt-${name}`];
    for (const network of [...new Set(Object.values(networks)), ...extra])
      this.#distributed(network, distributedSwitch);
    return { name, datacenter, clusters, networks, distributedSwitch };
  }

  /** The one port group that hosts have on a standard switch of their own. */
  standard(name: string): void {
    this.networks.push({
      key: `${this.#vcenter}/network/${name}`,
      vcenter: this.#vcenter,
      name,
      kind: "standard",
      switch: "vSwitch0",
      vlan: "0",
    });
  }

  #clusters(
    site: Site["name"],
    datacenter: string,
    { kind, count }: { kind: Cluster["kind"]; count: number },
  ): Cluster[] {
    const number = Math.ceil(count / hostsPerCluster);
    return Array.from({ length: number }, (_, index) => {
      const name = `${site}-${kind}-${pad(index + 1)}`;
      const size = Math.ceil(count / number);
      const hosts = Array.from({ length: size }, () => this.#host(site, { datacenter, cluster: name }).name);
      const stores = Math.ceil((size * machinesPerHost * machineMiB) / datastoreMiB);
      const ssd = this.#datastores(`${site}-ssd`, "VMFS", { count: Math.ceil(stores * 0.6) + 1, hosts });
      const hdd = this.#datastores(`${site}-hdd`, "VMFS", { count: Math.ceil(stores * 0.5), hosts });
      return { name, kind, hosts, ssd, hdd };
    });
  }

  #host(site: Site["name"], place: { readonly datacenter: string; readonly cluster: string }): EsxiHost {
    const number = this.hosts.length + 1;
    const subnet = site === "fra" ? 10 : 20;
    const address = (network: number): string =>
      `10.${subnet}.${network + Math.floor(number / 200)}.${10 + (number % 200)}`;
    const moref = `host-${this.#id()}`;
    const host: EsxiHost = {
      key: `${this.#vcenter}/${moref}`,
      vcenter: this.#vcenter,
      moref,
      name: `esx-${site}-${pad(number, 3)}.${site}.nordwind.example`,
      ...place,
      cores: this.#draw.one([32, 48, 64]),
      memoryMiB: this.#draw.one([524_288, 786_432, 1_048_576]) - 417,
      version: this.#draw.weighted([
        ["8.0.3", 7],
        ["7.0.3", 3],
      ]),
      inMaintenance: this.#draw.chance(0.02),
      vmkernel: [
        { portGroup: "Management Network", ip: address(1), mtu: 1500 },
        { portGroup: `dvpg-vmotion-${site}`, ip: address(64), mtu: 9000 },
      ],
    };
    this.hosts.push(host);
    return host;
  }

  #datastores(prefix: string, type: string, { count, hosts }: { count: number; hosts: readonly string[] }): string[] {
    return Array.from({ length: count }, () => {
      const name = `${prefix}-${pad(this.datastores.filter((one) => one.name.startsWith(prefix)).length + 1)}`;
      const moref = `datastore-${this.#id()}`;
      const capacityMiB = type === "NFS" ? 2 * 2 ** 20 : datastoreMiB - 256;
      this.datastores.push({
        key: `${this.#vcenter}/${moref}`,
        vcenter: this.#vcenter,
        moref,
        name,
        type,
        capacityMiB,
        freeMiB: capacityMiB,
        hosts: [...hosts],
      });
      return name;
    });
  }

  #distributed(name: string, device: string): void {
    const moref = `dvportgroup-${this.#id()}`;
    const vlan = /(\d+)$/.exec(name)?.[1] ?? String(this.#draw.between(100, 199));
    this.networks.push({
      key: `${this.#vcenter}/${moref}`,
      vcenter: this.#vcenter,
      moref,
      name,
      kind: "distributed",
      switch: device,
      vlan,
    });
  }

  #id(): number {
    this.#next += 1;
    return this.#next;
  }
}

export function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, "0");
}
