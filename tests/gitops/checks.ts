/** What is asked of a world, each as a list of what is wrong: empty means that all is as it should be. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { readManifests, type ApiObject, type ClusterApi } from "@vmfactory/testbed";
import { describeApplication, isWell, type ApplicationRecord } from "./applications.ts";
import type { Site } from "./site.ts";

/** Applications that a cluster should have and lacks, that it has and should not, and those that are not well. */
export function findUnwell(
  site: Pick<Site, "name" | "recorder">,
  expected: readonly string[],
  revision: string,
): string[] {
  const records = site.recorder()?.records ?? new Map<string, ApplicationRecord>();
  const lacking = expected.filter((name) => !records.has(name)).map((name) => `${name}: is not there`);
  const strange = [...records.keys()]
    .filter((name) => !expected.includes(name))
    .map((name) => `${name}: nobody asked for it`);
  const unwell = [...records.values()].flatMap((record) => {
    if (!isWell(record.last)) return [describeApplication(record)];
    return record.last.sync?.revision === revision ? [] : [`${record.name}: Synced to another commit`];
  });
  return [...lacking, ...strange, ...unwell].map((what) => `${site.name}: Application ${what}`);
}

/** What was applied before its provider was there, or for another reason was refused; and syncs that a person began. */
export function findFaultsOfOrder(site: Pick<Site, "name" | "recorder">): string[] {
  return [...(site.recorder()?.records.values() ?? [])].flatMap(({ name, failures, hasManualSync }) => [
    ...[...failures].map((failure) => `${site.name}: Application ${name}: ${failure}`),
    ...(hasManualSync ? [`${site.name}: Application ${name}: was synced by hand`] : []),
  ]);
}

interface PolicyStatus {
  readonly compliant?: string;
  readonly status?: readonly { readonly clustername: string; readonly compliant?: string }[];
  readonly details?: readonly {
    readonly templateMeta?: { readonly name: string };
    readonly compliant?: string;
    readonly history?: readonly { readonly message?: string }[];
  }[];
}

/** Policies that are not Compliant: on the hub as a whole, and on which cluster for what reason. */
export async function findViolations(hub: Pick<Site, "api" | "name">, clusters: readonly string[]): Promise<string[]> {
  const policies = await listAll(hub.api, "policy.open-cluster-management.io/v1", "Policy");
  const statusOf = (object: ApiObject): PolicyStatus => (object["status"] ?? {}) as PolicyStatus;
  const roots = policies.filter(({ metadata }) => !clusters.includes(metadata.namespace ?? ""));
  const copies = policies.filter(({ metadata }) => clusters.includes(metadata.namespace ?? ""));
  const bad = roots.flatMap(({ metadata: { namespace, name }, ...rest }) => {
    const { compliant, status = [] } = statusOf({ metadata: { name }, ...rest } as ApiObject);
    const missing = clusters.filter((cluster) => !status.some(({ clustername }) => clustername === cluster));
    const where = missing.map((cluster) => `is not on ${cluster}`);
    return [...(compliant === "Compliant" ? [] : [`is ${compliant ?? "not evaluated"}`]), ...where].map(
      (what) => `${hub.name}: Policy ${namespace}/${name} ${what}`,
    );
  });
  const reasons = copies.flatMap((copy) =>
    (statusOf(copy).details ?? [])
      .filter(({ compliant }) => compliant !== "Compliant")
      .map(({ templateMeta, history }) => {
        const { namespace, name } = copy.metadata;
        return `${namespace}: Policy ${name}, template ${templateMeta?.name}: ${history?.[0]?.message ?? "not evaluated"}`;
      }),
  );
  return roots.length === 0 ? [`${hub.name}: there are no policies`] : [...bad, ...reasons];
}

async function listAll(api: ClusterApi, apiVersion: string, kind: string): Promise<readonly ApiObject[]> {
  const answer = await api.list(apiVersion, kind);
  if (answer.kind === "refused") throw new Error(answer.message);
  return answer.value;
}

/** Fields that an object was meant to have and does not, by their path. */
export async function findMissing(site: Pick<Site, "api" | "name">, meant: readonly ApiObject[]): Promise<string[]> {
  const found = await Promise.all(
    meant.map(async (object) => {
      const what = `${site.name}: ${object.kind} ${object.metadata.name}`;
      const answer = await site.api.get(object);
      if (answer.kind === "refused") return [`${what}: ${answer.message}`];
      return lacking(object, answer.value, "").map((path) => `${what}: ${path} is not as it was meant`);
    }),
  );
  return found.flat();
}

/** Paths at which `actual` does not have what `wanted` has; it may have more. */
function lacking(wanted: unknown, actual: unknown, path: string): string[] {
  if (typeof wanted !== "object" || wanted === null) return wanted === actual ? [] : [path];
  if (typeof actual !== "object" || actual === null) return [path];
  if (Array.isArray(wanted) && Array.isArray(actual) && wanted.length !== actual.length) return [path];
  return Object.entries(wanted).flatMap(([key, value]) =>
    lacking(value, (actual as Readonly<Record<string, unknown>>)[key], path === "" ? key : `${path}.${key}`),
  );
}

interface ManagedFields {
  readonly manager: string;
  readonly subresource?: string;
}

/** Objects that a field manager still owns fields of: what leaves Git would stay with it. */
export async function findOwned(
  site: Pick<Site, "api" | "name">,
  objects: readonly ApiObject[],
  manager: string,
): Promise<string[]> {
  const found = await Promise.all(
    objects.map(async (object) => {
      const answer = await site.api.get(object);
      if (answer.kind === "refused") return [`${site.name}: ${object.kind} ${object.metadata.name}: ${answer.message}`];
      const fields = (answer.value.metadata["managedFields"] ?? []) as readonly ManagedFields[];
      const isOwner = fields.some((one) => one.manager === manager && one.subresource === undefined);
      return isOwner ? [`${site.name}: ${object.kind} ${object.metadata.name}: ${manager} owns fields of it`] : [];
    }),
  );
  return found.flat();
}

/** The objects that stock kustomize makes of a folder. */
export function buildFolder(kustomize: string, folder: string): readonly ApiObject[] {
  const built = spawnSync(kustomize, ["build", folder], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (built.status !== 0) throw new Error(built.stderr);
  return objectsIn(built.stdout);
}

/** The objects in a file. */
export function readObjects(...path: readonly string[]): readonly ApiObject[] {
  return objectsIn(readFileSync(join(...path), "utf8"));
}

function objectsIn(text: string): readonly ApiObject[] {
  const read = readManifests(text);
  if (read.kind === "refused") throw new Error(read.message);
  return read.documents.flatMap(({ object }) => object ?? []);
}
