import type { Explanations } from "./explanation.ts";

export const output: Explanations<"output"> = {
  "output/edited-file": {
    meaning: "A generated file was edited by hand since vmf wrote it, and `vmf compile` would change or delete it.",
    why: "The edit would be lost, so vmf refuses rather than lose it.",
    fix: "Move the edit to factory.yaml or to a patch below `extras/` and restore the file from Git; or compile with `--force` to drop the edit.",
    example: { wrong: "vmf compile", right: "git restore components/ && vmf compile", language: "sh" },
  },
  "output/foreign-file": {
    meaning: "A file or folder that vmf did not write stands where a generated file would.",
    why: "vmf neither changes nor deletes what it did not write.",
    fix: "Move it away, or compile into another folder with `--out`.",
    example: { wrong: "vmf compile --out .", right: "vmf compile --out ../factory", language: "sh" },
  },
  "output/invalid-manifest": {
    meaning: "`.vmf/manifest.json`, which lists the generated files, cannot be read.",
    why: "Without it vmf cannot tell its own files from those of other people, so it writes nothing.",
    fix: "Restore it from Git.",
    example: { wrong: "vmf compile", right: "git restore .vmf/manifest.json && vmf compile", language: "sh" },
  },
  "output/unsupported-manifest": {
    meaning: "`.vmf/manifest.json` was written by a newer vmf.",
    why: "What it says may mean something that this vmf does not know, so it writes nothing.",
    fix: "Use the vmf that wrote it, or a newer one.",
    example: { wrong: '{ "version": 9 }', language: "json" },
  },
};
