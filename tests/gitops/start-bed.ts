/** Builds what `npm run test:gitops` needs, and tells the tests where it is, or why it is not there. */
import { buildTestbed, installSystemPackages, readCrdIndex, readSettings, talkTo } from "@vmfactory/testbed";
import type { TestProject } from "vitest/node";
import type { WorldBinaries } from "./world.ts";

/** What tests get with `inject("gitops")`. `missing` says in one line what to install. */
export type GitopsBed =
  | { readonly kind: "ready"; readonly binaries: WorldBinaries; readonly crds: string; readonly isWhole: boolean }
  | { readonly kind: "missing"; readonly message: string };

declare module "vitest" {
  interface ProvidedContext {
    readonly gitops: GitopsBed;
  }
}

const TOOLS = [
  "argocd",
  "config-policy-controller",
  "etcd",
  "kube-apiserver",
  "kubectl",
  "kustomize",
  "policy-propagator",
] as const;

export async function setup({ provide }: TestProject): Promise<void> {
  const settings = readSettings(process.env);
  const progress = talkTo(process.stderr);
  const skip = (message: string): void => {
    progress.say(`test:gitops: all tests are skipped. ${message}`);
    provide("gitops", { kind: "missing", message });
  };
  const lacking = installSystemPackages("look", progress);
  if (lacking.length > 0 && settings.isCi) throw new Error(lacking.join("\n"));
  if (lacking.length > 0) return skip(lacking.join(" "));
  const built = await buildTestbed({ cache: settings.cache, progress, tools: TOOLS });
  if (built.kind === "failed" || (built.kind === "missing" && settings.isCi)) throw new Error(built.message);
  const index = readCrdIndex(settings.crds);
  if (built.kind === "missing") return skip(built.message);
  if (index.kind === "missing") return skip(index.message);
  const isWhole = process.env["VMF_GITOPS"] === "all";
  provide("gitops", { kind: "ready", binaries: built.binaries, crds: index.folder, isWhole });
}
