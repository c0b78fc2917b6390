import type { Pointer } from "../base/pointer.ts";
import type { Code } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Wave } from "../waves/wave.ts";

/** A Wave and the file in which it stands. */
export interface ReadWave {
  readonly file: string;
  readonly wave: Wave;
}

/** What is there once in a programme: names of waves and of Forklift Plans, machines, names on the target. */
export function checkWaves(waves: readonly ReadWave[]): readonly Diagnostic[] {
  // An aborted wave moves nothing: its machines may be planned anew. Its own name and those of its Plans are taken.
  const moving = waves.filter(({ wave }) => wave.spec.state !== "aborted");
  return [
    ...repeated(waves.map(nameOf), waveNames),
    ...repeated(waves.flatMap(plansOf), planNames),
    ...repeated(moving.flatMap(machinesOf), machineKeys),
    ...repeated(moving.flatMap(targetsOf), targetNames),
  ];
}

/** Something that must be there once, and where it stands. */
interface Named {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly pointer: Pointer;
}

/** How to say that it is there twice. */
interface Wording {
  readonly code: Code;
  readonly what: (name: string) => string;
  readonly why: string;
  readonly sentence: string;
}

function repeated(all: readonly Named[], { code, what, why, sentence }: Wording): readonly Diagnostic[] {
  const first = new Map<string, Named>();
  return all.flatMap((one) => {
    const other = first.get(one.key);
    if (other === undefined) {
      first.set(one.key, one);
      return [];
    }
    return [
      finding(code, {
        message: `${what(one.name)} is in \`${other.file}\`${other.file === one.file ? " twice" : ` and in \`${one.file}\``}.`,
        at: { file: one.file, pointer: one.pointer },
        on: "value",
        why,
        fix: { sentence },
        related: [{ at: { file: other.file, pointer: other.pointer }, label: "first here" }],
      }),
    ];
  });
}

const waveNames: Wording = {
  code: "wave/duplicate-wave",
  what: (name) => `The wave \`${name}\``,
  why: "On the hub there is one Wave of a name.",
  sentence: "Rename one of them, and its file.",
};

const planNames: Wording = {
  code: "wave/duplicate-plan",
  what: (name) => `The plan entry \`${name}\``,
  why: "All Forklift Plans of a programme stand in one namespace, and each entry becomes one.",
  sentence: "Rename one of them.",
};

const machineKeys: Wording = {
  code: "wave/duplicate-machine",
  what: (name) => `The machine \`${name}\``,
  why: "A machine moves once: the second Plan would find it powered off, or move it away again.",
  sentence: "Delete it from one of them, or set the state of the wave that shall not run to `aborted`.",
};

const targetNames: Wording = {
  code: "wave/duplicate-target",
  what: (name) => `The name \`${name}\``,
  why: "In a namespace there is one virtual machine of a name.",
  sentence: "Give one of the machines another `targetName`.",
};

const nameOf = ({ file, wave }: ReadWave): Named => ({
  key: wave.metadata.name,
  name: wave.metadata.name,
  file,
  pointer: ["metadata", "name"],
});

const plansOf = ({ file, wave }: ReadWave): readonly Named[] =>
  wave.spec.plans.map(({ name }, index) => ({ key: name, name, file, pointer: ["spec", "plans", index, "name"] }));

const machinesOf = ({ file, wave }: ReadWave): readonly Named[] =>
  wave.spec.plans.flatMap((plan, index) =>
    plan.machines.map(({ key, name }, position) => ({
      key,
      name,
      file,
      pointer: ["spec", "plans", index, "machines", position, "key"],
    })),
  );

const targetsOf = ({ file, wave }: ReadWave): readonly Named[] =>
  wave.spec.plans.flatMap(({ cluster, namespace, machines }, index) =>
    machines.map(({ targetName }, position) => ({
      key: `${cluster}/${namespace}/${targetName}`,
      name: `${cluster}/${namespace}/${targetName}`,
      file,
      pointer: ["spec", "plans", index, "machines", position, "targetName"],
    })),
  );
