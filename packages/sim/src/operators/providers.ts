import type { KubeObject } from "@vmfactory/core";
import type { Cluster } from "../cluster.ts";
import { conditionAgeMs, isTrue, onlyConditions, withoutCondition, type Condition } from "../conditions.ts";
import { kindNames, numberAt, recordAt, textAt } from "../fields.ts";
import type { OperatorModel } from "../operator-model.ts";
import { saveStatus } from "../write.ts";
import { isEngineUp } from "./mtv.ts";

const name = "forklift-controller";
const group = "forklift.konveyor.io";

/** From a successful connection until the inventory is loaded. */
const inventoryMs = 30_000;

/** A condition of Forklift has a category: `Critical` ones block. */
interface ForkliftCondition extends Condition {
  readonly category: "Advisory" | "Critical" | "Required" | "Warn";
  readonly items?: readonly string[];
}

/**
 * Forklift's provider controller: static checks, then a login, then the inventory. What it connects to is not there, so
 * every login succeeds that has what it needs. The connection is tested by Secret and keys alone.
 */
export const providersModel: OperatorModel = {
  name,
  watches: kindNames({ "": "Secret", [group]: "ForkliftController Provider" }),
  async step(cluster, nowMs) {
    if (!(await isEngineUp(cluster))) return undefined;
    const waits: number[] = [];
    for (const provider of await cluster.list({ group, kind: "Provider" })) {
      const wait = await stepProvider(cluster, provider, nowMs);
      if (wait !== undefined) waits.push(wait);
    }
    return waits.length === 0 ? undefined : { againInMs: Math.min(...waits) };
  },
};

async function stepProvider(cluster: Cluster, provider: KubeObject, nowMs: number): Promise<number | undefined> {
  const { critical, warnings } = await defectsOf(cluster, provider);
  const generation = numberAt(provider, "metadata", "generation") ?? 1;
  if (critical !== undefined) {
    await save(cluster, provider, { phase: "ValidationFailed", says: [critical, ...warnings], generation, nowMs });
    return undefined;
  }
  const isNew = numberAt(provider, "status", "observedGeneration") !== generation;
  const isLoaded = !isNew && isTrue(provider, loaded.type);
  const before = isNew ? withoutCondition(provider, loading.type) : provider;
  const left = isLoaded ? 0 : inventoryMs - (conditionAgeMs(before, loading.type, nowMs) ?? 0);
  const says = [connected, ...warnings, validated, ...(left > 0 ? [loading] : [loaded, ready])];
  await save(cluster, provider, { phase: left > 0 ? "Staging" : "Ready", says, generation, nowMs, before });
  return left > 0 ? left : undefined;
}

interface Saved {
  readonly phase: "ConnectionFailed" | "Ready" | "Staging" | "ValidationFailed";
  readonly says: readonly ForkliftCondition[];
  readonly generation: number;
  readonly nowMs: number;
  /** What was said before, from which conditions take the time of their last change; else what the object says. */
  readonly before?: unknown;
}

async function save(cluster: Cluster, provider: KubeObject, saved: Saved): Promise<void> {
  const { phase, says, generation, nowMs, before = provider } = saved;
  const conditions = onlyConditions(before, says, nowMs);
  await saveStatus(cluster, provider, { conditions, observedGeneration: generation, phase }, name);
}

interface Defects {
  readonly critical?: ForkliftCondition;
  readonly warnings: readonly ForkliftCondition[];
}

async function defectsOf(cluster: Cluster, provider: KubeObject): Promise<Defects> {
  const type = textAt(provider, "spec", "type") ?? "";
  const url = textAt(provider, "spec", "url");
  if (!["openshift", "vsphere"].includes(type)) {
    const message = "The `type` must be: [openshift vsphere]";
    return { critical: criticalOf("ProviderTypeNotSupported", "NotSupported", message), warnings: [] };
  }
  if (type === "openshift" && url === undefined) return { warnings: [] };
  if (url === undefined || !/^https?:\/\/[^/]+/.test(url)) {
    return { critical: criticalOf("UrlNotValid", "Malformed", "The `url` is malformed"), warnings: [] };
  }
  return secretDefects(cluster, provider, type);
}

async function secretDefects(cluster: Cluster, provider: KubeObject, type: string): Promise<Defects> {
  const invalid = (reason: string, items?: readonly string[]): Defects => {
    const critical = criticalOf("SecretNotValid", reason, "The `secret` is not valid.");
    return { critical: items === undefined ? critical : { ...critical, items }, warnings: [] };
  };
  const secretName = textAt(provider, "spec", "secret", "name");
  const namespace = textAt(provider, "spec", "secret", "namespace");
  if (secretName === undefined || namespace === undefined) return invalid("NotSet");
  const secret = await cluster.get({ apiVersion: "v1", kind: "Secret", name: secretName, namespace });
  if (secret === undefined) return invalid("NotFound");
  const data = { ...recordAt(secret, "stringData"), ...recordAt(secret, "data") };
  // "true", as a Secret holds it.
  const isInsecure = data.insecureSkipVerify === "dHJ1ZQ==" || data.insecureSkipVerify === "true";
  const hasAuthority = data["ca.crt"] !== undefined || data.cacert !== undefined;
  const needed = type === "openshift" ? ["token"] : ["user", "password"];
  const wanted = type === "vsphere" && !isInsecure && !hasAuthority ? [...needed, "ca.crt"] : needed;
  const missing = wanted.filter((key) => data[key] === undefined);
  if (missing.length > 0) return invalid("DataErr", missing);
  return { warnings: isInsecure ? [insecure] : [] };
}

function criticalOf(type: string, reason: string, message: string): ForkliftCondition {
  return { type, status: "True", category: "Critical", reason, message };
}

const connected: ForkliftCondition = {
  type: "ConnectionTestSucceeded",
  status: "True",
  category: "Required",
  reason: "Tested",
  message: "Connection test, succeeded.",
};
const validated: ForkliftCondition = {
  type: "Validated",
  status: "True",
  category: "Advisory",
  reason: "Completed",
  message: "Validation has been completed.",
};
const loading: ForkliftCondition = {
  type: "LoadInventory",
  status: "True",
  category: "Advisory",
  reason: "Started",
  message: "Loading the inventory.",
};
const loaded: ForkliftCondition = {
  type: "InventoryCreated",
  status: "True",
  category: "Required",
  reason: "Completed",
  message: "The inventory has been loaded.",
};
const ready: ForkliftCondition = {
  type: "Ready",
  status: "True",
  category: "Required",
  reason: "",
  message: "The provider is ready.",
};
const insecure: ForkliftCondition = {
  type: "ConnectionInsecure",
  status: "True",
  category: "Warn",
  reason: "SkipTLSVerification",
  message: "TLS is susceptible to machine-in-the-middle attacks when certificate verification is skipped.",
};
