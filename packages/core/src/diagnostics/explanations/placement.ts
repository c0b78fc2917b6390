import type { Explanations } from "./explanation.ts";

export const placement: Explanations<"placement"> = {
  "placement/missing-fallback": {
    meaning: "Each placement is for some machines only.",
    why: "Machines that match none are not planned, which shows only in the assessment.",
    fix: "Add a last one without `machines`, if the others are to move too.",
    example: {
      wrong: "place: [{ machines: \"machine.tags['site'] == 'ams'\", cluster: prod2, namespace: \"vm-{group}\" }]",
      right: `
place:
  - { machines: "machine.tags['site'] == 'ams'", cluster: prod2, namespace: "vm-{group}" }
  - { cluster: prod1, namespace: "vm-{group}" }
`,
    },
  },
  "placement/unsupported-namespace": {
    meaning:
      "A namespace is no DNS label once a group stands in it, or belongs to the platform (`default`, `openshift-…`, `kube-…`).",
    why: "Kubernetes refuses the first. Machines in a namespace of the platform are left alone by quotas, policies and backups.",
    fix: "Name one such as `vm-{group}`.",
    example: {
      wrong: "place: [{ cluster: prod1, namespace: openshift-vms }]",
      right: 'place: [{ cluster: prod1, namespace: "vm-{group}" }]',
    },
  },
  "placement/unused-rule": {
    meaning: "An earlier placement takes all machines, or the same ones.",
    why: "The first match wins, so the later one does nothing.",
    fix: "Move it up, or take it out.",
    example: {
      wrong: `
place:
  - { cluster: prod1, namespace: "vm-{group}" }
  - { machines: "machine.tags['site'] == 'ams'", cluster: prod2, namespace: "vm-{group}" }
`,
      right: `
place:
  - { machines: "machine.tags['site'] == 'ams'", cluster: prod2, namespace: "vm-{group}" }
  - { cluster: prod1, namespace: "vm-{group}" }
`,
    },
  },
};
