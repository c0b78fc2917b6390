import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { listed } from "./subjects.ts";

/** Reports clusters to be installed onto whose nodes nobody will get. */
export function checkFactoryMissingSshKeys(model: Model): Diagnostic[] {
  const clusters = model.clusters.filter(({ state }) => state === "provision").map(({ name }) => name);
  if (clusters.length === 0 || model.sshKeys.length > 0) return [];
  return [
    finding("factory/missing-ssh-keys", {
      message: `No SSH key is given, and ${listed(clusters)} ${clusters.length === 1 ? "is" : "are"} to be installed.`,
      at: model.at,
      on: "key",
      why: "When an installation stops, its logs are on the nodes, and only a key given before leads there.",
      fix: { sentence: "Add `access: { sshKeys: [ssh-ed25519 …] }`." },
    }),
  ];
}
