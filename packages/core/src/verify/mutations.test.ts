import { describe, expect, test } from "vitest";
import type { Code } from "../diagnostics/codes.ts";
import { testModel, testSpec } from "../model/test-model.fixture.ts";
import { testEstate, testMachine, testNic, testVcenter } from "../waves/test-estate.fixture.ts";
import { testPlan } from "../waves/test-plan.fixture.ts";
import type { PublishedInput } from "./published.ts";
import { checkPlan } from "./verify-plan.ts";

/** The same thing, writable: what a test breaks. */
type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;
type Plan = Draft<PublishedInput>;

const windows = `
    weekend: { machines: 60 }
    weeknight: { machines: 20 }
    weekend-ams: { days: [sat, sun], from: "22:00", to: "06:00", site: ams, machines: 120 }
    late: { days: [sat, sun], from: "23:00", to: "05:30", site: fra, machines: 60, only: "machine.name == 'nobody'" }`;

/** A good plan of an estate with groups, sharers, machines that cannot move; all cold or warm where it can be. */
function makePlan(mode: "warm" | "cold"): PublishedInput {
  const patch = `migration: { mode: ${mode}, windows: {${windows.trim().split("\n").join(",")}} }`;
  const estate = testEstate({ seed: 7, machines: 200, hosts: 8, sharing: 3, broken: 0.1 });
  const pair = (id: number) =>
    testMachine(id, { tags: { application: ["pair"] }, host: "esx-02", nics: [testNic(id)] });
  const inventory = { ...estate, machines: [...estate.machines, pair(9001), pair(9002)] };
  const { waves, record } = testPlan(testModel(patch), inventory);
  return { spec: testSpec(patch), inventory, waves, record };
}

const plans = { warm: makePlan("warm"), cold: makePlan("cold") };

function goodPlan(mode: "warm" | "cold"): Plan {
  return structuredClone(plans[mode]) as Plan;
}

/** Codes of what the checker finds, each once. */
function codesOf(plan: Plan): readonly Code[] {
  return [...new Set(checkPlan(plan as PublishedInput).map((one) => one.code))];
}

const hour = 3_600_000;
const shift = (text: string, ms: number): string => new Date(Date.parse(text) + ms).toISOString().replace(".000Z", "Z");

const waveOf = (plan: Plan, key: string) =>
  plan.waves.find((wave) => wave.spec.plans.some((entry) => entry.machines.some((machine) => machine.key === key)))!;
const entryOf = (plan: Plan, key: string) =>
  waveOf(plan, key).spec.plans.find((entry) => entry.machines.some((machine) => machine.key === key))!;
const pairKey = `${testVcenter}/vm-9001`;
const pairOf = (plan: Plan) => entryOf(plan, pairKey);
const warmWave = (plan: Plan) =>
  plan.waves.find(
    (wave) => wave.spec.precopyStart !== undefined && wave.spec.plans.some((entry) => entry.mode === "warm"),
  )!;
const migrationOf = (plan: Plan) => plan.spec.migration!;
const sharedOf = (plan: Plan) =>
  plan.waves
    .flatMap((wave) => wave.spec.plans.map((entry) => ({ wave, entry })))
    .find(({ entry }) => entry.hasSharedDisks)!;

interface Mutation {
  readonly breaks: string;
  readonly mode?: "warm" | "cold";
  readonly code: Code;
  mutate(plan: Plan): void;
}

const mutations: readonly Mutation[] = [
  {
    breaks: "names a window that is not there",
    code: "plan/unknown-window",
    mutate: (plan) => (plan.waves[0]!.spec.window.name = "weekday"),
  },
  {
    breaks: "opens an hour late",
    code: "plan/conflicting-opening",
    mutate: (plan) => {
      const { spec } = plan.waves[0]!;
      spec.window.opens = shift(spec.window.opens, hour);
      spec.cutover = spec.window.opens;
      if (spec.precopyStart !== undefined) spec.precopyStart = shift(spec.precopyStart, hour);
    },
  },
  {
    breaks: "closes a minute late",
    code: "plan/conflicting-opening",
    mutate: ({ waves }) => (waves[0]!.spec.window.closes = shift(waves[0]!.spec.window.closes, 60_000)),
  },
  {
    breaks: "cuts over before it opens",
    code: "plan/conflicting-opening",
    mutate: ({ waves }) => (waves[0]!.spec.cutover = shift(waves[0]!.spec.cutover, -hour)),
  },
  {
    breaks: "opens on another day of the week",
    mode: "cold",
    code: "plan/conflicting-opening",
    mutate: ({ waves }) => {
      const { spec } = waves[0]!;
      spec.window.opens = shift(spec.window.opens, 24 * hour);
      spec.window.closes = shift(spec.window.closes, 24 * hour);
      spec.cutover = spec.window.opens;
    },
  },
  {
    breaks: "opens before the migration starts",
    mode: "cold",
    code: "plan/conflicting-opening",
    mutate: (plan) => {
      const { spec } = plan.waves[0]!;
      spec.window.opens = shift(spec.window.opens, -7 * 24 * hour);
      spec.window.closes = shift(spec.window.closes, -7 * 24 * hour);
      spec.cutover = spec.window.opens;
    },
  },
  {
    breaks: "lies on a frozen day",
    code: "plan/conflicting-freeze",
    mutate: (plan) => (migrationOf(plan).freezes = { week: { from: "2026-12-01", to: "2026-12-01" } }),
  },
  {
    breaks: "ends on the morning of a frozen day",
    code: "plan/conflicting-freeze",
    mutate: (plan) =>
      (migrationOf(plan).freezes = {
        ...migrationOf(plan).freezes,
        day: { from: "2026-12-02", to: "2026-12-02", site: "fra" },
      }),
  },
  {
    breaks: "has more machines than its window takes",
    code: "plan/exceeds-window",
    mutate: (plan) => (migrationOf(plan).windows["weeknight"]!.machines = 3),
  },
  {
    breaks: "has a machine that its window does not take",
    code: "plan/refused-machine",
    mutate: (plan) => (migrationOf(plan).windows["weekend"]!.only = "machine.tags['env'] == 'test'"),
  },
  {
    breaks: "moves in a window of another site",
    code: "plan/conflicting-site",
    mutate: ({ waves }) =>
      (waves.find((wave) => wave.spec.window.name === "weekend")!.spec.window.name = "weekend-ams"),
  },
  {
    breaks: "names a source that is not there",
    code: "plan/unknown-source",
    mutate: ({ waves }) => (waves[0]!.spec.source = "vc-ams"),
  },
  {
    breaks: "is of another vCenter than its machines",
    code: "plan/unknown-source",
    mutate: (plan) => {
      plan.spec.sources = {
        ...plan.spec.sources,
        "vc-old": { vcenter: { url: "https://old.test.example/sdk", credentials: "old" }, site: "fra" },
      };
      plan.waves.at(-1)!.spec.source = "vc-old";
    },
  },
  {
    breaks: "is at work while another wave of its source is",
    mode: "cold",
    code: "plan/conflicting-waves",
    mutate: (plan) => {
      migrationOf(plan).windows["late"]!.only = undefined;
      const at = plan.waves.findIndex((wave) => wave.spec.window.name === "weekend");
      const [first, second] = [plan.waves[at]!, plan.waves[at + 1]!];
      const day = first.spec.window.opens.slice(0, 10);
      second.spec.window = { name: "late", opens: `${day}T22:00:00Z`, closes: shift(`${day}T22:00:00Z`, 6.5 * hour) };
      second.spec.cutover = second.spec.window.opens;
    },
  },
  {
    breaks: "tears a group apart",
    mode: "cold",
    code: "plan/split-group",
    mutate: (plan) => {
      const entry = pairOf(plan);
      const other = plan.waves.at(-1) === waveOf(plan, pairKey) ? plan.waves.at(-2)! : plan.waves.at(-1)!;
      const machine = entry.machines.pop()!;
      other.spec.plans.push({ ...structuredClone(entry), name: "torn", machines: [machine] });
    },
  },
  {
    breaks: "moves a group before the one that it waits for",
    code: "plan/conflicting-dependency",
    mutate: (plan) => {
      const [early, late] = [plan.waves[0]!, plan.waves.at(-1)!].map((wave) => wave.spec.plans[0]!.machines[0]!.group);
      migrationOf(plan).dependencies = [{ first: late!, then: early! }];
    },
  },
  {
    breaks: "moves a group in one window with the one that it waits for",
    code: "plan/conflicting-dependency",
    mutate: (plan) => {
      const [a, b] = [
        ...new Set(plan.waves[0]!.spec.plans.flatMap((entry) => entry.machines.map((machine) => machine.group))),
      ];
      migrationOf(plan).dependencies = [{ first: a!, then: b! }];
    },
  },
  {
    breaks: "has too many machines in a Forklift Plan",
    code: "plan/exceeds-machines",
    mutate: (plan) => (migrationOf(plan).limits = { perPlan: 1 }),
  },
  {
    breaks: "has a Forklift Plan without machines",
    code: "plan/exceeds-machines",
    mutate: ({ waves }) =>
      waves[0]!.spec.plans.push({
        ...waves[0]!.spec.plans[0]!,
        name: "none",
        machines: [],
        networks: [],
        datastores: [],
        hasSharedDisks: false,
      }),
  },
  {
    breaks: "has too many disks in a Forklift Plan",
    code: "plan/exceeds-disks",
    mutate: (plan) => (migrationOf(plan).limits = { disksPerPlan: 2 }),
  },
  {
    breaks: "does not fit into the time of its window",
    mode: "cold",
    code: "plan/exceeds-time",
    mutate: (plan) => (migrationOf(plan).rates = { hostMiBps: 4 }),
  },
  {
    breaks: "needs more slots than its hosts have in the time",
    mode: "cold",
    code: "plan/exceeds-time",
    mutate: (plan) => (migrationOf(plan).rates = { diskMiBps: 2 }),
  },
  {
    breaks: "begins its precopies too late",
    code: "plan/conflicting-precopy",
    mutate: (plan) => (warmWave(plan).spec.precopyStart = shift(warmWave(plan).spec.cutover, -hour)),
  },
  {
    breaks: "begins its precopies before the migration starts",
    code: "plan/conflicting-precopy",
    mutate: (plan) => (plan.waves[0]!.spec.precopyStart = shift(plan.waves[0]!.spec.cutover, -25 * hour)),
  },
  {
    breaks: "begins its precopies while another wave is at work",
    code: "plan/conflicting-precopy",
    mutate: ({ waves }) => (waves[3]!.spec.precopyStart = shift(waves[2]!.spec.window.closes, -60_000)),
  },
  {
    breaks: "tracks machines for longer than they bear",
    code: "plan/conflicting-precopy",
    mutate: ({ waves }) => (waves[1]!.spec.precopyStart = shift(waves[1]!.spec.cutover, -28.1 * hour)),
  },
  {
    breaks: "has no start of precopies",
    code: "plan/conflicting-precopy",
    mutate: (plan) => delete warmWave(plan).spec.precopyStart,
  },
  {
    breaks: "has precopies of nothing",
    mode: "cold",
    code: "plan/conflicting-precopy",
    mutate: ({ waves }) => (waves[1]!.spec.precopyStart = shift(waves[1]!.spec.cutover, -2 * hour)),
  },
  {
    breaks: "counts a machine as left that it moves",
    code: "plan/duplicate-machine",
    mutate: ({ waves, record }) => {
      const { key, name } = waves[0]!.spec.plans[0]!.machines[0]!;
      record.unplanned.push({ key, name, reason: "It stays." });
    },
  },
  {
    breaks: "moves a machine twice",
    code: "plan/duplicate-machine",
    mutate: (plan) => {
      pairOf(plan).machines.push(structuredClone(pairOf(plan).machines[0]!));
      for (const window of Object.values(migrationOf(plan).windows)) window.machines += 1;
    },
  },
  {
    breaks: "counts a machine as left twice",
    code: "plan/duplicate-machine",
    mutate: ({ record }) => record.unplanned.push({ ...record.unplanned[0]! }),
  },
  {
    breaks: "loses a machine that cannot move",
    code: "plan/missing-machine",
    mutate: ({ record }) => record.unplanned.pop(),
  },
  {
    breaks: "loses a machine that could move",
    code: "plan/missing-machine",
    mutate: (plan) => pairOf(plan).machines.pop(),
  },
  {
    breaks: "is of an estate that has a machine less",
    code: "plan/unknown-machine",
    mutate: (plan) =>
      (plan.inventory.machines = plan.inventory.machines.filter(
        (machine) => machine.key !== plan.record.unplanned[0]!.key,
      )),
  },
  {
    breaks: "moves a machine that is a template by now",
    code: "plan/unknown-machine",
    mutate: (plan) => (plan.inventory.machines.find((machine) => machine.key === pairKey)!.isTemplate = true),
  },
  {
    breaks: "says another host of a machine",
    code: "plan/conflicting-machine",
    mutate: (plan) => (pairOf(plan).machines[0]!.host = "esx-99"),
  },
  {
    breaks: "says another group of a machine",
    code: "plan/conflicting-machine",
    mutate: (plan) => (pairOf(plan).machines[0]!.group = "other"),
  },
  {
    breaks: "says another id of a machine",
    code: "plan/conflicting-machine",
    mutate: (plan) => (pairOf(plan).machines[0]!.id = "vm-1"),
  },
  {
    breaks: "says a smaller disk of a machine",
    code: "plan/conflicting-machine",
    mutate: (plan) => (pairOf(plan).machines[0]!.disks[0]!.capacityMiB -= 1),
  },
  {
    breaks: "moves machines to another namespace",
    code: "plan/conflicting-place",
    mutate: (plan) => (pairOf(plan).namespace = "elsewhere"),
  },
  {
    breaks: "gives a machine a name that is none",
    code: "plan/conflicting-target",
    mutate: (plan) => (pairOf(plan).machines[0]!.targetName = "VM_1"),
  },
  {
    breaks: "gives two machines one name",
    code: "plan/conflicting-target",
    mutate: (plan) => (pairOf(plan).machines[0]!.targetName = pairOf(plan).machines[1]!.targetName),
  },
  { breaks: "leaves out a network", code: "plan/missing-mapping", mutate: (plan) => pairOf(plan).networks.pop() },
  { breaks: "leaves out a datastore", code: "plan/missing-mapping", mutate: (plan) => pairOf(plan).datastores.pop() },
  {
    breaks: "maps a network to another one",
    code: "plan/conflicting-mapping",
    mutate: (plan) => (pairOf(plan).networks[0]!.to = { kind: "attachment", namespace: "default", name: "db" }),
  },
  {
    breaks: "maps a network twice",
    code: "plan/conflicting-mapping",
    mutate: (plan) => pairOf(plan).networks.push(pairOf(plan).networks[0]!),
  },
  {
    breaks: "maps a network by the id of another",
    code: "plan/conflicting-mapping",
    mutate: (plan) => (pairOf(plan).networks[0]!.from.id = "dvportgroup-77"),
  },
  {
    breaks: "maps a network that no machine has",
    code: "plan/conflicting-mapping",
    mutate: (plan) => pairOf(plan).networks.push({ from: { name: "dvpg-db-220" }, to: { kind: "pod" } }),
  },
  {
    breaks: "puts disks on other storage",
    code: "plan/conflicting-mapping",
    mutate: (plan) => (pairOf(plan).datastores[0]!.to.storageClass = "netapp-fra-nas"),
  },
  {
    breaks: "shares volumes in another way",
    code: "plan/conflicting-mapping",
    mutate: (plan) => (pairOf(plan).datastores[0]!.to.accessMode = "ReadWriteOnce"),
  },
  {
    breaks: "does not say that disks are shared",
    code: "plan/conflicting-shared-disks",
    mutate: (plan) => (sharedOf(plan).entry.hasSharedDisks = false),
  },
  {
    breaks: "says that disks are shared where none are",
    code: "plan/conflicting-shared-disks",
    mutate: (plan) => (pairOf(plan).hasSharedDisks = true),
  },
  {
    breaks: "puts machines that share a disk into two Forklift Plans",
    code: "plan/conflicting-shared-disks",
    mutate: (plan) => {
      const { wave, entry } = sharedOf(plan);
      wave.spec.plans.push({
        ...structuredClone(entry),
        name: "apart",
        machines: [structuredClone(entry.machines[0]!)],
      });
      entry.machines.shift();
      const kept = new Set(entry.machines.flatMap((machine) => machine.networks));
      const gone = new Set(wave.spec.plans.at(-1)!.machines.flatMap((machine) => machine.networks));
      entry.networks = entry.networks.filter((mapping) => kept.has(mapping.from.name));
      wave.spec.plans.at(-1)!.networks = wave.spec.plans
        .at(-1)!
        .networks.filter((mapping) => gone.has(mapping.from.name));
    },
  },
  {
    breaks: "moves a machine warm whose changes are not tracked",
    code: "plan/conflicting-mode",
    mutate: (plan) =>
      (plan.inventory.machines.find((machine) => machine.key === pairKey)!.isChangeTrackingEnabled = false),
  },
  {
    breaks: "moves a machine warm that got a snapshot",
    code: "plan/conflicting-mode",
    mutate: (plan) =>
      (plan.inventory.machines.find((machine) => machine.key === pairKey)!.snapshots = [{ name: "before patch" }]),
  },
  {
    breaks: "moves warm where all is to move cold",
    code: "plan/conflicting-mode",
    mutate: (plan) => (migrationOf(plan).mode = "cold"),
  },
  {
    breaks: "gives two waves one number",
    code: "plan/conflicting-order",
    mutate: ({ waves }) => (waves[1]!.spec.order = waves[0]!.spec.order),
  },
  {
    breaks: "numbers waves against time",
    code: "plan/conflicting-order",
    mutate: ({ waves }) =>
      ([waves[0]!.spec.order, waves[1]!.spec.order] = [waves[1]!.spec.order, waves[0]!.spec.order]),
  },
  {
    breaks: "gives two Forklift Plans one name",
    code: "plan/conflicting-name",
    mutate: ({ waves }) => (waves[1]!.spec.plans[0]!.name = waves[0]!.spec.plans[0]!.name),
  },
  {
    breaks: "gives a Forklift Plan a name that is none",
    code: "plan/conflicting-name",
    mutate: ({ waves }) => (waves[1]!.spec.plans[0]!.name = "w02.01"),
  },
  { breaks: "does not record a wave", code: "plan/conflicting-record", mutate: ({ record }) => record.waves.pop() },
  {
    breaks: "records a wave that is not there",
    code: "plan/conflicting-record",
    mutate: ({ record }) => record.waves.push("w99-never"),
  },
  {
    breaks: "was made for another start",
    code: "plan/conflicting-record",
    mutate: ({ record }) => (record.start = "2026-11-01"),
  },
  {
    breaks: "says that it ends earlier",
    code: "plan/conflicting-record",
    mutate: ({ record }) => (record.finish = shift(record.finish!, -hour)),
  },
  {
    breaks: "does not say why a machine is left",
    code: "plan/conflicting-record",
    mutate: ({ record }) => (record.unplanned[0]!.reason = " "),
  },
  {
    breaks: "claims a bound after its end",
    code: "plan/conflicting-bound",
    mutate: ({ record }) => (record.bound.finish = shift(record.finish!, 24 * hour)),
  },
  {
    breaks: "claims a bound at which no window closes",
    code: "plan/conflicting-bound",
    mutate: ({ record }) => (record.bound.finish = shift(record.finish!, -hour)),
  },
  {
    breaks: "claims a smaller gap",
    code: "plan/conflicting-gap",
    mutate: ({ record, waves }) => (record.bound.finish = waves[0]!.spec.window.closes),
  },
  { breaks: "does not record a zone", code: "plan/missing-zone", mutate: ({ record }) => (record.zones = []) },
];

describe("a plan that is right but for one thing", () => {
  test.each(["warm", "cold"] as const)("is right before anything is broken: %s", (mode) => {
    expect(codesOf(goodPlan(mode))).toEqual([]);
  });

  test.each(mutations.map((one) => [one.breaks, one] as const))(
    "one that %s is caught, and by that alone",
    (_, { mode = "warm", mutate, code }) => {
      const plan = goodPlan(mode);
      mutate(plan);
      expect(codesOf(plan)).toEqual([code]);
    },
  );

  test("names the wave's file and the way to the thing in it", () => {
    const plan = goodPlan("warm");
    pairOf(plan).machines[0]!.targetName = "VM_1";
    const [found] = checkPlan(plan as PublishedInput);
    const wave = waveOf(plan, pairKey);
    const entry = wave.spec.plans.indexOf(pairOf(plan));
    expect(found?.at).toEqual({
      file: `waves/${wave.metadata.name}.yaml`,
      pointer: ["spec", "plans", entry, "machines", 0, "targetName"],
    });
  });

  test("every code of a plan's rules has a plan that breaks it", async () => {
    const { codes } = await import("../diagnostics/codes.ts");
    // About the file as a whole, not about a rule: verify-plan.test.ts has it.
    const known = Object.keys(codes).filter(
      (code) => code.startsWith("plan/") && code !== "plan/conflicting-inventory",
    );
    expect([...new Set(mutations.map((one) => one.code))].sort()).toEqual(known.sort());
  });
});
