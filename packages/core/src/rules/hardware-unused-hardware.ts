import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allNodes } from "./subjects.ts";

/** Tells of a model of hardware that no node is of. */
export function checkHardwareUnusedHardware(model: Model): Diagnostic[] {
  const used = new Set(allNodes(model).map(({ node }) => node.hardware.name));
  return model.hardware
    .filter(({ name }) => !used.has(name))
    .map(({ name, at }) =>
      finding("hardware/unused-hardware", {
        message: `No node is of hardware \`${name}\`.`,
        at,
        on: "key",
        why: "Nothing is compiled from it; perhaps nodes name another one by mistake.",
        fix: { sentence: "Name it at nodes or clusters, or take it out." },
      }),
    );
}
