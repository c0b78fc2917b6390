/**
 * The two controllers of ACM's policies that its open core publishes: the propagator, which on the hub copies a Policy to
 * the clusters it is placed on, and the controller, which on a managed cluster makes what a ConfigurationPolicy demands
 * and says whether it is so. What carries policies between the two is not here.
 */
import { join } from "node:path";

import type { ApiAccess } from "./api-client.ts";
import type { Binaries } from "./build.ts";
import { findFreePort } from "./free-port.ts";
import { writeKubeconfig } from "./kubeconfig.ts";
import { answersWell, openPartRun, startWithPorts } from "./part-run.ts";
import { findGuard, type Guard } from "./programs.ts";

/** A controller that runs. */
export interface PolicyController {
  /** Its log is in it; gone after `stop`. */
  readonly folder: string;
  readonly findEnd: () => string | undefined;
  readonly stop: () => Promise<void>;
}

export type PolicyControllerStarted =
  | { readonly kind: "started"; readonly controller: PolicyController }
  | { readonly kind: "failed"; readonly message: string };

export interface PropagatorOptions {
  readonly binaries: Binaries<"policy-propagator">;
  /** The hub; it must serve ACM's kinds already. */
  readonly access: ApiAccess;
  readonly guard?: Guard;
}

export interface ConfigPolicyControllerOptions {
  readonly binaries: Binaries<"config-policy-controller">;
  /** The managed cluster; it must serve ConfigurationPolicy and OperatorPolicy already. */
  readonly access: ApiAccess;
  /** The namespace on the managed cluster that has the cluster's own name. */
  readonly clusterNamespace: string;
  readonly guard?: Guard;
}

export function startPropagator({ binaries, access, guard }: PropagatorOptions): Promise<PolicyControllerStarted> {
  return startWithPorts(() =>
    startOnce({
      name: "policy-propagator",
      command: binaries["policy-propagator"],
      access,
      watched: "",
      guard,
      args: (health, metrics) => [
        "--enable-webhooks=false",
        "--leader-elect=false",
        `--health-probe-bind-address=127.0.0.1:${health}`,
        `--metrics-bind-address=127.0.0.1:${metrics}`,
      ],
    }),
  );
}

export function startConfigPolicyController(options: ConfigPolicyControllerOptions): Promise<PolicyControllerStarted> {
  const { binaries, access, clusterNamespace, guard } = options;
  return startWithPorts(() =>
    startOnce({
      name: "config-policy-controller",
      command: binaries["config-policy-controller"],
      access,
      watched: clusterNamespace,
      guard,
      args: (health, metrics) => [
        "controller",
        "--enable-lease=false",
        "--leader-elect=false",
        `--health-probe-bind-address=127.0.0.1:${health}`,
        `--metrics-bind-address=127.0.0.1:${metrics}`,
        "--enable-operator-policy=true",
      ],
    }),
  );
}

interface ControllerProgram {
  readonly name: string;
  readonly command: string;
  readonly access: ApiAccess;
  /** The namespace whose policies it looks at; empty for all. */
  readonly watched: string;
  readonly guard: Guard | undefined;
  readonly args: (healthPort: number, metricsPort: number) => readonly string[];
}

async function startOnce(program: ControllerProgram): Promise<PolicyControllerStarted> {
  const { name, command, access, watched, guard = findGuard(), args } = program;
  const run = openPartRun(guard);
  const kubeconfig = join(run.folder, "kubeconfig");
  writeKubeconfig(kubeconfig, access);
  const [health, metrics] = [await findFreePort(), await findFreePort()];
  const refusal = await run.start({
    name,
    command,
    args: args(health, metrics),
    env: { KUBECONFIG: kubeconfig, WATCH_NAMESPACE: watched, POD_NAME: name, OPERATOR_NAME: name, HOME: run.folder },
    isReady: () => answersWell(`http://127.0.0.1:${health}/readyz`),
  });
  if (refusal !== undefined) {
    await run.stop();
    return { kind: "failed", message: refusal };
  }
  return { kind: "started", controller: run };
}
