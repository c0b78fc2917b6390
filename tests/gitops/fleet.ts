/** How a hub and its clusters come to work together: ACM's policy engine, and the joining of a cluster. */
import {
  clusterModels,
  fleetModels,
  gitopsModel,
  olmModel,
  onHub,
  onManaged,
  type OperatorModel,
} from "@vmfactory/sim";
import { startConfigPolicyController, startPropagator, type Binaries, type PolicyController } from "@vmfactory/testbed";
import { kubelets } from "./kubelets.ts";
import { waitFor, type Site } from "./site.ts";

/** What runs on every cluster. */
export function operators(): readonly OperatorModel[] {
  return [olmModel(), gitopsModel(), ...clusterModels];
}

/** ACM brings its own policy engine: ours starts when ACM says that it runs. */
export async function runPropagator(hub: Site, binaries: Binaries<"policy-propagator">): Promise<PolicyController> {
  const kind = { apiVersion: "operator.open-cluster-management.io/v1", kind: "MultiClusterHub" };
  const ref = { ...kind, metadata: { name: "multiclusterhub", namespace: "open-cluster-management" } };
  await waitFor(hub.api, ref, `${hub.name}: ACM`, {
    isSo: ({ status }) => (status as { readonly phase?: string } | undefined)?.phase === "Running",
  });
  const started = await startPropagator({ binaries, access: hub.server.access });
  if (started.kind === "failed") throw new Error(started.message);
  return started.controller;
}

export interface Joining {
  readonly hub: Site;
  readonly site: Site;
  readonly binaries: Binaries<"config-policy-controller">;
  /** What its people do once it is there. */
  readonly onJoined: () => Promise<void>;
}

/** A cluster comes to life when the hub has installed or imported it: its operators, ACM's agents on it, its people. */
export async function joinCluster({ hub, site, binaries, onJoined }: Joining): Promise<PolicyController> {
  const { name } = site;
  hub.employ(fleetModels.map((model) => onHub(model, site.cluster, name)));
  const ref = { apiVersion: "cluster.open-cluster-management.io/v1", kind: "ManagedCluster", metadata: { name } };
  await waitFor(hub.api, ref, `${name}: its joining the hub`, {
    isSo: (object) => hasCondition(object, "ManagedClusterJoined"),
  });
  hub.employ([onHub(kubelets, site.cluster, name)]);
  site.employ([...operators(), ...fleetModels.map((model) => onManaged(model, hub.cluster, name))]);
  await onJoined();
  const crd = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition" };
  for (const plural of ["configurationpolicies", "operatorpolicies"]) {
    const metadata = { name: `${plural}.policy.open-cluster-management.io` };
    await waitFor(site.api, { ...crd, metadata }, `${name}: ${plural}`, {
      isSo: (object) => hasCondition(object, "Established"),
    });
  }
  const started = await startConfigPolicyController({ binaries, access: site.server.access, clusterNamespace: name });
  if (started.kind === "failed") throw new Error(`${name}: ${started.message}`);
  return started.controller;
}

function hasCondition(object: { readonly [field: string]: unknown }, type: string): boolean {
  const status = object["status"] as
    | { readonly conditions?: readonly { readonly type: string; readonly status: string }[] }
    | undefined;
  return status?.conditions?.some((one) => one.type === type && one.status === "True") === true;
}
