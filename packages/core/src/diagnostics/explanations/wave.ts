import type { Explanations } from "./explanation.ts";

export const wave: Explanations<"wave"> = {
  "wave/conflicting-file-name": {
    meaning: "A wave stands in a file that is not called `<metadata.name>.yaml`.",
    why: "People and programs find a wave by its file. Under another name a second wave of the same name would not be noticed.",
    fix: "Rename the file, or the wave.",
    example: {
      wrong: "# waves/pilot.yaml\nkind: Wave\nmetadata: { name: w01-weekend-20261205 }",
      right: "# waves/w01-weekend-20261205.yaml\nkind: Wave\nmetadata: { name: w01-weekend-20261205 }",
    },
  },
  "wave/conflicting-times": {
    meaning:
      "The times of a wave contradict each other: its window closes before it opens, the cutover is outside the window, copies begin after the cutover, or warm machines have no time at which copies begin.",
    why: "The controller would power machines off at a time that was agreed with nobody, or never.",
    fix: "Correct the time that was edited, or plan again.",
    example: {
      wrong: 'window: { name: weekend, opens: "2026-12-05T21:00:00Z", closes: "2026-12-05T05:00:00Z" }',
      right: 'window: { name: weekend, opens: "2026-12-05T21:00:00Z", closes: "2026-12-06T05:00:00Z" }',
    },
  },
  "wave/duplicate-machine": {
    meaning: "A machine is listed in two waves, or twice in one, and neither is aborted.",
    why: "A machine moves once. The second Forklift Plan would find it powered off at the source, or move it away from where it runs.",
    fix: "Delete it from one of them, or set the state of the wave that shall not run to `aborted`.",
    example: {
      wrong: "# waves/w01.yaml and waves/w02.yaml\nmachines:\n  - key: vc/vm-101",
      right: "# waves/w01.yaml\nmachines:\n  - key: vc/vm-101\n# waves/w02.yaml\nmachines:\n  - key: vc/vm-102",
    },
  },
  "wave/duplicate-plan": {
    meaning: "Two plan entries have the same name, in one wave or in two.",
    why: "Each entry becomes a Forklift Plan, and all Plans stand in one namespace of the hub: the second would overwrite the first.",
    fix: "Rename one of them.",
    example: { wrong: "# in two waves\nplans:\n  - name: w01-01-erp", right: "plans:\n  - name: w02-01-erp" },
  },
  "wave/duplicate-target": {
    meaning: "Two machines get the same name in the same namespace of the same cluster.",
    why: "In a namespace there is one virtual machine of a name: Forklift refuses the second.",
    fix: "Give one of them another `targetName`, or another namespace.",
    example: {
      wrong: "machines:\n  - { key: vc/vm-1, targetName: web }\n  - { key: vc/vm-2, targetName: web }",
      right: "machines:\n  - { key: vc/vm-1, targetName: web-1 }\n  - { key: vc/vm-2, targetName: web-2 }",
    },
  },
  "wave/duplicate-wave": {
    meaning: "Two files hold waves of the same name.",
    why: "On the hub there is one Wave of a name: Argo CD would apply the one and the other in turn.",
    fix: "Rename one of them, and its file.",
    example: {
      wrong: "# waves/w01.yaml and waves/old/w01.yaml\nmetadata: { name: w01 }",
      right: "# waves/w01.yaml\nmetadata: { name: w01 }",
    },
  },
  "wave/missing-mapping": {
    meaning: "A machine of a plan entry has a network or a datastore that the entry does not map.",
    why: "Forklift does not start a Plan whose maps have gaps, and that shows only when the window is open.",
    fix: "Add it to `networks` or `datastores` of the entry, or plan again.",
    example: {
      wrong: "networks: []\nmachines:\n  - { name: erp-01, networks: [dvpg-web-210] }",
      right:
        "networks:\n  - { from: { name: dvpg-web-210 }, to: { kind: attachment, namespace: default, name: web } }\nmachines:\n  - { name: erp-01, networks: [dvpg-web-210] }",
    },
  },
};
