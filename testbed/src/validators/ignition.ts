/** Ignition configs, before `ignition-validate`: what a machine would say at its first boot. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { ApiObject } from "../api-client.ts";
import { groupOf } from "../kinds.ts";
import { mapLimited } from "../map-limited.ts";
import { makeWorkFolder } from "../owned-folder.ts";
import { describePath } from "./path.ts";
import { recordIn } from "../records.ts";
import { runProgram } from "./run-program.ts";
import type { Complaint, Judgement, PlacedText, Validator } from "./validator.ts";

export const ignition: Validator<"ignition-validate"> = {
  tool: "ignition-validate",
  textsIn: ignitionTextsIn,
  judge: judgeIgnition,
};

const OVERRIDES = "bmac.agent-install.openshift.io/ignition-config-overrides";

/** The config of a MachineConfig, and the overrides of an installation, which are texts. */
function ignitionTextsIn({ apiVersion, kind, metadata, ...object }: ApiObject): readonly PlacedText[] {
  const spec = recordIn(object, "spec");
  switch (`${groupOf(apiVersion)}/${kind}`) {
    case "machineconfiguration.openshift.io/MachineConfig":
      return spec["config"] === undefined ? [] : [{ place: "spec.config", text: JSON.stringify(spec["config"]) }];
    case "agent-install.openshift.io/InfraEnv":
      return textAt("spec.ignitionConfigOverride", spec["ignitionConfigOverride"]);
    case "metal3.io/BareMetalHost":
      return textAt(`metadata.annotations.${OVERRIDES}`, recordIn(metadata, "annotations")[OVERRIDES]);
    default:
      return [];
  }
}

function textAt(place: string, value: unknown): readonly PlacedText[] {
  return typeof value === "string" && value !== "" ? [{ place, text: value }] : [];
}

const AT_ONCE = 2;

/** The program takes one config a run, in 10 ms. */
async function judgeIgnition(program: string, texts: readonly string[]): Promise<readonly Judgement[]> {
  const folder = makeWorkFolder();
  const different = [...new Set(texts)];
  const judged = await mapLimited(different, AT_ONCE, async (text) => {
    const file = join(folder, `${different.indexOf(text)}.ign`);
    writeFileSync(file, text);
    const { code, out, errors } = await runProgram(program, [file]);
    const lines = `${out}\n${errors}`.split("\n").filter((line) => line.trim() !== "");
    // It warns of fields that it does not know and ends well; to us that is no success.
    const complaints = lines.map((line) => complaintOf(line.replaceAll(file, "the config")));
    if (code === 0 || complaints.length > 0) return { complaints };
    return { complaints: [{ below: "", message: `ignition-validate ended with code ${code} without a word.` }] };
  });
  rmSync(folder, { recursive: true });
  return texts.map((text) => judged[different.indexOf(text)] ?? { complaints: [] });
}

/** `error at $.storage.files.0.path, line 1 col 125: path not absolute`; the line is one of our own making. */
function complaintOf(line: string): Complaint {
  const [, path, message] = /^(?:error|warning) at (?:\$\.([^,]+), )?line \d+ col \d+: (.*)$/.exec(line) ?? [];
  if (message === undefined) return { below: "", message: line };
  const steps = (path ?? "").split(".").filter((step) => step !== "");
  return { below: describePath(steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step))), message };
}
