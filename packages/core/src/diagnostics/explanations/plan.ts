import type { Explanations } from "./explanation.ts";

/** What `vmf plan --verify` finds. */
export const plan: Explanations<"plan"> = {
  "plan/conflicting-bound": {
    meaning:
      "The record of a plan claims a lower bound that is not one: later than the plan itself ends, or not when an opening closes.",
    why: "By the bound people judge whether a better plan is possible.",
    fix: "Plan again.",
    example: {
      wrong: '{ "finish": "2026-12-06T05:00:00Z", "bound": { "finish": "2027-01-10T05:00:00Z" } }',
      language: "json",
    },
  },
  "plan/conflicting-dependency": {
    meaning: "A group moves in a window that opens before the window of a group for which it waits has closed.",
    why: "It needs what the other group brings.",
    fix: "Move it to a later wave, or the other group to an earlier one.",
    example: {
      wrong: "# erp-app waits for erp-db, and both are in\nwindow: { name: weekend, opens: '2026-12-05T21:00:00Z' }",
      right: "# erp-app\nwindow: { name: weekend, opens: '2026-12-12T21:00:00Z' }",
    },
  },
  "plan/conflicting-freeze": {
    meaning: "A wave moves in an opening that touches a freeze.",
    why: "On frozen days nothing is powered off.",
    fix: "Choose another opening, or end the freeze earlier.",
    example: {
      wrong: "window: { name: weekend, opens: '2026-12-19T21:00:00Z' }\n# freeze: 2026-12-18 to 2027-01-06",
      right: "window: { name: weekend, opens: '2027-01-09T21:00:00Z' }",
    },
  },
  "plan/conflicting-gap": {
    meaning: "The record says that the plan ends so many openings after its bound, and it is another number.",
    why: "By the gap people judge whether a better plan is possible.",
    fix: "Plan again.",
    example: { wrong: '{ "gapWindows": 0 }', language: "json" },
  },
  "plan/conflicting-inventory": {
    meaning:
      "The record names, by its hash, the inventory that was planned, and the plan is checked against another one.",
    why: "Machines may have come, gone or changed since. What a wave says of each is compared in any case.",
    fix: "Plan again, or name the inventory of the plan with `--inventory`.",
    example: { wrong: '{ "inventory": "9f86d081…" }', language: "json" },
  },
  "plan/conflicting-machine": {
    meaning: "A wave says of a machine something else than the inventory: its name, host, disks, networks or group.",
    why: "What copies cost and which maps are needed comes from what the wave says.",
    fix: "Plan again with this inventory, or correct the wave.",
    example: {
      wrong: "disks: [{ capacityMiB: 1024, datastore: fra-ssd-01 }]   # the inventory has two disks",
      right: "disks: [{ capacityMiB: 1024, datastore: fra-ssd-01 }, { capacityMiB: 2048, datastore: fra-ssd-01 }]",
    },
  },
  "plan/conflicting-mapping": {
    meaning: "A mapping of a wave is not the one that `mappings` of factory.yaml gives.",
    why: "The machine would land in another network or on other storage than was agreed.",
    fix: "Plan again, or correct the mapping in the wave or in factory.yaml.",
    example: {
      wrong: "from: { name: dvpg-db-220 }\nto: { kind: attachment, namespace: default, name: web }",
      right: "from: { name: dvpg-db-220 }\nto: { kind: attachment, namespace: default, name: db }",
    },
  },
  "plan/conflicting-mode": {
    meaning:
      "A machine is planned warm and cannot move so: it is powered off, has no changed block tracking, or has disks that it does not work for.",
    why: "Forklift refuses the whole Plan.",
    fix: "Put the machine into a plan entry of mode cold, or plan again.",
    example: { wrong: "mode: warm", right: "mode: cold" },
  },
  "plan/conflicting-name": {
    meaning: "A name of a wave or of a plan entry is no DNS label, or is there twice.",
    why: "Waves, Forklift Plans and their maps are found by these names.",
    fix: "Give it another name.",
    example: { wrong: "name: W01_ERP", right: "name: w01-erp" },
  },
  "plan/conflicting-opening": {
    meaning: "A wave's window does not open when the wave says, or before the migration starts.",
    why: "Machines would be powered off outside the agreed time.",
    fix: "Take an opening that the message names.",
    example: {
      wrong: "window: { name: weekend, opens: '2026-12-03T21:00:00Z' }   # a Thursday",
      right: "window: { name: weekend, opens: '2026-12-05T21:00:00Z' }",
    },
  },
  "plan/conflicting-order": {
    meaning: "The numbers of waves are not their order in time, are no numbers from 1, or are there twice.",
    why: "People count waves by these numbers.",
    fix: "Number the waves by time.",
    example: { wrong: "order: 0", right: "order: 1" },
  },
  "plan/conflicting-place": {
    meaning: "A machine goes to another cluster or namespace than `migration.place` says.",
    why: "Networks, storage and rights were planned for the other place.",
    fix: "Plan again, or change the rules of `migration.place`.",
    example: { wrong: "cluster: prod2\nnamespace: vm-erp", right: "cluster: prod1\nnamespace: vm-erp" },
  },
  "plan/conflicting-precopy": {
    meaning:
      "A wave with warm machines does not say when their copies begin, or so late that they cannot be done when its window opens.",
    why: "A machine that is still being copied when its window opens is off for longer than was said, or not moved at all.",
    fix: "Correct `precopyStart`, or move machines to other waves.",
    example: {
      wrong: "precopyStart: '2026-12-05T20:00:00Z'\ncutover: '2026-12-05T21:00:00Z'",
      right: "precopyStart: '2026-12-03T21:00:00Z'\ncutover: '2026-12-05T21:00:00Z'",
    },
  },
  "plan/conflicting-record": {
    meaning:
      "The record of a plan does not match its waves, factory.yaml or the inventory: other files, another start or finish, a machine that is left without a reason.",
    why: "People rely on what it says: when the programme ends, and who is left.",
    fix: "Plan again. Waves that people approved are kept.",
    example: { wrong: '{ "waves": ["w01.yaml", "w02.yaml"] }   and waves/ holds w01.yaml alone', language: "text" },
  },
  "plan/conflicting-shared-disks": {
    meaning:
      "Machines that share a disk are in different plan entries or moved warm, or an entry does not say right whether it has shared disks.",
    why: "A disk moves once, with all that use it, while all of them are off.",
    fix: "Put them into one plan entry of mode cold with `hasSharedDisks: true`; set it to false where nothing is shared.",
    example: { wrong: "mode: warm\nhasSharedDisks: true", right: "mode: cold\nhasSharedDisks: true" },
  },
  "plan/conflicting-site": {
    meaning: "A wave moves machines of one site in a window of another.",
    why: "A window is agreed with the people of its site.",
    fix: "Choose a window of the source's site.",
    example: {
      wrong: "source: vc-ams\nwindow: { name: weekend-fra }",
      right: "source: vc-ams\nwindow: { name: weekend-ams }",
    },
  },
  "plan/conflicting-target": {
    meaning:
      "The name of a machine on the target is no DNS label, or another machine of the programme takes it in the same namespace.",
    why: "Forklift refuses a name that is taken or that Kubernetes does not know.",
    fix: "Give it another `targetName`.",
    example: { wrong: "targetName: ERP_01", right: "targetName: erp-01" },
  },
  "plan/conflicting-waves": {
    meaning: "Two waves of one source are at work at one time.",
    why: "They share ESXi hosts, so neither has the time that was counted for it.",
    fix: "Join them to one wave, or move one to another opening.",
    example: {
      wrong: "# w01 and w02, both of vc-fra\nwindow: { name: weekend, opens: '2026-12-05T21:00:00Z' }",
      right: "# w02\nwindow: { name: weekend, opens: '2026-12-06T21:00:00Z' }",
    },
  },
  "plan/duplicate-machine": {
    meaning: "A machine is in two waves, or in a wave and among those that are left.",
    why: "A machine can move once, and counts would be wrong.",
    fix: "Take it out of one of them.",
    example: { wrong: "# w01 and w02\nmachines: [{ key: vc/vm-101 }]", right: "# w02\nmachines: [{ key: vc/vm-102 }]" },
  },
  "plan/exceeds-disks": {
    meaning: "A plan entry has more disks than `limits.disksPerPlan` allows.",
    why: "Beyond it Forklift's own Plans fail.",
    fix: "Divide it, or raise the limit.",
    example: { wrong: "limits: { disksPerPlan: 500 }   # and the entry has 620", right: "# two entries of 310 disks" },
  },
  "plan/exceeds-machines": {
    meaning: "A plan entry has more machines than `limits.perPlan` allows, or none.",
    why: "Forklift validates each Plan anew every ten seconds, in time that grows with the square of its machines.",
    fix: "Divide it, or raise the limit.",
    example: { wrong: "limits: { perPlan: 100 }   # and the entry has 140", right: "# two entries of 70 machines" },
  },
  "plan/exceeds-time": {
    meaning: "The machines of one ESXi host in a wave need more time than its window has.",
    why: "Machines would be off when the window closes.",
    fix: "Move machines of that host to other waves.",
    example: {
      wrong: "# esx-07 needs 9 h, the window has 8 h\nplans: []",
      right: "# the largest machine of esx-07 in another wave\nplans: []",
    },
  },
  "plan/exceeds-window": {
    meaning: "More machines move in one opening of a window than the window takes.",
    why: "The people at hand cannot care for more.",
    fix: "Move machines to other waves, or raise `machines` of the window.",
    example: {
      wrong: "weekend: { machines: 40 }   # and 52 are planned in one opening",
      right: "weekend: { machines: 60 }",
    },
  },
  "plan/missing-machine": {
    meaning: "A machine of the inventory is in no wave, and the record does not say why.",
    why: "A machine that nobody misses stays behind when the source is switched off.",
    fix: "Plan again: each machine gets a wave or a reason.",
    example: {
      wrong: '{ "unplanned": [] }',
      right: '{ "unplanned": [{ "key": "vc/vm-7", "name": "db", "reason": "a raw device mapping" }] }',
      language: "json",
    },
  },
  "plan/missing-mapping": {
    meaning: "A plan entry does not map a network or datastore that its machines have.",
    why: "Forklift does not start a Plan whose maps have gaps.",
    fix: "Plan again, or add the mapping.",
    example: {
      wrong: "datastores: []",
      right:
        "datastores:\n  - { from: { name: fra-ssd-01 }, to: { storageClass: netapp-fra-san, volumeMode: Block, accessMode: ReadWriteMany } }",
    },
  },
  "plan/missing-zone": {
    meaning: "The record has no time-zone rules for a window, so when it opens cannot be computed.",
    why: "A plan is verified by the rules it was made with, not by those of this machine.",
    fix: "Plan again.",
    example: { wrong: '{ "zones": [] }', language: "json" },
  },
  "plan/refused-machine": {
    meaning: "A window is only for some machines, and a machine that is planned in it is none of them.",
    why: "Its owners agreed to another time.",
    fix: "Move it to a wave of another window, or widen `only`.",
    example: {
      wrong: "weeknight: { only: \"machine.tags['env'] != 'prod'\" }   # and a machine of prod is in it",
      right: "# the machine in a wave of the window weekend",
    },
  },
  "plan/split-group": {
    meaning: "Machines of one group move in different waves.",
    why: "Machines of a group need each other at hand.",
    fix: "Move the whole group to one wave, or give some of its machines another group.",
    example: {
      wrong: "# w01\nmachines: [{ name: erp-db, group: erp }]\n# w02\nmachines: [{ name: erp-app, group: erp }]",
      right: "# w01\nmachines: [{ name: erp-db, group: erp }, { name: erp-app, group: erp }]",
    },
  },
  "plan/unknown-machine": {
    meaning:
      "A wave or the record names a machine that the inventory does not have, or that is none to move, such as a template.",
    why: "Forklift would not find it, or the plan was made for another estate.",
    fix: "Plan again with an inventory that holds it, or take it out.",
    example: { wrong: "machines: [{ key: vc/vm-9999 }]", right: "machines: [{ key: vc/vm-101 }]" },
  },
  "plan/unknown-source": {
    meaning: "A wave names a source that factory.yaml does not have, or machines of another vCenter than its own.",
    why: "Forklift looks for the machines of a Plan in one vCenter.",
    fix: "Name the source of the machines' vCenter.",
    example: { wrong: "source: vc-frankfurt", right: "source: vc-fra" },
  },
  "plan/unknown-window": {
    meaning: "A wave names a window that factory.yaml does not have.",
    why: "Nobody agreed to power machines off then.",
    fix: "Name one of the windows of factory.yaml.",
    example: { wrong: "window: { name: sunday }", right: "window: { name: weekend }" },
  },
};
