/** The real API server as models of operators see a cluster. */
import type { Cluster, ObjectRef as ModelRef } from "@vmfactory/sim";
import type { KindName, KubeObject } from "@vmfactory/core";
import { installCrds, readCrd, type Answer, type ApiObject, type ClusterApi, type CrdIndex } from "@vmfactory/testbed";

/** What the server did not do for a model, in its own words; the driver tries again. */
export class ClusterRefusal extends Error {
  override readonly name = "ClusterRefusal";
}

/** `crds` is where the definitions of served kinds come from. */
export function openRealCluster(api: ClusterApi, crds: Extract<CrdIndex, { readonly kind: "index" }>): Cluster {
  return {
    get: async (ref) => unlessGone(await api.get(toRef(ref))),
    list: async (kind, namespace) => {
      const apiVersion = await servedVersion(api, kind);
      if (apiVersion === undefined) return [];
      const items = unlessGone(await api.list(apiVersion, kind.kind, namespace)) ?? [];
      return items.map((item) => ({ ...item, apiVersion, kind: kind.kind }) as KubeObject);
    },
    apply: async (object, manager) =>
      void expectTaken(await api.apply({ ...object, metadata: { ...object.metadata } }, { manager })),
    setStatus: async (ref, status, manager) => {
      const answer = await api.setStatus(toRef(ref), status);
      // A kind may have its status among the other fields, without a subresource of its own.
      const isWithin = answer.kind === "refused" && answer.refusal === "not-found";
      unlessGone(isWithin ? await api.merge(toRef(ref), { status }, manager) : answer);
    },
    remove: async (ref) => void unlessGone(await api.remove(toRef(ref))),
    serve: async (kinds) => {
      const wanted = crds.entries.filter((entry) => kinds.some((kind) => isSame(entry, kind)));
      const missing = [];
      for (const entry of wanted) if ((await servedVersion(api, entry)) === undefined) missing.push(entry);
      const problems = await installCrds(
        api,
        missing.map((entry) => readCrd(crds.folder, entry)),
      );
      const [problem] = problems;
      if (problem !== undefined) throw new ClusterRefusal(`${problem.name}: ${problem.message}`);
    },
  };
}

function isSame(a: KindName, b: KindName): boolean {
  return a.group === b.group && a.kind === b.kind;
}

/** `v1` or `group/version` under which the server has a kind. */
async function servedVersion(api: ClusterApi, { group, kind }: KindName): Promise<string | undefined> {
  const known = api.kinds.versionsOf(group, kind);
  if (known.length > 0) return known[0];
  await api.kinds.find(group === "" ? "v1" : `${group}/v0`, kind); // Asks the server anew.
  return api.kinds.versionsOf(group, kind)[0];
}

function toRef({ apiVersion, kind, name, namespace }: ModelRef): ApiObject {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

function unlessGone<T>(answer: Answer<T>): T | undefined {
  return answer.kind === "refused" && answer.refusal === "not-found" ? undefined : expectTaken(answer);
}

function expectTaken<T>(answer: Answer<T>): T {
  if (answer.kind === "refused") throw new ClusterRefusal(answer.message);
  return answer.value;
}
