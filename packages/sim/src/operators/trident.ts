import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { kindNames, textAt, valueAt } from "../fields.ts";
import { kindsOf } from "../kinds.ts";
import type { OperatorModel } from "../operator-model.ts";
import { msSince } from "../simulated-time.ts";
import { ensureNamespace, saveStatus } from "../write.ts";

const name = "trident-operator";
const group = "trident.netapp.io";
const tridentVersion = "26.06.0";

/** How long an installation takes, from the resource's creation: its status has no times. */
const installMs = 60_000;

/**
 * Trident's operator and controller: a TridentOrchestrator becomes an installation, after which backends are made of
 * TridentBackendConfigs whose Secret is there. Arrays always answer.
 */
export const tridentModel: OperatorModel = {
  name,
  watches: kindNames({ "": "Secret", [group]: "TridentBackendConfig TridentOrchestrator" }),
  async step(cluster, nowMs) {
    const [orchestrator] = await cluster.list({ group, kind: "TridentOrchestrator" });
    if (orchestrator === undefined) return undefined;
    const namespace = textAt(orchestrator, "spec", "namespace") ?? "default";
    if (textAt(orchestrator, "status", "status") === "Installed") {
      await stepBackends(cluster, namespace);
      return undefined;
    }
    return install(cluster, { orchestrator, namespace, nowMs });
  },
};

async function install(
  cluster: Cluster,
  { orchestrator, namespace, nowMs }: { orchestrator: KubeObject; namespace: string; nowMs: number },
): Promise<{ againInMs: number }> {
  const left = installMs - msSince(textAt(orchestrator, "metadata", "creationTimestamp"), nowMs);
  if (left > 0) {
    const status = { message: "Installing Trident", namespace, status: "Installing", version: "" };
    await saveStatus(cluster, orchestrator, status, name);
    return { againInMs: left };
  }
  await ensureNamespace(cluster, namespace, name);
  await cluster.serve(kindsOf("trident-operator", "TridentOrchestrator"));
  const status = {
    currentInstallationParams: { k8sTimeout: "30", nodePrep: valueAt(orchestrator, "spec", "nodePrep") ?? [] },
    message: "Trident installed",
    namespace,
    status: "Installed",
    version: tridentVersion,
  };
  await saveStatus(cluster, orchestrator, status, name);
  return { againInMs: 0 };
}

async function stepBackends(cluster: Cluster, namespace: string): Promise<void> {
  for (const config of await cluster.list({ group, kind: "TridentBackendConfig" }, namespace)) {
    const defect = await defectOf(cluster, config);
    const backendName = textAt(config, "spec", "backendName") ?? config.metadata.name;
    const isBound = textAt(config, "status", "phase") === "Bound";
    const deletionPolicy = textAt(config, "spec", "deletionPolicy") ?? "delete";
    if (defect === undefined) {
      const backendInfo = { backendName, backendUUID: textAt(config, "metadata", "uid") ?? config.metadata.name };
      const said = textAt(config, "status", "message") ?? "";
      const now = `Backend '${backendName}' ${isBound ? "updated" : "created"}`;
      const message = isBound && said.startsWith("Backend ") ? said : now;
      const status = { backendInfo, deletionPolicy, lastOperationStatus: "Success", message, phase: "Bound" };
      await saveStatus(cluster, config, status, name);
      continue;
    }
    const message = isBound ? `Failed to apply the backend update; ${defect}` : `Failed to create backend: ${defect}`;
    const info = isBound ? {} : { backendInfo: { backendName: "", backendUUID: "" }, phase: "" };
    await saveStatus(cluster, config, { ...info, deletionPolicy, lastOperationStatus: "Failed", message }, name);
  }
}

/** Why a backend cannot be made, in Trident's words. */
async function defectOf(cluster: Cluster, config: KubeObject): Promise<string | undefined> {
  const secretName = textAt(config, "spec", "credentials", "name");
  const { namespace = "" } = config.metadata;
  if (secretName === undefined) return undefined;
  const secret = await cluster.get({ apiVersion: "v1", kind: "Secret", name: secretName, namespace });
  if (secret === undefined) return "backend credentials not found";
  const isLogin = (["username", "password"] as const).every((key) => valueAt(secret, "data", key) !== undefined);
  const isCertificate = valueAt(secret, "data", "clientPrivateKey") !== undefined;
  if (isLogin || isCertificate) return undefined;
  const driver = textAt(config, "spec", "storageDriverName") ?? "";
  return `problem initializing storage driver '${driver}': error initializing ${driver} driver: missing credentials`;
}
