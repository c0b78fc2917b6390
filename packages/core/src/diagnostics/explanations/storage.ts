import type { Explanations } from "./explanation.ts";

export const storage: Explanations<"storage"> = {
  "storage/duplicate-backend": {
    meaning: "Two backends have the same management address.",
    why: "They are one array: its limits count once, and volumes of both may end up in one place.",
    fix: "Correct the address that was copied, or describe the array once, with `nas` and `san`.",
    example: {
      wrong:
        "nas1: { trident: { management: 10.10.8.20, nas: { svm: nfs } } }\nsan1: { trident: { management: 10.10.8.20, san: { svm: ocp1, transport: iscsi } } }",
      right: "netapp: { trident: { management: 10.10.8.20, nas: { svm: nfs }, san: { svm: ocp1, transport: iscsi } } }",
    },
  },
  "storage/shared-svm": {
    meaning: "Several clusters use LUNs of one storage virtual machine.",
    why: "The credentials of one cluster can then reach and delete the disks of the other, and they share its limit of LUNs.",
    fix: "Give each cluster its own, as a map with one for each cluster.",
    example: {
      wrong: "san: { svm: ocp, transport: iscsi }",
      right: "san: { svm: { prod1: ocp1, prod2: ocp2 }, transport: iscsi }",
    },
  },
  "storage/unsuited-virtualization": {
    meaning: "The disks of machines on a cluster are files on NFS.",
    why: "It works, live migration included. Block devices have fewer layers between machine and array, which databases feel.",
    fix: "Name a `san` backend as `virtualization`, or leave it so.",
    example: {
      wrong: "storage: { default: netapp-fra/nas }",
      right: "storage: { default: netapp-fra/nas, virtualization: netapp-fra/san }",
    },
  },
  "storage/unused-backend": {
    meaning: "No cluster uses a backend.",
    why: "No class is made of it; perhaps a cluster names another one by mistake.",
    fix: "Name it in a cluster's `storage`, or take it out.",
    example: {
      wrong: "storage:\n  netapp-ams: {}\n# and all clusters name netapp-fra",
      right: "clusters:\n  prod2: { storage: { default: netapp-ams/nas } }",
    },
  },
};
