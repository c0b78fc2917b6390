import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { withConditions, type Condition } from "../conditions.ts";
import { kindNames, listAt, textAt, textRecordAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { matchesLabels } from "../selectors.ts";
import { ensure, saveStatus } from "../write.ts";
import { isServiceUp } from "./agent-service.ts";
import { installStateOf, type InstallState } from "./install-state.ts";

const name = "assisted-service-agents";
const group = "agent-install.openshift.io";
const infraEnvLabel = "infraenvs.agent-install.openshift.io";
const annotation = "bmac.agent-install.openshift.io";

/** Agents: one for each host that has started the installer, approved, named and given its role by the host's annotations. */
export const agentsModel: OperatorModel = {
  name,
  watches: kindNames({
    [group]: "Agent InfraEnv NMStateConfig",
    "extensions.hive.openshift.io": "AgentClusterInstall",
    "metal3.io": "BareMetalHost",
  }),
  async step(cluster, nowMs) {
    if (!(await isServiceUp(cluster))) return undefined;
    for (const host of await cluster.list({ group: "metal3.io", kind: "BareMetalHost" })) {
      if (textAt(host, "status", "provisioning", "state") !== "provisioned") continue;
      const { namespace = "" } = host.metadata;
      const infraEnvName = host.metadata.labels?.[infraEnvLabel] ?? "";
      const ref = { apiVersion: `${group}/v1beta1`, kind: "InfraEnv", name: infraEnvName, namespace };
      const infraEnv = await cluster.get(ref);
      if (infraEnv !== undefined) await stepAgent(cluster, host, infraEnv, nowMs);
    }
    return undefined;
  },
};

async function stepAgent(cluster: Cluster, host: KubeObject, infraEnv: KubeObject, nowMs: number): Promise<void> {
  const agent = agentOf(host, infraEnv);
  await ensure(cluster, agent, name);
  const { name: agentName, namespace = "" } = agent.metadata;
  const made = await cluster.get({ apiVersion: agent.apiVersion, kind: agent.kind, name: agentName, namespace });
  if (made === undefined) return;
  const clusterName = textAt(infraEnv, "spec", "clusterRef", "name");
  const clusterNamespace = textAt(infraEnv, "spec", "clusterRef", "namespace") ?? "";
  const state = clusterName === undefined ? undefined : await installStateOf(cluster, clusterName, clusterNamespace);
  const phase = phaseOf(state);
  const status = {
    conditions: withConditions(made, conditionsOf(phase, clusterName !== undefined), nowMs),
    debugInfo: { state: phase.state, stateInfo: phase.info },
    inventory: {
      hostname: textAt(agent, "spec", "hostname") ?? agentName,
      interfaces: await interfacesOf(cluster, host, infraEnv),
    },
    progress: phase.stage === undefined ? {} : { currentStage: phase.stage, installationPercentage: phase.percent },
    role: textAt(agent, "spec", "role") ?? "auto-assign",
  };
  await saveStatus(cluster, made, status, name);
}

function agentOf(host: KubeObject, infraEnv: KubeObject): KubeObject {
  const { namespace = "", annotations = {} } = host.metadata;
  const agentName = textAt(host, "status", "provisioning", "ID") ?? host.metadata.name;
  const extra = Object.fromEntries(
    Object.entries(annotations)
      .filter(([key]) => key.startsWith(`${annotation}.agent-label.`))
      .map(([key, value]) => [key.slice(`${annotation}.agent-label.`.length), value]),
  );
  const labels = {
    ...textRecordAt(infraEnv, "spec", "agentLabels"),
    ...extra,
    "agent-install.openshift.io/bmh": host.metadata.name,
    [infraEnvLabel]: infraEnv.metadata.name,
  };
  const clusterName = textAt(infraEnv, "spec", "clusterRef", "name");
  const clusterNamespace = textAt(infraEnv, "spec", "clusterRef", "namespace") ?? "";
  const bound =
    clusterName === undefined ? {} : { clusterDeploymentName: { name: clusterName, namespace: clusterNamespace } };
  const hostname = annotations[`${annotation}/hostname`];
  const spec = {
    approved: true,
    ...bound,
    ...(hostname === undefined ? {} : { hostname }),
    role: annotations[`${annotation}/role`] ?? "auto-assign",
  };
  return { apiVersion: `${group}/v1beta1`, kind: "Agent", metadata: { name: agentName, namespace, labels }, spec };
}

/** The interfaces that the host's NMStateConfig names; its boot interface alone where it has none. */
async function interfacesOf(cluster: Cluster, host: KubeObject, infraEnv: KubeObject): Promise<readonly unknown[]> {
  const boot = textAt(host, "spec", "bootMACAddress")?.toLowerCase() ?? "";
  const selector = valueAt(infraEnv, "spec", "nmStateConfigLabelSelector");
  const configs = await cluster.list({ group, kind: "NMStateConfig" });
  const named = configs
    .filter(({ metadata }) => matchesLabels(metadata.labels ?? {}, selector))
    .map((config) =>
      listAt(config, "spec", "interfaces").map((one) => ({
        name: textAt(one, "name") ?? "",
        macAddress: textAt(one, "macAddress")?.toLowerCase() ?? "",
      })),
    )
    .find((interfaces) => interfaces.some(({ macAddress }) => macAddress === boot));
  const found = named ?? [{ name: "boot", macAddress: boot }];
  return found.map((one) => ({ ...one, flags: [], ipV4Addresses: [], ipV6Addresses: [] }));
}

interface Phase {
  readonly state: string;
  readonly info: string;
  readonly stage?: string;
  readonly percent?: number;
  readonly installed: Condition["reason"];
}

function phaseOf(state: InstallState | undefined): Phase {
  switch (state) {
    case "installing":
    case "finalizing":
      return {
        state: "installing-in-progress",
        info: "Installing",
        stage: "Rebooting",
        percent: 50,
        installed: "InstallationInProgress",
      };
    case "preparing-for-installation":
      return {
        state: "preparing-successful",
        info: "Host finished successfully to prepare for installation",
        installed: "InstallationInProgress",
      };
    case "adding-hosts":
      return {
        state: "added-to-existing-cluster",
        info: "Done",
        stage: "Done",
        percent: 100,
        installed: "InstallationCompleted",
      };
    case "insufficient":
    case "ready":
      return { state: "known", info: "Host is ready to be installed", installed: "InstallationNotStarted" };
    case undefined:
      return {
        state: "known-unbound",
        info: "Host is ready to be bound to a cluster",
        installed: "InstallationNotStarted",
      };
  }
}

function conditionsOf(phase: Phase, isBound: boolean): readonly Condition[] {
  const isDone = phase.installed === "InstallationCompleted";
  const installedMessages: Readonly<Record<string, string>> = {
    InstallationCompleted: `The installation has completed: ${phase.info}`,
    InstallationInProgress: `The installation is in progress: ${phase.info}`,
    InstallationNotStarted: "The installation has not yet started",
  };
  const requirements =
    phase.installed === "InstallationNotStarted"
      ? { reason: "AgentIsReady", message: "The agent is ready to begin the installation" }
      : isDone
        ? { reason: "AgentInstallationStopped", message: "The agent installation stopped" }
        : { reason: "AgentAlreadyInstalling", message: "Installation already started and is in progress" };
  const yes = (type: string, reason: string, message: string): Condition => ({ type, status: "True", reason, message });
  return [
    yes("SpecSynced", "SyncOK", "The Spec has been successfully applied"),
    yes("Connected", "AgentIsConnected", "The agent's connection to the installation service is unimpaired"),
    yes("RequirementsMet", requirements.reason, requirements.message),
    yes("Validated", "ValidationsPassing", "The agent's validations are passing"),
    {
      type: "Installed",
      status: isDone ? "True" : "False",
      reason: phase.installed,
      message: installedMessages[phase.installed] ?? "",
    },
    isBound
      ? yes("Bound", "Bound", "The agent is bound to a cluster deployment")
      : {
          type: "Bound",
          status: "False",
          reason: "Unbound",
          message: "The agent is not bound to any cluster deployment",
        },
  ];
}
