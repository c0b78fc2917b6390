/** What becomes of each factory in the course of its life: one commit after the other, each over the one before. */
import { remove, rename, set, type Edit } from "./edit-factory.ts";

export interface Version {
  /** What people wanted. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

const prod1 = "factory/prod1.yaml";
const prod2 = "factory/prod2.yaml";

/** By case: `versions/<case>.txt` says what each version does on each cluster. */
export const versions: Readonly<Record<string, readonly Version[]>> = {
  tiny: [
    { title: "a VLAN is added", edits: [set(["vmNetworks", "db"], { vlan: 220 })] },
    {
      title: "the pods of a cluster that is not installed yet get other addresses",
      edits: [set(["clusters", "one", "networks", "pods"], { cidr: "10.144.0.0/14", hostPrefix: 23 })],
    },
    {
      title: "a machine is exchanged",
      edits: [
        remove(["clusters", "one", "nodes", "c"]),
        set(["clusters", "one", "nodes", "d"], {
          bmc: "192.168.10.34",
          addresses: { machine: "192.168.20.14" },
          macs: ["02:00:00:00:0d:00", "02:00:00:00:0d:01"],
        }),
      ],
    },
    { title: "the cluster is installed", edits: [set(["clusters", "one", "state"], "installed")] },
    {
      title: "storage of a second kind is added",
      edits: [
        set(["storage", "filer", "trident", "san"], { svm: "san", transport: "iscsi" }),
        set(["clusters", "one", "storage", "virtualization"], "filer/san"),
      ],
    },
    { title: "a VM network is renamed", edits: [rename(["vmNetworks", "web"], "front")] },
    { title: "another branch is followed", edits: [set(["git", "branch"], "production")] },
  ],
  "two-clusters": [
    {
      title: "operators are approved by themselves, and one follows another channel",
      edits: [
        set(["operators", "approval"], "automatic"),
        set(["operators", "channels", "mtv-operator"], "release-v2.13"),
      ],
    },
    { title: "a wave is approved", edits: [set(["spec", "state"], "approved", "waves/w01-night-2027-03-01.yaml")] },
    {
      title: "a VLAN of one cluster comes to all",
      edits: [set(["vmNetworks", "db"], { vlan: { left: 220, right: 320 } })],
    },
    {
      title: "an array gets another address and account",
      edits: [
        set(["storage", "array-left", "trident", "management"], "10.1.8.21"),
        set(["storage", "array-left", "trident", "credentials"], "array-left-2"),
      ],
    },
    { title: "a storage class is not wanted any more", edits: [remove(["clusters", "east", "storage", "block"])] },
    {
      title: "a VLAN is removed",
      edits: [remove(["vmNetworks", "web"]), set(["mappings", "networks"], [{ from: "*", to: "db" }])],
    },
    {
      title: "another source takes the place of the first",
      edits: [
        rename(["sources", "vc-left"], "vc-new"),
        set(["sources", "vc-new", "vcenter", "url"], "https://vcenter.new.duo.example/sdk"),
      ],
    },
    {
      title: "a cluster is given up",
      edits: [
        remove(["clusters", "west"]),
        set(["migration", "place"], [{ cluster: "east", namespace: "vm-{group}" }]),
      ],
    },
    { title: "the repository moves", edits: [set(["git", "url"], "ssh://git@git.duo.example/moved.git")] },
  ],
  nordwind: [
    {
      title: "a worker is added",
      edits: [
        set(
          ["clusters", "prod2", "nodes", "w07"],
          {
            role: "worker",
            bmc: "10.20.9.27",
            addresses: { machine: "10.20.2.27", storage: "10.20.200.27" },
            macs: [0, 1, 2, 3, 4, 5].map((nic) => `02:00:20:02:27:0${nic}`),
          },
          prod2,
        ),
      ],
    },
    { title: "a worker is removed", edits: [remove(["clusters", "prod1", "nodes", "w18"], prod1)] },
    {
      title: "a VLAN is added",
      edits: [set(["vmNetworks", "backup"], { vlan: 240, cidr: "10.24.0.0/24", gateway: "10.24.0.1" })],
    },
    { title: "the next release is to be installed", edits: [set(["openshift", "version"], "4.22.9")] },
    { title: "one cluster is installed", edits: [set(["clusters", "prod1", "state"], "installed", prod1)] },
    {
      title: "machines go to other storage",
      edits: [
        set(["clusters", "prod1", "storage", "virtualization"], "netapp-fra/nas", prod1),
        set(["clusters", "prod2", "storage"], { default: "netapp-ams/san" }, prod2),
      ],
    },
    {
      title: "volumes of one array come another way",
      edits: [set(["storage", "netapp-ams", "trident", "san", "transport"], "iscsi")],
    },
    {
      title: "a worker joins an installed cluster",
      edits: [
        set(
          ["clusters", "prod1", "nodes", "w19"],
          {
            role: "worker",
            bmc: "10.10.9.39",
            addresses: { machine: "10.10.2.39", storage: "10.10.200.39" },
            macs: [0, 1, 2, 3, 4, 5].map((nic) => `02:00:10:02:39:0${nic}`),
          },
          prod1,
        ),
      ],
    },
    {
      title: "a VM network is renamed",
      edits: [
        rename(["vmNetworks", "dmz"], "perimeter"),
        set(
          ["mappings", "networks"],
          [
            { from: "dvpg-web-*", to: "web" },
            { from: "dvpg-db-*", to: "db" },
            { from: "dvpg-dmz-*", to: "perimeter" },
          ],
        ),
      ],
    },
    {
      title: "nothing is migrated from anywhere any more",
      edits: [remove(["sources"]), remove(["mappings"]), remove(["migration"])],
    },
  ],
};
