import { decodeWaves, type WaveState } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { editState } from "./wave-state.ts";

/** A wave's file with the entry of its state written in some way. */
const file = (state: string, name = "w01"): string => `# The pilot.
apiVersion: vmfactory.io/v1alpha1
kind: Wave
metadata: { name: ${name}, namespace: vm-factory }
spec:
${state}
  order: 1
  source: vc-fra
  window: { name: weekend, opens: 2026-12-05T21:00:00Z, closes: 2026-12-06T05:00:00Z }   # as agreed
  cutover: 2026-12-05T21:00:00Z
  plans:
    - name: p-1
      cluster: prod1
      namespace: vm-a
      mode: cold
      networks: []
      datastores: []
      hasSharedDisks: false
      machines: [{ id: vm-1, name: a, key: vc/vm-1, targetName: a, group: a, disks: [], networks: [] }]
`;

function edit(text: string, state: WaveState): string {
  const sources = [{ file: "waves/w01.yaml", text }];
  const decoded = decodeWaves(sources);
  const [wave] = decoded.value ?? [];
  if (wave === undefined) throw new Error(decoded.diagnostics.map(({ message }) => message).join("\n"));
  return editState({ ...decoded, sources }, wave, state).text;
}

describe("editState", () => {
  test.each([
    ["bare", "  state: proposed", "  state: approved"],
    ["in quotes", '  state: "proposed"', "  state: approved"],
    ["before a comment", "  state: 'proposed'   # by the board", "  state: approved   # by the board"],
    ["on the next line", "  state:\n    proposed", "  state:\n    approved"],
    ["with a tag", "  state: !!str proposed", "  state: approved"],
    ["behind an anchor", "  state: &s proposed", "  state: approved"],
  ])("changes a state that stands %s, and no other byte", (_, before, after) => {
    expect([
      file(after),
      file(after.replace("approved", before.includes("!!str") ? "!!str approved" : "&s approved")),
    ]).toContain(edit(file(before), "approved"));
  });

  test("keeps line ends of Windows", () => {
    const windows = file("  state: proposed").replaceAll("\n", "\r\n");
    expect(edit(windows, "paused")).toBe(windows.replace("proposed", "paused"));
  });

  test("changes nothing if the wave has the state already", () => {
    expect(edit(file('  state: "paused"'), "paused")).toBe(file('  state: "paused"'));
  });

  test("finds the file by the wave that is in it", () => {
    const sources = ["w01", "w02"].map((name) => ({
      file: `waves/${name}.yaml`,
      text: file("  state: proposed", name)
        .replaceAll("p-1", `p-${name}`)
        .replaceAll("vm-1", `vm-${name}`)
        .replace("name: a", `name: ${name}`)
        .replace("targetName: a", `targetName: ${name}`)
        .replace("order: 1", `order: ${name.at(-1)}`),
    }));
    const decoded = decodeWaves(sources);
    const second = decoded.value?.find((wave) => wave.metadata.name === "w02");
    if (second === undefined) throw new Error(decoded.diagnostics.map(({ message }) => message).join("\n"));
    expect(editState({ ...decoded, sources }, second, "aborted")).toMatchObject({ file: "waves/w02.yaml" });
  });
});
