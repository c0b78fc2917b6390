import type { Explanations } from "./explanation.ts";

export const storage: Explanations<"storage"> = {
  "storage/duplicate-backend": {
    meaning: "Two backends have one management address.",
    why: "They are one array: its limits count once, and volumes of both may end up in one place.",
    fix: "Correct the address that was copied, or describe the array once, with `nas` and `san`.",
    example: {
      wrong: `
netapp-fra: { trident: { management: 10.10.8.20, nas: { svm: nfs } } }
netapp-ams: { trident: { management: 10.10.8.20, nas: { svm: nfs } } }
`,
      right: `
netapp-fra: { trident: { management: 10.10.8.20, nas: { svm: nfs } } }
netapp-ams: { trident: { management: 10.20.8.20, nas: { svm: nfs } } }
`,
    },
  },
  "storage/shared-svm": {
    meaning: "Several clusters use the LUNs of one storage virtual machine.",
    why: "The credentials of one cluster can then reach and delete the disks of the others, and they share its limits.",
    fix: "Give each cluster its own, as a map. For files over NFS one is usual: volumes have the cluster's name in front.",
    example: {
      wrong: "san: { svm: ocp, transport: iscsi }",
      right: "san: { svm: { prod1: ocp1, hub: ocp0 }, transport: iscsi }",
    },
  },
  "storage/unsuited-virtualization": {
    meaning: "Disks of machines on a cluster are files on NFS.",
    why: "It works, live migration included. Block devices have fewer layers between machine and array, which databases feel.",
    fix: "Name a `san` backend as `virtualization`, or leave it so.",
    example: {
      wrong: "storage: { default: netapp-fra/nas }",
      right: "storage: { default: netapp-fra/nas, virtualization: netapp-fra/san }",
    },
  },
  "storage/unused-backend": {
    meaning: "No cluster uses a backend.",
    why: "No class is made of it. Perhaps a cluster names another one by mistake.",
    fix: "Name it in the `storage` of a cluster, or take it out.",
    example: {
      wrong: `
storage: { netapp-fra: { trident: {} }, old: { trident: {} } }
clusters: { prod1: { storage: { default: netapp-fra/nas } } }
`,
    },
  },
};
