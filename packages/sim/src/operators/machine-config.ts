import { compareBy, type KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, withConditions, type Condition } from "../conditions.ts";
import { kindNames, numberAt, textAt, valueAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { matchesLabels } from "../selectors.ts";
import { ensure, ensureOnce, saveStatus } from "../write.ts";

const name = "machine-config-operator";
const group = "machineconfiguration.openshift.io";
const roleLabel = `${group}/role`;

/** How long one node takes to drain, restart and come back; a pool's nodes go one after the other. */
const nodeMs = 300_000;

/**
 * OpenShift's machine config operator: the pools `master` and `worker` are there from the start, each renders the
 * MachineConfigs of its role into one, and brings it to its nodes one by one.
 */
export const machineConfigModel: OperatorModel = {
  name,
  watches: kindNames({ "": "Node", [group]: "KubeletConfig MachineConfig MachineConfigPool" }),
  async step(cluster, nowMs) {
    for (const role of ["master", "worker"]) await ensureOnce(cluster, poolOf(role), name);
    await renderKubeletConfigs(cluster, nowMs);
    const configs = await cluster.list({ group, kind: "MachineConfig" });
    const nodes = await cluster.list({ group: "", kind: "Node" });
    const waits: number[] = [];
    for (const pool of await cluster.list({ group, kind: "MachineConfigPool" })) {
      const wait = await stepPool(cluster, { pool, configs, machines: machinesOf(pool, nodes) }, nowMs);
      if (wait !== undefined) waits.push(wait);
    }
    return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
  },
};

function poolOf(role: string): KubeObject {
  return {
    apiVersion: `${group}/v1`,
    kind: "MachineConfigPool",
    metadata: { name: role, labels: { [`pools.operator.${group}/${role}`]: "" } },
    spec: {
      machineConfigSelector: { matchLabels: { [roleLabel]: role } },
      nodeSelector: { matchLabels: { [`node-role.kubernetes.io/${role}`]: "" } },
    },
  };
}

/** Nodes of a pool: one that is of the control plane belongs to `master`, even if it takes workloads. */
function machinesOf(pool: KubeObject, nodes: readonly KubeObject[]): readonly KubeObject[] {
  const selector = valueAt(pool, "spec", "nodeSelector");
  return nodes.filter(({ metadata: { labels = {} } }) => {
    const isMaster = labels["node-role.kubernetes.io/master"] !== undefined;
    return matchesLabels(labels, selector) && (pool.metadata.name !== "worker" || !isMaster);
  });
}

/** A KubeletConfig becomes a MachineConfig of each pool that its selector takes. */
async function renderKubeletConfigs(cluster: Cluster, nowMs: number): Promise<void> {
  const pools = await cluster.list({ group, kind: "MachineConfigPool" });
  for (const config of await cluster.list({ group, kind: "KubeletConfig" })) {
    const selector = valueAt(config, "spec", "machineConfigPoolSelector");
    const taken = pools.filter(({ metadata }) => matchesLabels(metadata.labels ?? {}, selector));
    for (const pool of taken) {
      const role = pool.metadata.name;
      const rendered = {
        apiVersion: `${group}/v1`,
        kind: "MachineConfig",
        metadata: { name: `99-${role}-generated-kubelet`, labels: { [roleLabel]: role } },
        spec: { config: { ignition: { version: "3.5.0" }, storage: { files: [kubeletFile(config)] } } },
      };
      await ensure(cluster, rendered, name);
    }
    const success: Condition =
      taken.length > 0
        ? { type: "Success", status: "True", reason: "", message: "Success" }
        : {
            type: "Failure",
            status: "False",
            reason: "",
            message: `Error: could not find any MachineConfigPool set for KubeletConfig ${config.metadata.name}`,
          };
    const observedGeneration = numberAt(config, "metadata", "generation") ?? 1;
    const conditions = withConditions(config, [success], nowMs);
    await saveStatus(cluster, config, { conditions, observedGeneration }, name);
  }
}

function kubeletFile(config: KubeObject): unknown {
  const source = `data:text/plain,${encodeURIComponent(JSON.stringify(valueAt(config, "spec", "kubeletConfig") ?? {}))}`;
  return { contents: { source }, mode: 420, overwrite: true, path: "/etc/kubernetes/kubelet.conf" };
}

interface Pool {
  readonly pool: KubeObject;
  readonly configs: readonly KubeObject[];
  readonly machines: readonly KubeObject[];
}

async function stepPool(
  cluster: Cluster,
  { pool, configs, machines }: Pool,
  nowMs: number,
): Promise<number | undefined> {
  const selector = valueAt(pool, "spec", "machineConfigSelector");
  const own = configs
    .filter(({ metadata }) => matchesLabels(metadata.labels ?? {}, selector))
    .toSorted(compareBy(({ metadata }) => metadata.name));
  const rendered = `rendered-${pool.metadata.name}-${hashOf(own.map(({ metadata, spec }) => [metadata.name, spec]))}`;
  const current = textAt(pool, "status", "configuration", "name");
  const target = textAt(pool, "spec", "configuration", "name");
  if (target !== rendered) await retarget(cluster, pool, rendered, own);
  const isFirst = current === undefined;
  const isUpdating = target === rendered && current !== rendered && !isFirst;
  const age = isUpdating ? (conditionAgeMs(pool, "Updating", nowMs) ?? 0) : 0;
  const finished =
    isFirst || current === rendered ? machines.length : Math.min(machines.length, Math.floor(age / nodeMs));
  const isDone = finished === machines.length;
  const before = isUpdating || isDone ? pool : restarted(pool);
  const status = {
    conditions: withConditions(before, poolConditions(isDone, rendered), nowMs),
    configuration: { name: isDone ? rendered : current },
    degradedMachineCount: 0,
    machineCount: machines.length,
    observedGeneration: numberAt(pool, "metadata", "generation") ?? 1,
    readyMachineCount: finished,
    unavailableMachineCount: isDone ? 0 : 1,
    updatedMachineCount: finished,
  };
  await saveStatus(cluster, pool, status, name);
  return isDone ? undefined : (finished + 1) * nodeMs - age;
}

/** Points the pool at what is rendered of these configs. */
async function retarget(
  cluster: Cluster,
  pool: KubeObject,
  rendered: string,
  own: readonly KubeObject[],
): Promise<void> {
  const source = own.map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, name: metadata.name }));
  const { apiVersion, kind, metadata } = pool;
  const spec = { configuration: { name: rendered, source } };
  await cluster.apply({ apiVersion, kind, metadata: { name: metadata.name }, spec }, `${name}-render`);
}

/** The pool as if it had not been updating, so that its time begins anew. */
function restarted(pool: KubeObject): KubeObject {
  return { ...pool, status: {} };
}

function poolConditions(isDone: boolean, rendered: string): readonly Condition[] {
  const all = `All nodes are updated with MachineConfig ${rendered}`;
  const moving = `All nodes are updating to MachineConfig ${rendered}`;
  return [
    { type: "Updated", status: isDone ? "True" : "False", reason: "", message: isDone ? all : "" },
    { type: "Updating", status: isDone ? "False" : "True", reason: "", message: isDone ? "" : moving },
    { type: "NodeDegraded", status: "False", reason: "", message: "" },
    { type: "RenderDegraded", status: "False", reason: "", message: "" },
    { type: "Degraded", status: "False", reason: "", message: "" },
  ];
}

/** A short text that is the same for the same value (FNV-1a of its JSON). */
function hashOf(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(value) ?? "") {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
