import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { locate } from "../diagnostics/locate.ts";
import { printYaml } from "../files/yaml.ts";
import type { SourceText } from "../parse/document.ts";
import type { PlanRecord, Wave, WaveMachine, WavePlanEntry, WaveSpec } from "../waves/wave.ts";
import { decodePlanRecord, decodeWaves } from "./decode-waves.ts";
import type { DeepReadonly } from "./factory-schema.ts";
import type { planRecordSchema, waveSchema } from "./wave-schema.ts";

const machine: WaveMachine = {
  id: "vm-101",
  name: "ERP-01",
  key: "vc/vm-101",
  targetName: "erp-01",
  group: "erp",
  disks: [{ capacityMiB: 102_400, datastore: "fra-ssd-01" }],
  networks: ["dvpg-web-210"],
};

const entry: WavePlanEntry = {
  name: "w01-01-erp",
  cluster: "prod1",
  namespace: "vm-erp",
  mode: "warm",
  networks: [
    { from: { id: "network-1", name: "dvpg-web-210" }, to: { kind: "attachment", namespace: "default", name: "web" } },
  ],
  datastores: [
    {
      from: { name: "fra-ssd-01" },
      to: { storageClass: "netapp-fra-nas", volumeMode: "Block", accessMode: "ReadWriteMany" },
    },
  ],
  hasSharedDisks: false,
  machines: [machine],
};

function wave(name: string, spec: Partial<WaveSpec> = {}): Wave {
  return {
    apiVersion: "vmfactory.io/v1alpha1",
    kind: "Wave",
    metadata: { name, namespace: "vm-factory" },
    spec: {
      state: "proposed",
      order: 1,
      source: "vc-fra",
      window: { name: "weekend", opens: "2026-12-05T21:00:00Z", closes: "2026-12-06T05:00:00Z" },
      precopyStart: "2026-12-04T21:00:00Z",
      cutover: "2026-12-05T21:00:00Z",
      plans: [entry],
      ...spec,
    },
  };
}

/** A second wave that shares nothing with the first. */
function other(spec: Partial<WaveSpec> = {}, plan: Partial<WavePlanEntry> = {}): Wave {
  const machines = [{ ...machine, key: "vc/vm-102", targetName: "erp-02" }];
  return wave("w02", { order: 2, plans: [{ ...entry, name: "w02-01-erp", machines, ...plan }], ...spec });
}

const file = (one: Wave, name = `waves/${one.metadata.name}.yaml`): SourceText => ({
  file: name,
  text: printYaml(one),
});

/** What is reported, as `file, text of the line: code message`. */
function reported(...sources: readonly SourceText[]): string[] {
  const { diagnostics, documents } = decodeWaves(sources);
  return locate(diagnostics, documents).map(({ diagnostic, span }) => {
    const { code, message, at } = diagnostic;
    const text = sources.find((source) => source.file === at.file)?.text ?? "";
    return `${at.file}, ${text.split("\n")[(span?.start.line ?? 0) - 1]?.trim()}: ${code} ${message}`;
  });
}

test("the types of the schemas are the contracts, no more and no less", () => {
  type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
  const isWave: Same<DeepReadonly<z.infer<typeof waveSchema>>, Wave> = true;
  const isRecord: Same<DeepReadonly<z.infer<typeof planRecordSchema>>, PlanRecord> = true;
  expect([isWave, isRecord]).toEqual([true, true]);
});

describe("waves", () => {
  test("are what was written, by their position in the programme", () => {
    const [one, two] = [wave("w01"), other()];
    expect(decodeWaves([file(two), file(one)])).toMatchObject({ value: [one, two], diagnostics: [] });
  });

  test("all may be cold, without a beginning of copies", () => {
    const cold = other({}, { mode: "cold" });
    const { precopyStart: _, ...spec } = cold.spec;
    expect(reported(file({ ...cold, spec }))).toEqual([]);
  });

  test.each([
    [
      "a file of another name",
      [file(wave("w01"), "waves/pilot.yaml")],
      "waves/pilot.yaml, name: w01: wave/conflicting-file-name The wave `w01` stands in `waves/pilot.yaml`.",
    ],
    [
      "a window that closes before it opens",
      [
        file(
          wave("w01", { window: { name: "weekend", opens: "2026-12-05T21:00:00Z", closes: "2026-12-05T05:00:00Z" } }),
        ),
      ],
      'waves/w01.yaml, closes: "2026-12-05T05:00:00Z": wave/conflicting-times The window closes at 2026-12-05T05:00:00Z and opens at 2026-12-05T21:00:00Z.',
    ],
    [
      "a cutover outside the window",
      [file(wave("w01", { cutover: "2026-12-06T05:00:00Z" }))],
      'waves/w01.yaml, cutover: "2026-12-06T05:00:00Z": wave/conflicting-times The cutover at 2026-12-06T05:00:00Z is outside the window, 2026-12-05T21:00:00Z to 2026-12-06T05:00:00Z.',
    ],
    [
      "copies that begin after the cutover",
      [file(wave("w01", { precopyStart: "2026-12-05T22:00:00Z" }))],
      'waves/w01.yaml, precopyStart: "2026-12-05T22:00:00Z": wave/conflicting-times Copies begin at 2026-12-05T22:00:00Z, after the cutover at 2026-12-05T21:00:00Z.',
    ],
    [
      "a day that the calendar has not",
      [file(wave("w01", { cutover: "2026-11-31T21:00:00Z" }))],
      'waves/w01.yaml, cutover: "2026-11-31T21:00:00Z": spec/invalid-value `spec.cutover` must be an instant that the calendar has; found the text `2026-11-31T21:00:00Z`.',
    ],
    [
      "an instant without a zone",
      [file(wave("w01", { cutover: "2026-12-05 21:00" }))],
      'waves/w01.yaml, cutover: "2026-12-05 21:00": spec/invalid-value `spec.cutover` must be an instant in UTC such as 2026-12-05T21:00:00Z; found the text `2026-12-05 21:00`.',
    ],
    [
      "a network that is not mapped",
      [file(other({}, { networks: [] }))],
      "waves/w02.yaml, - disks:: wave/missing-mapping Plan entry `w02-01-erp` does not map the network `dvpg-web-210` of its machines.",
    ],
    [
      "a datastore that is not mapped",
      [file(other({}, { datastores: [] }))],
      "waves/w02.yaml, - disks:: wave/missing-mapping Plan entry `w02-01-erp` does not map the datastore `fra-ssd-01` of its machines.",
    ],
    [
      "two waves of one name",
      [file(wave("w01")), file({ ...other(), metadata: { name: "w01", namespace: "vm-factory" } }, "old/w01.yaml")],
      "old/w01.yaml, name: w01: wave/duplicate-wave The wave `w01` is in `waves/w01.yaml` and in `old/w01.yaml`.",
    ],
    [
      "two plan entries of one name",
      [file(wave("w01")), file(other({}, { name: "w01-01-erp" }))],
      "waves/w02.yaml, name: w01-01-erp: wave/duplicate-plan The plan entry `w01-01-erp` is in `waves/w01.yaml` and in `waves/w02.yaml`.",
    ],
    [
      "a state that there is not",
      [{ file: "waves/w01.yaml", text: printYaml(wave("w01")).replace("proposed", "aproved") }],
      "waves/w01.yaml, state: aproved: spec/unknown-value `spec.state` must be one of `proposed`, `approved`, `paused` or `aborted`; found the text `aproved`.",
    ],
    [
      "a file of another kind",
      [{ file: "waves/w01.yaml", text: "kind: Plan\napiVersion: vmfactory.io/v1alpha1\n" }],
      "waves/w01.yaml, kind: Plan: spec/unsupported-version The `kind` of a wave must be `Wave`; found `Plan`.",
    ],
    [
      "a file that is not YAML",
      [{ file: "waves/w01.yaml", text: "a: [\n" }],
      "waves/w01.yaml, : parse/invalid-syntax A bracket is opened and not closed.",
    ],
  ])("%s is reported where it is", (_, sources, expected) => {
    expect(reported(...sources)).toEqual([expected]);
  });

  test("a machine that is in two waves is reported, with the name that both would have", () => {
    expect(reported(file(wave("w01")), file(other({}, { machines: entry.machines })))).toEqual([
      "waves/w02.yaml, key: vc/vm-101: wave/duplicate-machine The machine `ERP-01` is in `waves/w01.yaml` and in `waves/w02.yaml`.",
      "waves/w02.yaml, targetName: erp-01: wave/duplicate-target The name `prod1/vm-erp/erp-01` is in `waves/w01.yaml` and in `waves/w02.yaml`.",
    ]);
  });

  test("the machines of an aborted wave may be in another one", () => {
    expect(reported(file(wave("w01", { state: "aborted" })), file(other({}, { machines: entry.machines })))).toEqual(
      [],
    );
  });

  test("warm machines want to know when their copies begin", () => {
    const { precopyStart: _, ...spec } = wave("w01").spec;
    expect(reported(file({ ...wave("w01"), spec }))).toEqual([
      "waves/w01.yaml, spec:: wave/conflicting-times The wave has warm machines and does not say when their copies begin.",
    ]);
  });

  test("what is wrong in several files is told in one run, and a programme with a hole in it is none", () => {
    const sources = [file(wave("w01", { cutover: "x" })), file(other({ order: 0 }))];
    expect(reported(...sources).map((line) => line.split(": ").slice(0, 2).join(": "))).toEqual([
      "waves/w01.yaml, cutover: x",
      "waves/w02.yaml, order: 0",
    ]);
    expect(decodeWaves(sources).value).toBeUndefined();
  });
});

describe("the record of a plan", () => {
  const record: PlanRecord = {
    format: "vmfactory.io/plan",
    version: 1,
    start: "2026-12-01",
    inventory: "0".repeat(64),
    zones: [{ zone: "Europe/Berlin", edition: "2026c", offsets: [{ from: "2026-10-25T01:00:00Z", minutes: 60 }] }],
    waves: ["w01.yaml"],
    finish: "2026-12-06T05:00:00Z",
    bound: { finish: null, window: null, witness: "nothing to move" },
    gapWindows: 0,
    unplanned: [{ key: "vc/vm-7", name: "db", reason: "a raw device mapping" }],
  };

  test("is what was written", () => {
    expect(decodePlanRecord({ file: "waves/plan.json", text: JSON.stringify(record) })).toMatchObject({
      value: record,
      diagnostics: [],
    });
  });

  test("that does not fit is told with its place", () => {
    const text = JSON.stringify({ ...record, gapWindows: -1, inventry: "" }, null, 2);
    const { value, diagnostics, documents } = decodePlanRecord({ file: "waves/plan.json", text });
    expect(value).toBeUndefined();
    expect(
      locate(diagnostics, documents).map(
        ({ diagnostic, span }) => `${text.slice(span?.start.offset, span?.end.offset)} ${diagnostic.code}`,
      ),
    ).toEqual(["-1 spec/invalid-value", '"inventry" spec/unknown-key']);
  });

  test("numbers may be written as programs write them", () => {
    const text = JSON.stringify(record).replace('"gapWindows":0', '"gapWindows":0e1');
    expect(decodePlanRecord({ file: "waves/plan.json", text }).diagnostics).toEqual([]);
  });

  test("that is not JSON is told", () => {
    expect(decodePlanRecord({ file: "waves/plan.json", text: "{" }).diagnostics.map((one) => one.code)).toEqual([
      "parse/invalid-syntax",
    ]);
  });
});
