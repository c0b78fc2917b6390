/**
 * Starts the one API server of `npm run test:cluster` and tells the tests how to reach it, or why it is not there.
 * It runs in the main thread, which is as long there as the run: the server ends with it, whatever happens.
 */
import { buildTestbed, readCrdIndex, readSettings, startServer, talkTo, type ApiAccess } from "@vmfactory/testbed";
import type { TestProject } from "vitest/node";

/** What tests get with `inject("bed")`. `missing` says in one line what to install. */
export type Bed =
  | {
      readonly kind: "ready";
      readonly access: ApiAccess;
      readonly binaries: Readonly<Record<"etcd" | "kube-apiserver" | "kustomize", string>>;
      readonly crds: Crds;
    }
  | { readonly kind: "missing"; readonly message: string };

type Crds =
  | { readonly kind: "at-hand"; readonly folder: string }
  | { readonly kind: "missing"; readonly message: string };

declare module "vitest" {
  interface ProvidedContext {
    readonly bed: Bed;
  }
}

export async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const settings = readSettings(process.env);
  const progress = talkTo(process.stderr);
  const built = await buildTestbed({ cache: settings.cache, progress, tools: ["etcd", "kube-apiserver", "kustomize"] });
  if (built.kind === "failed" || (built.kind === "missing" && settings.isCi)) throw new Error(built.message);
  if (built.kind === "missing") {
    progress.say(`test:cluster: all tests are skipped. ${built.message}`);
    provide("bed", built);
    return undefined;
  }
  const index = readCrdIndex(settings.crds);
  if (index.kind === "missing") progress.say(`test:cluster: tests that need CRDs are skipped. ${index.message}`);
  const crds: Crds = index.kind === "missing" ? index : { kind: "at-hand", folder: index.folder };
  const started = await startServer({ binaries: built.binaries });
  if (started.kind === "failed") throw new Error(started.message);
  provide("bed", { kind: "ready", access: started.server.access, binaries: built.binaries, crds });
  return () => started.server.stop();
}
