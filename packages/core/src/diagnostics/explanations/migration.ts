import type { Explanations } from "./explanation.ts";

export const migration: Explanations<"migration"> = {
  "migration/ambiguous-window": {
    meaning: "A window closes at the time of day at which it opens. It is taken to be 24 hours long.",
    why: "A window that closes at or before its opening closes on the next day; a slip of the pen makes a night into a day.",
    fix: "Correct the time at which it closes, or allow the finding if a whole day is meant.",
    example: {
      wrong: "weekend: { days: [sat], from: '22:00', to: '22:00' }",
      right: "weekend: { days: [sat], from: '22:00', to: '06:00' }",
    },
  },
  "migration/blocked-window": {
    meaning: "Every opening of a window falls into a freeze.",
    why: "Nothing can move in it.",
    fix: "Correct the freeze, or take the window out.",
    example: {
      wrong: "freezes:\n  year-end: { from: 2026-12-18, to: 2046-01-06 }",
      right: "freezes:\n  year-end: { from: 2026-12-18, to: 2027-01-06 }",
    },
  },
  "migration/conflicting-dependency": {
    meaning:
      "Groups wait for each other in a circle, a group waits for itself, or two groups that wait share a disk and must move as one.",
    why: "No order of windows satisfies it: none of them could ever move.",
    fix: "Remove one of the dependencies. Groups that cannot be apart should be one group.",
    example: {
      wrong: "dependencies: [{ first: db, then: app }, { first: app, then: db }]",
      right: "dependencies: [{ first: db, then: app }]",
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
    meaning: "The limits allow Forklift Plans of more than 200 machines, or of more than 500 disks.",
    why: "Forklift validates each Plan anew every ten seconds until it has run, in time that grows with the square of its machines; Plans of more than 500 disks are known to fail.",
    fix: "Set `perPlan` to 100 and `disksPerPlan` to 500, or less. The planner then makes more Plans.",
    example: { wrong: "limits: { perPlan: 500 }", right: "limits: { perPlan: 100 }" },
  },
  "migration/incomplete-group": {
    meaning: "Some machines of a group are planned, and others of it have no wave.",
    why: "Those that stay behind talk to the others across sites until they can follow.",
    fix: "See why they have no wave (`vmf assess`), and plan again before the wave of the group is approved.",
    example: {
      wrong: "vmf plan   # erp-db has a raw device mapping and is left",
      right: "vmf assess # says what to do about it",
      language: "sh",
    },
  },
  "migration/missing-zone-rules": {
    meaning: "The rules of a window's time zone are not known to the planner.",
    why: "Without them a wall-clock time is no instant, and the window never opens.",
    fix: "Correct `timeZone` of the site.",
    example: {
      wrong: "sites:\n  fra: { timeZone: Europe/Frankfurt }",
      right: "sites:\n  fra: { timeZone: Europe/Berlin }",
    },
  },
  "migration/overlapping-windows": {
    meaning: "Two windows of one site are open at the same time.",
    why: "Each counts its machines for itself: together they may move more at that time than either allows.",
    fix: "Part their times or days, if that is not meant.",
    example: {
      wrong:
        "saturday: { days: [sat], from: '22:00', to: '06:00', site: fra }\nweekend: { days: [sat, sun], from: '20:00', to: '23:00', site: fra }",
      right:
        "saturday: { days: [sat], from: '22:00', to: '06:00', site: fra }\nsunday: { days: [sun], from: '20:00', to: '23:00', site: fra }",
    },
  },
  "migration/unknown-group": {
    meaning: "A dependency names a group to which no machine of the inventory belongs.",
    why: "The dependency is without effect: the other group does not wait.",
    fix: "Correct the name, or tag the machines.",
    example: {
      wrong: "dependencies: [{ first: erp-bd, then: erp-app }]",
      right: "dependencies: [{ first: erp-db, then: erp-app }]",
    },
  },
  "migration/unknown-host": {
    meaning: "The inventory does not tell on which ESXi host machines run that are planned.",
    why: "They are counted as if one host had all of their cluster, so the plan may be longer than it need be.",
    fix: "Export with the column `Host` of vInfo.",
    example: { wrong: "VM,Cluster\nweb-01,fra-a", right: "VM,Cluster,Host\nweb-01,fra-a,esx-07", language: "csv" },
  },
  "migration/unused-freeze": {
    meaning: "A freeze is over before the migration starts.",
    why: "It freezes nothing; perhaps its year is the last one.",
    fix: "Correct its dates, or take it out.",
    example: {
      wrong: "start: 2026-12-01\nfreezes:\n  year-end: { from: 2025-12-18, to: 2026-01-06 }",
      right: "start: 2026-12-01\nfreezes:\n  year-end: { from: 2026-12-18, to: 2027-01-06 }",
    },
  },
};
