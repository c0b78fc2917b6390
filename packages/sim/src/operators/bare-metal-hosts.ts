import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { isTrue } from "../conditions.ts";
import { kindNames, listAt, textAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { isEmptySelector, matchesLabels } from "../selectors.ts";
import { msSince, timeText } from "../simulated-time.ts";
import { ensure, saveStatus } from "../write.ts";

const name = "baremetal-operator";
const infraEnvLabel = "infraenvs.agent-install.openshift.io";
const agentGroup = "agent-install.openshift.io";
const deployMethod = "start_assisted_install";

/** How long a host stays in each state, and after how long an inspection that hears nothing is given up. */
const registerMs = 30_000;
const inspectMs = 300_000;
const inspectTimeoutMs = 1_800_000;
const provisionMs = 240_000;

/**
 * Metal3 and the controller that ties hosts to the assisted installer: a host whose management controller is known is
 * booted into the discovery image of its InfraEnv, inspected, and told to start the installer. A host that the image
 * gives no network is never heard of. The Provisioning of OpenShift must let the operator look at all namespaces.
 */
export const bareMetalHostsModel: OperatorModel = {
  name,
  watches: kindNames({
    "": "Secret",
    [agentGroup]: "InfraEnv NMStateConfig",
    "metal3.io": "BareMetalHost Provisioning",
  }),
  async step(cluster, nowMs) {
    const settings = await cluster.list({ group: "metal3.io", kind: "Provisioning" });
    const isEverywhere = settings.some((one) => valueAt(one, "spec", "watchAllNamespaces") === true);
    const waits: number[] = [];
    for (const host of await cluster.list({ group: "metal3.io", kind: "BareMetalHost" })) {
      if (!isEverywhere && host.metadata.namespace !== "openshift-machine-api") continue;
      const wait = await stepHost(cluster, host, nowMs);
      if (wait !== undefined) waits.push(wait);
    }
    return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
  },
};

type State = "registering" | "inspecting" | "available" | "provisioning" | "provisioned";

async function stepHost(cluster: Cluster, host: KubeObject, nowMs: number): Promise<number | undefined> {
  const defect = await credentialsDefect(cluster, host);
  const state = stateOf(host);
  if (defect !== undefined && (state === undefined || state === "registering")) {
    await save(cluster, host, { state: "registering", errorType: "registration error", errorMessage: defect, nowMs });
    return undefined;
  }
  switch (state) {
    case undefined:
      await save(cluster, host, { state: "registering", nowMs });
      return registerMs;
    case "registering":
      return register(cluster, host, nowMs);
    case "inspecting":
      return inspect(cluster, host, nowMs);
    case "available":
      return prepare(cluster, host, nowMs);
    case "provisioning":
      return advance(cluster, host, { after: provisionMs, to: "provisioned", nowMs });
    case "provisioned":
      return undefined;
  }
}

function stateOf(host: KubeObject): State | undefined {
  const state = textAt(host, "status", "provisioning", "state");
  const states: readonly State[] = ["registering", "inspecting", "available", "provisioning", "provisioned"];
  return states.find((one) => one === state);
}

async function credentialsDefect(cluster: Cluster, host: KubeObject): Promise<string | undefined> {
  const secretName = textAt(host, "spec", "bmc", "credentialsName");
  if (textAt(host, "spec", "bmc", "address") === undefined) return "Missing BMC connection detail 'Address'";
  if (secretName === undefined) return "The BMC secret reference is empty";
  const { namespace = "" } = host.metadata;
  const secret = await cluster.get({ apiVersion: "v1", kind: "Secret", name: secretName, namespace });
  if (secret === undefined) return `The BMC secret ${namespace}/${secretName} does not exist`;
  const missing = ["username", "password"].find((key) => valueAt(secret, "data", key) === undefined);
  return missing === undefined ? undefined : `Missing BMC connection detail '${missing}' in credentials`;
}

/** A host with an InfraEnv waits for that image; one without is inspected with the operator's own. */
async function register(cluster: Cluster, host: KubeObject, nowMs: number): Promise<number | undefined> {
  const infraEnv = await infraEnvOf(cluster, host);
  if (infraEnv !== undefined && !isTrue(infraEnv, "ImageCreated")) {
    await save(cluster, host, { state: "registering", nowMs });
    return undefined;
  }
  return advance(cluster, host, { after: registerMs, to: "inspecting", nowMs });
}

async function inspect(cluster: Cluster, host: KubeObject, nowMs: number): Promise<number | undefined> {
  if (await hasNetwork(cluster, host)) {
    return advance(cluster, host, { after: inspectMs, to: "available", nowMs });
  }
  const left = inspectTimeoutMs - sinceBegin(host, "inspecting", nowMs);
  if (left > 0) return left;
  const errorMessage = "timeout reached while inspecting the node";
  await save(cluster, host, { state: "inspecting", errorType: "inspection error", errorMessage, nowMs });
  return undefined;
}

async function prepare(cluster: Cluster, host: KubeObject, nowMs: number): Promise<number | undefined> {
  if ((await infraEnvOf(cluster, host)) === undefined) return undefined;
  const { apiVersion, kind, metadata } = host;
  const { name: hostName, namespace = "" } = metadata;
  const deploy = { customDeploy: { method: deployMethod }, online: true };
  await ensure(cluster, { apiVersion, kind, metadata: { name: hostName, namespace }, spec: deploy }, name);
  await save(cluster, host, { state: "provisioning", nowMs });
  return provisionMs;
}

async function infraEnvOf(cluster: Cluster, host: KubeObject): Promise<KubeObject | undefined> {
  const infraEnv = host.metadata.labels?.[infraEnvLabel];
  const { namespace = "" } = host.metadata;
  return infraEnv === undefined
    ? undefined
    : cluster.get({ apiVersion: `${agentGroup}/v1beta1`, kind: "InfraEnv", name: infraEnv, namespace });
}

/**
 * Whether the image gives a host a network: where its InfraEnv selects NMStateConfigs, one of them must name the MAC
 * that the host boots by; where it selects none, DHCP is expected to.
 */
async function hasNetwork(cluster: Cluster, host: KubeObject): Promise<boolean> {
  const infraEnv = await infraEnvOf(cluster, host);
  const selector = valueAt(infraEnv, "spec", "nmStateConfigLabelSelector");
  if (isEmptySelector(selector)) return true;
  const mac = textAt(host, "spec", "bootMACAddress")?.toLowerCase();
  const configs = await cluster.list({ group: agentGroup, kind: "NMStateConfig" });
  return configs
    .filter(({ metadata }) => matchesLabels(metadata.labels ?? {}, selector))
    .some((config) => listAt(config, "spec", "interfaces").some((one) => macOf(one) === mac));
}

function macOf(item: unknown): string | undefined {
  return textAt(item, "macAddress")?.toLowerCase();
}

/** The field of `operationHistory` that has the beginning of a state. */
const historyOf: Readonly<Partial<Record<State, string>>> = {
  registering: "register",
  inspecting: "inspect",
  provisioning: "provision",
};

function sinceBegin(host: KubeObject, state: State, nowMs: number): number {
  return msSince(textAt(host, "status", "operationHistory", historyOf[state] ?? "", "start"), nowMs);
}

interface Advance {
  readonly after: number;
  readonly to: State;
  readonly nowMs: number;
}

async function advance(cluster: Cluster, host: KubeObject, { after, to, nowMs }: Advance): Promise<number | undefined> {
  const from = stateOf(host) ?? "registering";
  const left = after - sinceBegin(host, from, nowMs);
  if (left > 0) {
    await save(cluster, host, { state: from, nowMs });
    return left;
  }
  await save(cluster, host, { state: to, nowMs });
  return to === "provisioned" ? undefined : 0;
}

interface Saved {
  readonly state: State;
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly nowMs: number;
}

async function save(cluster: Cluster, host: KubeObject, saved: Saved): Promise<void> {
  const { state, errorType, errorMessage = "", nowMs } = saved;
  const before = stateOf(host);
  const now = timeText(nowMs);
  const began = historyOf[state];
  const ended = before === undefined || before === state ? undefined : historyOf[before];
  const hadError = textAt(host, "status", "errorMessage") !== undefined;
  const isNew = before !== state || (hadError && errorMessage === "");
  const operationHistory = {
    ...(ended === undefined ? {} : { [ended]: { end: now } }),
    ...(began === undefined || !isNew ? {} : { [began]: { start: now } }),
  };
  const sameError = (textAt(host, "status", "errorMessage") ?? "") === errorMessage;
  if (before === state && sameError) return;
  const status = {
    errorCount: errorMessage === "" ? 0 : 1,
    errorMessage,
    ...(errorType === undefined ? clearedErrorType(host) : { errorType }),
    operationHistory,
    operationalStatus: errorMessage === "" ? "OK" : "error",
    poweredOn: state !== "registering",
    provisioning: { ID: idOf(host), state },
  };
  await saveStatus(cluster, host, status, name);
}

/** The field takes no empty text: it is removed. */
function clearedErrorType(host: KubeObject): Readonly<Record<string, unknown>> {
  return textAt(host, "status", "errorType") === undefined ? {} : { errorType: null };
}

function idOf(host: KubeObject): string {
  const mac = (textAt(host, "spec", "bootMACAddress") ?? "").replaceAll(":", "").toLowerCase().padStart(12, "0");
  return `00000000-0000-4000-8000-${mac}`;
}
