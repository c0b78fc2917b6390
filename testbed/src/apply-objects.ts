/**
 * Shows objects to the API server: server-side apply with strict field validation, in an order in which each can be taken.
 * Any refusal is a finding, and so is any warning.
 */
import { isDeepStrictEqual } from "node:util";

import type { Answer, ApiObject } from "./api-client.ts";
import type { ClusterApi } from "./cluster-api.ts";
import { installCrds, readCrd, type CrdIndex } from "./crds.ts";
import { groupOf } from "./kinds.ts";
import { mapLimited } from "./map-limited.ts";
import type { ShownObject } from "./nested-objects.ts";
import { identityOf, type Finding } from "./repository.ts";

export interface Applied {
  /** How many objects the server took; those that it had from before word for word are counted. */
  readonly taken: number;
  readonly findings: readonly Finding[];
}

/** Applies objects to one server, case after case; remembers what the server has. */
export interface Applier {
  readonly apply: (objects: readonly ShownObject[]) => Promise<Applied>;
}

/** What the server has, by identity: the object, and the text if it was sent as text. */
type Present = Map<string, { readonly object: ApiObject; readonly yaml: string | undefined }>;

const AT_ONCE = 8;

/** `crds` is where the kinds come from that the objects themselves do not bring. */
export function openApplier(api: ClusterApi, crds: Extract<CrdIndex, { readonly kind: "index" }>): Applier {
  const present: Present = new Map();
  return {
    apply: async (objects) => {
      const ofKind = (kind: string): readonly ShownObject[] =>
        objects.filter(({ object, isPattern }) => object.kind === kind && !isPattern);
      const rest = objects.filter(
        ({ object, isPattern }) => !isPattern && object.kind !== "Namespace" && object.kind !== CRD,
      );
      const findings = [
        ...(await installNeededCrds(api, crds, objects)),
        ...(await applyAll(api, present, ofKind("Namespace"))),
        ...(await makeNamespaces(api, objects)),
        ...(await installOwnCrds(api, present, ofKind(CRD))),
        ...(await applyAll(api, present, rest)),
        ...(await holdPatterns(
          api,
          objects.filter(({ isPattern }) => isPattern),
        )),
      ];
      return {
        taken: objects.length - new Set(findings.map(({ file, object }) => `${file} ${object}`)).size,
        findings,
      };
    },
  };
}

const CRD = "CustomResourceDefinition";

/** Installs, of the CRDs at hand, those of the kinds that occur and that the server lacks. */
export async function installNeededCrds(
  api: ClusterApi,
  { folder, entries }: Extract<CrdIndex, { readonly kind: "index" }>,
  objects: readonly ShownObject[],
): Promise<readonly Finding[]> {
  const kinds = new Set(objects.map(({ object }) => `${groupOf(object.apiVersion)}/${object.kind}`));
  const expected = new Set(
    objects.flatMap(({ object, isPattern }) => (isPattern && object.kind === CRD ? [object.metadata.name] : [])),
  );
  const needed = entries.filter(
    ({ file, group, kind }) => kinds.has(`${group}/${kind}`) || expected.has(file.replace(/\.yaml$/, "")),
  );
  const missing = needed.filter(({ group, kind }) => api.kinds.versionsOf(group, kind).length === 0);
  const problems = await installCrds(
    api,
    missing.map((entry) => readCrd(folder, entry)),
  );
  return problems.map(({ name, message }) => ({ file: folder, object: `${CRD} ${name}`, message }));
}

/** CRDs that the repository itself brings: the kinds they make are used by other objects in it. */
async function installOwnCrds(
  api: ClusterApi,
  present: Present,
  shown: readonly ShownObject[],
): Promise<readonly Finding[]> {
  const changed = shown.filter((one) => !isPresent(present, one));
  const problems = await installCrds(
    api,
    changed.map(({ object }) => object),
  );
  for (const { object, yaml } of changed) present.set(identityOf(object), { object, yaml });
  return problems.map(({ name, message }) => {
    const owner = changed.find(({ object }) => object.metadata.name === name);
    return { file: owner?.file ?? "", object: owner?.name ?? name, message };
  });
}

/** Namespaces that a cluster has before us, or that an operator makes, are made here so that what is in them can be shown. */
async function makeNamespaces(api: ClusterApi, objects: readonly ShownObject[]): Promise<readonly Finding[]> {
  const named = new Map(
    objects.flatMap((one) =>
      one.object.metadata.namespace === undefined ? [] : [[one.object.metadata.namespace, one]],
    ),
  );
  const made = await mapLimited([...named], AT_ONCE, async ([name, one]) => {
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
    const there = await api.get(namespace);
    if (there.kind === "ok") return [];
    return complaints({ file: one.file, name: `${one.name} in Namespace ${name}` }, await api.apply(namespace));
  });
  return made.flat();
}

/** Objects of one identity one after the other, different ones several at once. */
async function applyAll(api: ClusterApi, present: Present, shown: readonly ShownObject[]): Promise<readonly Finding[]> {
  const applied = await mapLimited([...groupByIdentity(shown).values()], AT_ONCE, async (twins) => {
    const findings: Finding[] = [];
    for (const one of twins) findings.push(...(await applyOne(api, present, one)));
    return findings;
  });
  return applied.flat();
}

function groupByIdentity(shown: readonly ShownObject[]): ReadonlyMap<string, readonly ShownObject[]> {
  const groups = new Map<string, ShownObject[]>();
  for (const one of shown) {
    const group = groups.get(identityOf(one.object));
    if (group === undefined) groups.set(identityOf(one.object), [one]);
    else group.push(one);
  }
  return groups;
}

async function applyOne(api: ClusterApi, present: Present, one: ShownObject): Promise<readonly Finding[]> {
  const key = identityOf(one.object);
  if (isPresent(present, one)) return [];
  // Another cluster's object of this name, or another test's, may differ in fields that may never change; mostly there
  // is none. Namespaces stay, because nobody here would ever finish deleting one.
  if (one.object.kind !== "Namespace") await api.remove(one.object);
  const answer = await api.apply(one.object, one.yaml === undefined ? {} : { yaml: one.yaml });
  if (answer.kind === "ok") present.set(key, { object: one.object, yaml: one.yaml });
  else present.delete(key);
  return complaints(one, answer);
}

/** The same text, or without text the same object: to the server's reader, another text may be another object. */
function isPresent(present: Present, { object, yaml }: ShownObject): boolean {
  const there = present.get(identityOf(object));
  return there !== undefined && there.yaml === yaml && isDeepStrictEqual(there.object, object);
}

/** A pattern is merged into what the server has, without changing it; that it lacks required fields is in its nature. */
async function holdPatterns(api: ClusterApi, shown: readonly ShownObject[]): Promise<readonly Finding[]> {
  const held = await mapLimited(shown, AT_ONCE, async (one) => {
    const answer = await api.apply(one.object, { dryRun: true, manager: "pattern" });
    return complaints(one, answer).filter(({ message }) => !isOnlyIncomplete(message));
  });
  return held.flat();
}

/** `… is invalid: [spec.a: Required value, spec.b: Required value: why]`. */
function isOnlyIncomplete(message: string): boolean {
  const [, errors = ""] = /is invalid: (.*)$/s.exec(message) ?? [];
  const parts = errors.replace(/^\[|\]$/g, "").split(/, (?=[\w.[\]]+: )/);
  return parts.every((part) => /^[\w.[\]]+: Required value/.test(part));
}

function complaints({ file, name }: Pick<ShownObject, "file" | "name">, answer: Answer<unknown>): readonly Finding[] {
  if (answer.kind === "refused") return [{ file, object: name, message: answer.message }];
  return answer.warnings.map((warning) => ({ file, object: name, message: `warning: ${warning}` }));
}
