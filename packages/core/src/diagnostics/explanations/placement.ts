import type { Explanations } from "./explanation.ts";

export const placement: Explanations<"placement"> = {
  "placement/missing-fallback": {
    meaning: "Each line of `migration.place` is for some machines only.",
    why: "Machines that match none are not planned, which shows only in the assessment.",
    fix: "Add a last line without `machines`, if they are to move.",
    example: {
      wrong: "place: [{ machines: \"machine.tags['site'] == 'ams'\", cluster: prod2, namespace: 'vm-{group}' }]",
      right:
        "place:\n  - { machines: \"machine.tags['site'] == 'ams'\", cluster: prod2, namespace: 'vm-{group}' }\n  - { cluster: prod1, namespace: 'vm-{group}' }",
    },
  },
  "placement/unsupported-namespace": {
    meaning: "A namespace is no name that Kubernetes takes, or belongs to the platform.",
    why: "Machines could not be made there; quotas, policies and backups leave the platform's namespaces alone.",
    fix: "Name one such as `vm-{group}`.",
    example: { wrong: "namespace: openshift-vms", right: "namespace: 'vm-{group}'" },
  },
  "placement/unused-rule": {
    meaning: "A line of `migration.place` is never reached: one before it takes all machines, or the same ones.",
    why: "The first match wins, so the line does nothing.",
    fix: "Move it before the other, or take it out.",
    example: {
      wrong:
        "place:\n  - { cluster: prod1, namespace: vm-all }\n  - { machines: \"machine.tags['site'] == 'ams'\", cluster: prod2, namespace: vm-ams }",
      right:
        "place:\n  - { machines: \"machine.tags['site'] == 'ams'\", cluster: prod2, namespace: vm-ams }\n  - { cluster: prod1, namespace: vm-all }",
    },
  },
};
