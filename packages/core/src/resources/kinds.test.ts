import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { built } from "./built.fixture.ts";
import { kindsBroughtBy, operatorPackages, type KindName } from "./operators.table.ts";
import type { KubeObject } from "./resource.ts";

/** The real CRDs, beside the repository or where VMF_CRDS says; not everybody has them. */
const folder = process.env["VMF_CRDS"] ?? resolve(import.meta.dirname, "../../../../../shared/crds");
const index = join(folder, "index.tsv");

/** Groups that Kubernetes itself serves, without CRDs. */
const builtIn = new Set(["", "apiextensions.k8s.io", "rbac.authorization.k8s.io", "storage.k8s.io"]);

describe.skipIf(!existsSync(index))("kinds and versions, held against the real CRDs", () => {
  const served = new Map<string, readonly string[]>(
    (existsSync(index) ? readFileSync(index, "utf8").trim().split("\n").slice(1) : []).map((line) => {
      const [, group = "", kind = "", , , , versions = ""] = line.split("\t");
      return [`${group}/${kind}`, versions.split(",")];
    }),
  );

  test("every object that is made, in a policy too, is of a kind and version that is served", () => {
    const patch =
      "clusters: { prod3: { site: fra, state: imported, networks: { machine: { cidr: 10.10.5.0/24 } }, storage: { default: netapp-fra/nas } } }";
    const objects = built(patch).resources.flatMap(({ object }) => [object, ...embedded(object)]);
    expect(objects.length).toBeGreaterThan(100);
    const unknown = objects.filter(({ apiVersion, kind }) => {
      const [version = "", group = ""] = apiVersion.split("/").reverse();
      return !builtIn.has(group) && served.get(`${group}/${kind}`)?.includes(version) !== true;
    });
    expect(unknown.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([]);
  });

  test("every kind that an operator is said to bring exists", () => {
    const brought: readonly KindName[] = [
      ...Object.values(operatorPackages).flatMap(({ brings }) => brings),
      ...Object.values(kindsBroughtBy).flat(),
    ];
    expect(brought.length).toBeGreaterThan(40);
    expect(brought.filter(({ group, kind }) => !served.has(`${group}/${kind}`))).toEqual([]);
  });
});

/** Objects within a Policy: its ConfigurationPolicies, and what those apply. */
function embedded(object: KubeObject): KubeObject[] {
  if (object.kind !== "Policy") return [];
  const { spec } = object as unknown as { spec: { "policy-templates": { objectDefinition: ConfigurationPolicy }[] } };
  return spec["policy-templates"].flatMap(({ objectDefinition }) => [
    objectDefinition,
    ...objectDefinition.spec["object-templates"].map((one) => one.objectDefinition),
  ]);
}

type ConfigurationPolicy = KubeObject & { spec: { "object-templates": { objectDefinition: KubeObject }[] } };
