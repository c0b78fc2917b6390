import { describe, expect, test } from "vitest";
import type { ApiObject } from "./api-client.ts";
import { unwrapObjects } from "./nested-objects.ts";
import { nameOf, type FoundObject } from "./repository.ts";

function found(object: ApiObject): FoundObject {
  return { file: "a.yaml", name: nameOf(object), object };
}

function unwrap(...objects: readonly ApiObject[]): {
  readonly names: readonly string[];
  readonly lacks: readonly string[];
  readonly last: ApiObject | undefined;
} {
  const all = objects.map(found);
  const { objects: shown, findings } = unwrapObjects(all, all);
  return {
    names: shown.map(({ name, isPattern }) => (isPattern ? `(${name})` : name)),
    lacks: findings.map(({ message }) => message),
    last: shown.at(-1)?.object,
  };
}

const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c", namespace: "n" } };
const policyApi = "policy.open-cluster-management.io/v1";

function policy(spec: Readonly<Record<string, unknown>>): ApiObject {
  const template = { apiVersion: policyApi, kind: "ConfigurationPolicy", metadata: { name: "t" }, spec };
  return {
    apiVersion: policyApi,
    kind: "Policy",
    metadata: { name: "p", namespace: "n" },
    spec: { "policy-templates": [{ objectDefinition: template }] },
  };
}

const templates = (complianceType: string, objectDefinition: unknown): Readonly<Record<string, unknown>> => ({
  "object-templates": [{ complianceType, objectDefinition }],
});

describe("what a policy carries", () => {
  test("is its templates and their objects", () => {
    expect(unwrap(policy(templates("musthave", configMap))).names).toEqual([
      "Policy n/p",
      "Policy n/p > ConfigurationPolicy sample-cluster/t",
      "Policy n/p > ConfigurationPolicy sample-cluster/t > ConfigMap n/c",
    ]);
  });

  test.each([
    ["looks at", { ...templates("musthave", configMap), remediationAction: "inform" }],
    ["must not find", { ...templates("mustnothave", configMap), remediationAction: "enforce" }],
  ])("is a pattern where the policy only %s objects", (_, spec) => {
    expect(unwrap(policy(spec)).names.at(-1)).toBe(
      "(Policy n/p > ConfigurationPolicy sample-cluster/t > ConfigMap n/c)",
    );
  });

  test("has samples for templates, of the type that the template says", () => {
    const data = {
      a: "x-{{hub .ManagedClusterName hub}}",
      b: '{{ fromConfigMap "n" "c" "k" | toInt }}',
      c: "{{ true | toBool }}",
    };
    const { last } = unwrap(policy(templates("musthave", { ...configMap, data })));
    expect(last?.["data"]).toEqual({ a: "x-sample-of-a-template", b: 1, c: true });
  });

  test.each([
    [
      templates("musthave", { kind: "ConfigMap" }),
      "`spec.object-templates[0].objectDefinition` is no object with apiVersion, kind and metadata.name.",
    ],
    [
      { "object-templates-raw": "- x" },
      "`object-templates-raw` is a text that only ACM's engine can read: list `object-templates`.",
    ],
  ])("is missed where it is no object: %j", (spec, lack) => {
    expect(unwrap(policy(spec)).lacks).toEqual([lack]);
  });

  test("of an OperatorPolicy is an OperatorGroup and a Subscription", () => {
    const operator: ApiObject = {
      apiVersion: "policy.open-cluster-management.io/v1beta1",
      kind: "OperatorPolicy",
      metadata: { name: "o", namespace: "n" },
      spec: {
        operatorGroup: { name: "g", namespace: "cnv", targetNamespaces: ["cnv"] },
        subscription: { name: "s", namespace: "cnv", channel: "stable" },
      },
    };
    const { names, last } = unwrap(operator);
    expect(names).toEqual([
      "OperatorPolicy n/o",
      "OperatorPolicy n/o > OperatorGroup cnv/g",
      "OperatorPolicy n/o > Subscription cnv/s",
    ]);
    expect(last?.["spec"]).toEqual({ name: "s", channel: "stable" });
  });
});

describe("what a ManifestWork carries", () => {
  const work = (...manifests: readonly unknown[]): ApiObject => ({
    apiVersion: "work.open-cluster-management.io/v1",
    kind: "ManifestWork",
    metadata: { name: "w", namespace: "n" },
    spec: { workload: { manifests } },
  });

  test("is its manifests, at any depth", () => {
    expect(unwrap(work(work(configMap))).names.at(-1)).toBe("ManifestWork n/w > ManifestWork n/w > ConfigMap n/c");
  });

  test("is missed where it is no object", () => {
    expect(unwrap(work(configMap, "x")).lacks).toEqual([
      "`workload.manifests[1]` is no object with apiVersion, kind and metadata.name.",
    ]);
  });
});

describe("the extra manifests of an installation", () => {
  const install = (name: string): ApiObject => ({
    apiVersion: "extensions.hive.openshift.io/v1beta1",
    kind: "AgentClusterInstall",
    metadata: { name: "i", namespace: "n" },
    spec: { manifestsConfigMapRefs: [{ name }] },
  });
  const holding = (text: string): ApiObject => ({ ...configMap, data: { "m.yaml": text } });

  test("are read from the ConfigMap that it names", () => {
    const text = "apiVersion: v1\nkind: Secret\nmetadata: { name: s, namespace: n }\n";
    expect(unwrap(install("c"), holding(text)).names).toEqual([
      "AgentClusterInstall n/i",
      "AgentClusterInstall n/i > Secret n/s",
      "ConfigMap n/c",
    ]);
  });

  test.each([
    ["b", "", "ConfigMap b of its manifests is nowhere."],
    ["c", "a: 1", "`data.m.yaml` of a.yaml holds no Kubernetes object."],
    ["c", "", "`data.m.yaml` of a.yaml holds no Kubernetes object."],
    [
      "c",
      "a: [",
      "`data.m.yaml` of a.yaml: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 5",
    ],
  ])("are missed: ConfigMap %s with %j", (name, text, lack) => {
    expect(unwrap(install(name), holding(text)).lacks).toEqual([lack]);
  });
});
