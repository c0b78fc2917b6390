import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, withConditions, type Condition } from "../conditions.ts";
import { kindNames, numberAt, textAt } from "../fields.ts";
import { kindsOf } from "../kinds.ts";
import type { OperatorModel } from "../operator-model.ts";
import { ensure, ensureOnce, saveStatus } from "../write.ts";

const name = "hyperconverged-cluster-operator";

/** From the first look at a HyperConverged until all that it leads is up. */
const deployMs = 300_000;

/**
 * OpenShift Virtualization's operators: a HyperConverged is made into the resources of the operators that it leads, and
 * is available when they are. Each storage class gets its profile.
 */
export const cnvModel: OperatorModel = {
  name,
  watches: kindNames({ "hco.kubevirt.io": "HyperConverged", "storage.k8s.io": "StorageClass" }),
  async step(cluster, nowMs) {
    const found = await cluster.list({ group: "hco.kubevirt.io", kind: "HyperConverged" });
    const leader = found[0];
    if (leader === undefined) return undefined;
    if (isTrue(leader, "Available")) {
      await profileClasses(cluster);
      return undefined;
    }
    const age = conditionAgeMs(leader, "Progressing", nowMs);
    const left = deployMs - (age ?? 0);
    await lead(cluster, leader, { isUp: left <= 0, nowMs });
    const conditions = withConditions(leader, left > 0 ? progressing : available, nowMs);
    const observedGeneration = numberAt(leader, "metadata", "generation") ?? 1;
    const systemHealthStatus = left > 0 ? "warning" : "healthy";
    await saveStatus(cluster, leader, { conditions, observedGeneration, systemHealthStatus }, name);
    return { againInMs: Math.max(left, 0) };
  },
};

function hcoConditions(reason: string, message: string, isUp: boolean): readonly Condition[] {
  const say = (type: string, status: Condition["status"]): Condition => ({ type, status, reason, message });
  return [
    say("ReconcileComplete", isUp ? "True" : "Unknown"),
    say("Available", isUp ? "True" : "False"),
    say("Progressing", isUp ? "False" : "True"),
    say("Degraded", "False"),
    say("Upgradeable", isUp ? "True" : "Unknown"),
  ];
}

const progressing = hcoConditions("Init", "Initializing HyperConverged cluster", false);
const available = hcoConditions("ReconcileCompleted", "Reconcile completed successfully", true);

interface Stage {
  readonly isUp: boolean;
  readonly nowMs: number;
}

/** The resources of the operators that the HyperConverged leads, and their kinds. */
async function lead(cluster: Cluster, leader: KubeObject, { isUp, nowMs }: Stage): Promise<void> {
  await cluster.serve(kindsOf("kubevirt-hyperconverged", "HyperConverged"));
  const { namespace = "openshift-cnv" } = leader.metadata;
  const led = [
    {
      apiVersion: "kubevirt.io/v1",
      kind: "KubeVirt",
      metadata: { name: "kubevirt-kubevirt-hyperconverged", namespace },
    },
    { apiVersion: "cdi.kubevirt.io/v1beta1", kind: "CDI", metadata: { name: "cdi-kubevirt-hyperconverged" } },
    {
      apiVersion: "ssp.kubevirt.io/v1beta3",
      kind: "SSP",
      metadata: { name: "ssp-kubevirt-hyperconverged", namespace },
      spec: { commonTemplates: { namespace: "openshift" } },
    },
    {
      apiVersion: "networkaddonsoperator.network.kubevirt.io/v1",
      kind: "NetworkAddonsConfig",
      metadata: { name: "cluster" },
    },
  ];
  const condition: Condition = isUp
    ? { type: "Available", status: "True", reason: "AllComponentsReady", message: "All components are ready." }
    : { type: "Available", status: "False", reason: "DeploymentInProgress", message: "Deploying" };
  for (const object of led) {
    await ensureOnce(cluster, { spec: {}, ...object }, name);
    const made = await cluster.get({ ...object, ...object.metadata });
    if (made === undefined) continue;
    const status = {
      conditions: withConditions(made, [condition], nowMs),
      // Network add-ons have no phase.
      ...(object.kind === "NetworkAddonsConfig" ? {} : { phase: isUp ? "Deployed" : "Deploying" }),
    };
    await saveStatus(cluster, made, status, name);
  }
}

/** What CDI knows of a class: how volumes of it are claimed, by what the provisioner can. */
async function profileClasses(cluster: Cluster): Promise<void> {
  for (const storageClass of await cluster.list({ group: "storage.k8s.io", kind: "StorageClass" })) {
    const profile = {
      apiVersion: "cdi.kubevirt.io/v1beta1",
      kind: "StorageProfile",
      metadata: { name: storageClass.metadata.name },
      spec: {},
    };
    await ensure(cluster, profile, name);
    const made = await cluster.get({ ...profile, name: profile.metadata.name });
    if (made === undefined) continue;
    const provisioner = textAt(storageClass, "provisioner") ?? "";
    const known = capabilitiesOf(provisioner, textAt(storageClass, "parameters", "backendType") ?? "");
    const status = { ...known, provisioner, storageClass: storageClass.metadata.name };
    await saveStatus(cluster, made, status, name);
  }
}

function capabilitiesOf(provisioner: string, backendType: string): Readonly<Record<string, unknown>> {
  const set = (mode: string, volumeMode: string): unknown => ({ accessModes: [mode], volumeMode });
  if (provisioner !== "csi.trident.netapp.io") return {};
  if (backendType.startsWith("ontap-nas")) {
    const claimPropertySets = [set("ReadWriteMany", "Filesystem"), set("ReadWriteOnce", "Filesystem")];
    return { claimPropertySets, cloneStrategy: "snapshot", dataImportCronSourceFormat: "snapshot" };
  }
  if (backendType.startsWith("ontap-san")) {
    const claimPropertySets = [set("ReadWriteMany", "Block")];
    return { claimPropertySets, cloneStrategy: "snapshot", dataImportCronSourceFormat: "snapshot" };
  }
  return {};
}
