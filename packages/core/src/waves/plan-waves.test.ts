import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../base/random.ts";
import type { Inventory, Machine } from "../inventory/inventory.ts";
import { testModel, testSpec } from "../model/test-model.fixture.ts";
import { checkPlan } from "../verify/verify-plan.ts";
import { testDisk, testEstate, testMachine, testNic } from "./test-estate.fixture.ts";
import { testPlan } from "./test-plan.fixture.ts";
import type { Planned } from "./plan-waves.ts";
import type { Wave } from "./wave.ts";

const estate = testEstate({ seed: 3, machines: 150, hosts: 6, sharing: 2 });

function withMachines(machines: readonly Machine[]): Inventory {
  return { ...testEstate({ seed: 1, machines: 0, hosts: 4 }), machines };
}

const member = (id: number, group: string, change: Partial<Machine> = {}) =>
  testMachine(id, { tags: { application: [group] }, ...change });

/** The wave of each machine, by name. */
function wavesOf({ waves }: Planned): Record<string, string> {
  const found = waves.flatMap((wave) =>
    wave.spec.plans.flatMap((plan) => plan.machines.map((machine) => [machine.name, wave.metadata.name])),
  );
  return Object.fromEntries(found);
}

const reasonsOf = ({ record }: Planned) => Object.fromEntries(record.unplanned.map((one) => [one.name, one.reason]));

describe("a plan", () => {
  test("is the same for the same estate in any order", () => {
    const random = seededRandom(5);
    const shuffled = (list: readonly Machine[]) =>
      list
        .map((machine) => ({ machine, key: random.unit() }))
        .sort((a, b) => a.key - b.key)
        .map((one) => one.machine);
    const plan = testPlan(testModel(), estate);
    expect(testPlan(testModel(), { ...estate, machines: shuffled(estate.machines) })).toEqual(plan);
    expect(testPlan(testModel(), estate)).toEqual(plan);
  });

  test("of nothing has no waves, no finish and no bound", () => {
    const { waves, record } = testPlan(testModel(), withMachines([]));
    expect(waves).toEqual([]);
    expect({ finish: record.finish, bound: record.bound, gap: record.gapWindows, left: record.unplanned }).toEqual({
      finish: null,
      bound: { finish: null, window: null, witness: "nothing is to be moved" },
      gap: 0,
      left: [],
    });
  });

  test("of one machine is one wave in the first opening that has time for its precopy", () => {
    const { waves, record } = testPlan(testModel(), withMachines([testMachine(1)]));
    expect(waves).toEqual([
      {
        apiVersion: "vmfactory.io/v1alpha1",
        kind: "Wave",
        metadata: { name: "w01-weeknight-2026-12-01", namespace: "vm-factory" },
        spec: {
          state: "proposed",
          order: 1,
          source: "vc-fra",
          window: { name: "weeknight", opens: "2026-12-01T22:00:00Z", closes: "2026-12-02T04:00:00Z" },
          // 20 GiB by 64 MiB/s at four fifths are 400 s, an interval 3,600 s, in whole five minutes 4,200 s.
          precopyStart: "2026-12-01T20:50:00Z",
          cutover: "2026-12-01T22:00:00Z",
          plans: [
            {
              name: "w01-01-vm-vm00001-warm",
              cluster: "prod1",
              namespace: "vm-vm00001",
              mode: "warm",
              networks: [
                {
                  from: { id: "dvportgroup-1", name: "dvpg-web-210" },
                  to: { kind: "attachment", namespace: "default", name: "web" },
                },
              ],
              datastores: [
                {
                  from: { id: "datastore-1", name: "fra-ssd-01" },
                  to: { storageClass: "netapp-fra-san", volumeMode: "Block", accessMode: "ReadWriteMany" },
                },
              ],
              hasSharedDisks: false,
              machines: [
                {
                  id: "vm-1",
                  name: "vm00001",
                  key: "vc-1/vm-1",
                  targetName: "vm00001",
                  group: "vm00001",
                  host: "esx-01",
                  disks: [{ capacityMiB: 40_960, datastore: "fra-ssd-01" }],
                  networks: ["dvpg-web-210"],
                },
              ],
            },
          ],
        },
      },
    ]);
    expect({ ...record, zones: record.zones.length }).toEqual({
      format: "vmfactory.io/plan",
      version: 1,
      start: "2026-12-01",
      inventory: "0".repeat(64),
      zones: 2,
      waves: ["w01-weeknight-2026-12-01"],
      finish: "2026-12-02T04:00:00Z",
      bound: {
        finish: "2026-12-02T04:00:00Z",
        window: "weeknight",
        witness:
          "group `vm00001` fits into no opening that closes before 2026-12-02T04:00:00Z, though it had all of them for itself",
      },
      gapWindows: 0,
      unplanned: [],
    });
  });

  test("puts a group into one window and what waits for it into a later one", () => {
    const model = testModel("migration: { dependencies: [{ first: db, then: app }] }");
    const names = wavesOf(
      testPlan(model, withMachines([member(1, "app"), member(2, "db"), member(3, "app"), member(4, "db")])),
    );
    expect(names).toEqual({
      vm00001: "w02-weeknight-2026-12-03",
      vm00002: "w01-weeknight-2026-12-01",
      vm00003: "w02-weeknight-2026-12-03",
      vm00004: "w01-weeknight-2026-12-01",
    });
  });

  test("waits with a machine that is too large to be copied before the first window", () => {
    const disks = [0, 1, 2, 3].map((index) => testDisk(1, index, 5_200_000));
    const large = testMachine(1, { inUseMiB: 20_000_000, disks });
    const { waves } = testPlan(
      testModel("migration: { rates: { diskMiBps: 128, hostMiBps: 304 } }"),
      withMachines([large]),
    );
    // 20,000,000 MiB by 304 MiB/s at four fifths are 82,237 s, with changes 86,346 s, an interval more 25 h: more than since the start.
    expect(waves.map((wave) => [wave.metadata.name, wave.spec.precopyStart])).toEqual([
      ["w01-weeknight-2026-12-03", "2026-12-02T21:00:00Z"],
    ]);
  });

  test("copies cold what changes faster than it is copied, if a window is long enough", () => {
    const slow = testMachine(1, { inUseMiB: 612_000, disks: [testDisk(1, 0, 612_000)] });
    const rates = "rates: { diskMiBps: 17, dailyChange: 1 }";
    const plan = testPlan(testModel(`migration: { ${rates} }`), withMachines([slow]));
    expect(plan.record.unplanned[0]?.reason).toBe(
      "`vm00001` does not fit into a window: copied cold it takes 12.6 h (598 GiB from host esx-01), and its longest window, `weekend`, has 8 h: make a longer window, remove what keeps it from moving warm, or divide the group.",
    );
    const wider = testPlan(
      testModel(`migration: { ${rates}, windows: { weekend: { from: "06:00", to: "04:00" } } }`),
      withMachines([slow]),
    );
    expect(wider.waves.flatMap((wave) => wave.spec.plans.map((entry) => entry.mode))).toEqual(["cold"]);
  });

  test("divides a wave into Forklift Plans by namespace, mode and size, sharers apart", () => {
    const shared = testDisk(0, 0, 1024);
    const cold = { isChangeTrackingEnabled: false };
    const machines = [1, 2, 3]
      .map((id) => member(id, "app"))
      .concat(
        [4, 5].map((id) => member(id, "app", cold)),
        [6, 7].map((id) => member(id, "app", { disks: [testDisk(id, 0, 4096), shared] })),
      );
    const { waves } = testPlan(testModel("migration: { limits: { perPlan: 2 } }"), withMachines(machines));
    expect(
      waves[0]?.spec.plans.map((plan) => [
        plan.name,
        plan.mode,
        plan.hasSharedDisks,
        plan.machines.map((machine) => machine.name),
      ]),
    ).toEqual([
      ["w01-01-vm-app-warm", "warm", false, ["vm00001", "vm00002"]],
      ["w01-02-vm-app-warm", "warm", false, ["vm00003"]],
      ["w01-03-vm-app-cold", "cold", false, ["vm00004", "vm00005"]],
      ["w01-04-vm-app-cold", "cold", true, ["vm00006", "vm00007"]],
    ]);
  });

  test("tells machines of one name apart on the target", () => {
    const twins = [member(1, "app", { name: "DB 01" }), member(2, "app", { name: "db-01" })];
    const { waves } = testPlan(testModel(), withMachines(twins));
    const names = waves.flatMap((wave) =>
      wave.spec.plans.flatMap((plan) => plan.machines.map((machine) => machine.targetName)),
    );
    expect(names).toEqual([expect.stringMatching(/^db-01-[0-9a-f]{8}$/), expect.stringMatching(/^db-01-[0-9a-f]{8}$/)]);
    expect(new Set(names).size).toBe(2);
  });
});

describe("a machine without a wave has a reason with a remedy", () => {
  const model = testModel("migration: { windows: { weekend: { machines: 3 }, weeknight: { machines: 2 } } }");

  test("a group larger than any window", () => {
    const { record } = testPlan(model, withMachines([1, 2, 3, 4].map((id) => member(id, "big"))));
    expect(record.unplanned[0]?.reason).toBe(
      "Group `big` has 4 machines, and the largest window that takes it, `weekend`, 3: raise `machines` of the window, or divide the group.",
    );
  });

  test("a group that waits for one without waves, and what waits for that", () => {
    const patch =
      "migration: { windows: { weekend: { machines: 3 }, weeknight: { machines: 2 } }, dependencies: [{ first: big, then: a }, { first: a, then: b }] }";
    const plan = testPlan(
      testModel(patch),
      withMachines([...[1, 2, 3, 4].map((id) => member(id, "big")), member(5, "a"), member(6, "b")]),
    );
    expect(plan.waves).toEqual([]);
    expect(reasonsOf(plan)).toMatchObject({
      vm00005: "Group `a` waits for `big`, of which no machine has a wave: see why, or remove the dependency.",
      vm00006: "Group `b` waits for `a`, of which no machine has a wave: see why, or remove the dependency.",
    });
  });

  test("groups that wait for each other because a shared disk joins them", () => {
    const shared = testDisk(0, 0, 1024);
    const patch = "migration: { dependencies: [{ first: a, then: b }, { first: b, then: c }] }";
    const plan = testPlan(
      testModel(patch),
      withMachines([member(1, "a", { disks: [shared] }), member(2, "b"), member(3, "c", { disks: [shared] })]),
    );
    expect(reasonsOf(plan)["vm00002"]).toBe(
      "Its group waits for itself, by the dependencies `a`, then `b`, then `a`: remove one of them.",
    );
    expect(plan.diagnostics.map((one) => `${one.severity} ${one.code}`)).toContain(
      "warning migration/conflicting-dependency",
    );
  });

  test("a window that refuses a machine of the group", () => {
    const patch = `migration: { windows: { weekend: null } }`;
    const plan = testPlan(
      testModel(patch),
      withMachines([member(1, "a", { tags: { application: ["a"], env: ["prod"] } }), member(2, "a")]),
    );
    expect(reasonsOf(plan)["vm00002"]).toBe(
      "No window of site `fra` takes it: `only` of `weeknight` does not hold for `vm00001`: add a window for such machines, or widen `only`.",
    );
  });

  test("a site without windows", () => {
    const plan = testPlan(
      testModel("migration: { windows: { weekend: { site: ams }, weeknight: { site: ams } } }"),
      withMachines([testMachine(1)]),
    );
    expect(reasonsOf(plan)).toEqual({ vm00001: "Site `fra` has no window: add one to `migration.windows`." });
  });

  test("windows that never open", () => {
    const plan = testPlan(
      testModel("migration: { freezes: { ever: { from: 2026-12-01, to: 2046-12-01 } } }"),
      withMachines([testMachine(1)]),
    );
    expect(reasonsOf(plan)).toEqual({
      vm00001: "No window that takes it opens within ten years of `migration.start`: see its days and the freezes.",
    });
  });

  test("what keeps it from moving at all", () => {
    const plan = testPlan(testModel(), withMachines([testMachine(1, { toolsStatus: "toolsNotInstalled" })]));
    expect(reasonsOf(plan)).toEqual({
      vm00001:
        "It runs, and VMware Tools are not installed: its guest cannot be shut down. Install VMware Tools, or power it off before its wave.",
    });
  });

  test("templates and agents of vSphere are not missed", () => {
    const vcls = testMachine(2, { name: "vCLS-0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f" });
    expect(testPlan(testModel(), withMachines([testMachine(1, { isTemplate: true }), vcls])).record.unplanned).toEqual(
      [],
    );
  });
});

describe("findings of a plan", () => {
  test("a dependency that names no group says which was meant", () => {
    const { diagnostics } = testPlan(
      testModel("migration: { dependencies: [{ first: erp-bd, then: erp-app }] }"),
      withMachines([member(1, "erp-db"), member(2, "erp-app")]),
    );
    expect(diagnostics.map((one) => [one.code, one.at.pointer, one.fix])).toEqual([
      [
        "migration/unknown-group",
        ["migration", "dependencies", 0, "first"],
        { sentence: "Did you mean `erp-db`?", replacement: "erp-db" },
      ],
    ]);
  });

  test("a group that leaves machines behind, machines whose host is not known", () => {
    const { host: _, ...homeless } = member(1, "app");
    const { diagnostics } = testPlan(
      testModel("migration: { dependencies: [] }"),
      withMachines([homeless, member(2, "app", { toolsStatus: "toolsNotRunning" })]),
    );
    expect(diagnostics.map((one) => one.code)).toEqual(["migration/incomplete-group", "migration/unknown-host"]);
  });
});

describe("waves that stay", () => {
  const model = testModel();
  const first = testPlan(model, estate);
  const approve = (wave: Wave, state: Wave["spec"]["state"] = "approved"): Wave => ({
    ...wave,
    spec: { ...wave.spec, state },
  });

  test("are kept as they are, and the rest is planned around them", () => {
    const fixed = [first.waves[1], first.waves[2]].flatMap((wave) => (wave === undefined ? [] : [approve(wave)]));
    const next = testPlan(model, estate, fixed);
    expect(next.waves.filter((wave) => wave.spec.state === "approved")).toEqual(fixed);
    expect(checkPlan({ spec: testSpec(), inventory: estate, ...next })).toEqual([]);
    expect(next.record.finish).toBe(first.record.finish);
  });

  test("a wave that people moved to another opening keeps it, and nothing else of its source is there", () => {
    const last = first.waves.at(-1);
    if (last === undefined) throw new Error("no waves");
    const opens = "2027-02-06T21:00:00Z";
    const moved = approve({
      ...last,
      spec: { ...last.spec, window: { name: "weekend", opens, closes: "2027-02-07T05:00:00Z" }, cutover: opens },
    });
    const { precopyStart: _, ...spec } = moved.spec;
    const fixed = {
      ...moved,
      spec: { ...spec, ...(last.spec.precopyStart !== undefined && { precopyStart: "2027-02-06T10:00:00Z" }) },
    };
    const next = testPlan(model, estate, [fixed]);
    expect(checkPlan({ spec: testSpec(), inventory: estate, ...next })).toEqual([]);
    expect(next.record.finish).toBe("2027-02-07T05:00:00Z");
    expect(next.record.gapWindows).toBe(0);
  });

  test("machines of an aborted wave are planned anew, under other names and numbers", () => {
    const [wave] = first.waves;
    if (wave === undefined) throw new Error("no waves");
    const next = testPlan(model, estate, [approve(wave, "aborted")]);
    expect(next.waves).toContainEqual(approve(wave, "aborted"));
    expect(checkPlan({ spec: testSpec(), inventory: estate, ...next })).toEqual([]);
    expect(next.waves.filter((one) => one.spec.order === 1)).toHaveLength(1);
  });

  test("any of them may stay", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("proposed", "approved", "paused", "aborted"), {
          minLength: first.waves.length,
          maxLength: first.waves.length,
        }),
        (states) => {
          const fixed = first.waves.flatMap((wave, index) =>
            states[index] === "proposed" ? [] : [approve(wave, states[index] as "approved")],
          );
          const next = testPlan(model, estate, fixed);
          expect(checkPlan({ spec: testSpec(), inventory: estate, ...next }).map((one) => one.message)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("what waits for a group in such a wave comes after it, what it waits for before", () => {
    const machines = [member(1, "a"), member(2, "b"), member(3, "c")];
    const inventory = withMachines(machines);
    const patch = "migration: { dependencies: [{ first: a, then: b }, { first: b, then: c }] }";
    const plan = testPlan(testModel(patch), inventory);
    const middle = plan.waves[1];
    if (middle === undefined) throw new Error("no second wave");
    expect(wavesOf(testPlan(testModel(patch), inventory, [approve(middle)]))).toEqual(wavesOf(plan));
    const { record } = testPlan(
      testModel("migration: { dependencies: [{ first: b, then: a }] }"),
      inventory,
      plan.waves.slice(0, 1).map((wave) => approve(wave)),
    );
    expect(record.unplanned.map((one) => one.reason)).toEqual([
      "Group `b` must be over before 2026-12-01T22:00:00Z, when a group that waits for it moves in a wave that stays, and no opening before has room for it: put that wave back to `proposed`, or remove the dependency.",
    ]);
  });
});

describe("several sources", () => {
  const patch = `
sources:
  vc-two: { vcenter: { url: "https://vcenter.two.test.example/sdk", credentials: two }, site: fra, vddk: "registry.test.example/vddk:8.0.3" }
  vc-ams: { vcenter: { url: "https://vcenter.ams.test.example/sdk", credentials: ams }, site: ams, vddk: "registry.test.example/vddk:8.0.3" }
migration:
  windows: { weekend: { machines: 5 }, weekend-ams: { days: [sat], from: "22:00", to: "06:00", site: ams, machines: 5 } }
  dependencies: []`;
  const vcenter = (key: string, server: string) => ({ key, server, readBy: "test", coverage: {} });
  const of = (key: string, id: number, group: string) =>
    member(id, group, { vcenter: key, key: `${key}/vm-${id}`, nics: [testNic(id)] });
  const base = withMachines([]);
  const inventory = (machines: readonly Machine[]): Inventory => ({
    ...base,
    vcenters: [
      ...base.vcenters,
      vcenter("vc-2", "vcenter.two.test.example"),
      vcenter("vc-3", "VCENTER.ams.test.example"),
    ],
    networks: ["vc-1", "vc-2", "vc-3"].map((key) => ({
      key: `${key}/dvportgroup-1`,
      vcenter: key,
      name: "dvpg-web-210",
      moref: "dvportgroup-1",
      kind: "distributed",
    })),
    machines,
  });

  test("a group of two vCenters of a site moves in one opening, in a wave for each", () => {
    const plan = testPlan(
      testModel(patch),
      inventory([of("vc-1", 1, "app"), of("vc-2", 2, "app"), of("vc-3", 3, "other")]),
    );
    expect(plan.waves.map((wave) => [wave.metadata.name, wave.spec.source])).toEqual([
      ["w01-weeknight-2026-12-01", "vc-fra"],
      ["w02-weeknight-2026-12-01", "vc-two"],
      ["w03-weekend-ams-2026-12-05", "vc-ams"],
    ]);
    expect(plan.record.unplanned).toEqual([]);
  });

  test("a group at two sites has no window", () => {
    const plan = testPlan(testModel(patch), inventory([of("vc-1", 1, "app"), of("vc-3", 3, "app")]));
    expect(reasonsOf(plan)["vm00001"]).toMatch(
      /^Group `app` has machines at sites ams and fra, which have windows of their own, and moves as one: /,
    );
  });

  test("one opening of two vCenters takes no more machines than it says", () => {
    const machines = [1, 2, 3, 4]
      .map((id) => of("vc-1", id, `a${id}`))
      .concat([5, 6, 7, 8].map((id) => of("vc-2", id, `b${id}`)));
    const limited = patch.replace("weekend: { machines: 5 }", "weekend: { machines: 5 }, weeknight: null");
    const plan = testPlan(testModel(limited), inventory(machines));
    const count = (wave: Wave) => wave.spec.plans.reduce((sum, entry) => sum + entry.machines.length, 0);
    expect(plan.waves.map((wave) => [wave.spec.window.opens, count(wave)])).toEqual([
      ["2026-12-05T21:00:00Z", 4],
      ["2026-12-05T21:00:00Z", 1],
      ["2026-12-06T21:00:00Z", 3],
    ]);
    expect(checkPlan({ spec: testSpec(limited), inventory: inventory(machines), ...plan })).toEqual([]);
  });
});
