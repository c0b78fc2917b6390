import type { Explanations } from "./explanation.ts";

export const migration: Explanations<"migration"> = {
  "migration/ambiguous-window": {
    meaning: "A window closes at the time at which it opens.",
    why: "It is taken to be 24 hours long. Nothing that long is usual; more often one of the times was copied.",
    fix: "Correct the time at which it closes, or allow the finding if a whole day is meant.",
    example: {
      wrong: 'weekend: { days: [sat], from: "22:00", to: "22:00", site: fra, machines: 120 }',
      right: 'weekend: { days: [sat], from: "22:00", to: "06:00", site: fra, machines: 120 }',
    },
  },
  "migration/blocked-window": {
    meaning: "Every day on which a window would open, for ten years from the start on, is in a freeze.",
    why: "Nothing can move in it.",
    fix: "Correct the freeze, or take the window out.",
    example: {
      wrong: `
start: 2026-12-01
freezes: { year-end: { from: 2026-12-18, to: 2126-01-06 } }
`,
      right: `
start: 2026-12-01
freezes: { year-end: { from: 2026-12-18, to: 2027-01-06 } }
`,
    },
  },
  "migration/conflicting-dependency": {
    meaning: "Groups wait for each other, or one for itself.",
    why: "None of them could ever move.",
    fix: "Take one of the dependencies out, or put the groups into one: then they move together.",
    example: {
      wrong: `
dependencies:
  - { first: erp-db, then: erp-app }
  - { first: erp-app, then: erp-db }
`,
      right: `
dependencies:
  - { first: erp-db, then: erp-app }
`,
    },
  },
  "migration/conflicting-freeze": {
    meaning: "A freeze ends before it begins.",
    why: "It would freeze nothing, and machines would move on days that were meant to be quiet.",
    fix: "Correct the year, or swap the dates.",
    example: {
      wrong: "year-end: { from: 2026-12-18, to: 2026-01-06 }",
      right: "year-end: { from: 2026-12-18, to: 2027-01-06 }",
    },
  },
  "migration/exceeds-plan": {
    meaning: "Forklift Plans may have more than 200 machines, or more than 500 disks.",
    why: "Plans of 100 machines are the fastest by Red Hat's own measurements. A larger one is validated for longer, and anew every ten seconds until it has run, which holds others up. Plans of more than 500 disks are known to fail (MTV-1203).",
    fix: "Leave the limits at their defaults: the planner makes more plans instead.",
    example: {
      wrong: "limits: { perPlan: 500, disksPerPlan: 2000 }",
      right: "limits: { perPlan: 100, disksPerPlan: 500 }",
    },
  },
  "migration/incomplete-group": {
    meaning: "Some machines of a group have a wave, and others of it have none.",
    why: "Those that stay behind talk to the others across sites until they can follow.",
    fix: "See why they have no wave (`vmf assess`), and plan again before the wave of the group is approved.",
    example: {
      wrong: `
groups: { tag: application }
place: [{ machines: "machine.os.contains('linux')", cluster: prod1, namespace: "vm-{group}" }]
`,
      right: `
groups: { tag: application }
place: [{ cluster: prod1, namespace: "vm-{group}" }]
`,
    },
  },
  "migration/missing-zone-rules": {
    meaning: "The planner was not given the rules of a window's time zone.",
    why: "Without them a wall-clock time is no instant: the window never opens.",
    fix: "Use a zone of the IANA database. If it is one, it is newer than this vmf.",
    example: {
      wrong: "sites: { fra: { timeZone: Europe/Newtown } }",
      right: "sites: { fra: { timeZone: Europe/Berlin } }",
    },
  },
  "migration/overlapping-windows": {
    meaning: "Two windows of one site are open at the same time.",
    why: "Each counts its machines for itself. Together they may move more at that time than either allows.",
    fix: "Part their times or days, if that is not meant.",
    example: {
      wrong: `
weekend: { days: [sat], from: "22:00", to: "06:00", site: fra, machines: 120 }
sunday: { days: [sun], from: "04:00", to: "08:00", site: fra, machines: 40 }
`,
      right: `
weekend: { days: [sat], from: "22:00", to: "06:00", site: fra, machines: 120 }
sunday: { days: [sun], from: "06:00", to: "08:00", site: fra, machines: 40 }
`,
    },
  },
  "migration/unknown-group": {
    meaning: "A dependency names a group to which no machine of the inventory belongs.",
    why: "The dependency is without effect: the other group does not wait.",
    fix: "Correct the name, or tag the machines. Groups are named by the values of the tag, or by folders.",
    example: {
      wrong: "dependencies: [{ first: erp-bd, then: erp-app }]",
      right: "dependencies: [{ first: erp-db, then: erp-app }]",
    },
  },
  "migration/unknown-host": {
    meaning: "The inventory does not tell on which ESXi host planned machines run.",
    why: "Transfers are limited by host. These machines are counted as if one host had all of their cluster, so the plan may be longer than it need be.",
    fix: "Export with the column `Host` of the tab vInfo, or read the vCenter itself.",
    example: {
      wrong: `
VM,Powerstate,CPUs,Memory
erp-db-01,poweredOn,8,65536
`,
      right: `
VM,Powerstate,CPUs,Memory,Host
erp-db-01,poweredOn,8,65536,esx-fra-001
`,
    },
  },
  "migration/unused-freeze": {
    meaning: "A freeze is over before the migration starts.",
    why: "It freezes nothing. Perhaps its year is the last one.",
    fix: "Correct its dates, or take it out.",
    example: {
      wrong: `
start: 2026-12-01
freezes: { year-end: { from: 2025-12-18, to: 2026-01-06 } }
`,
      right: `
start: 2026-12-01
freezes: { year-end: { from: 2026-12-18, to: 2027-01-06 } }
`,
      language: "csv",
    },
  },
};
