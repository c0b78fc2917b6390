import type { KubeObject } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { listAt, recordAt, textAt } from "../fields.ts";
import { onHub, onManaged } from "../fleet-model.ts";
import type { MemoryCluster } from "../memory-cluster.ts";
import { openshift } from "./factory.fixture.ts";
import { policyAddOnModel } from "./policy-add-on.ts";
import { add, find, run, scene, thing } from "./scene.fixture.ts";

const group = "policy.open-cluster-management.io";
const configurationPolicies = { group, kind: "ConfigurationPolicy" };
const template = (name: string, spec: object = { remediationAction: "inform" }, kind = "ConfigurationPolicy") =>
  thing(`${group}/v1`, kind, name, { spec });
const policy = (name: string, templates: readonly object[], spec: object = {}) =>
  thing(`${group}/v1`, "Policy", `c1/factory-policies.${name}`, {
    metadata: {
      labels: {
        [`${group}/cluster-name`]: "c1",
        [`${group}/cluster-namespace`]: "c1",
        [`${group}/root-policy`]: `factory-policies.${name}`,
      },
    },
    spec: {
      disabled: false,
      "policy-templates": templates.map((one) => ("objectDefinition" in one ? one : { objectDefinition: one })),
      ...spec,
    },
  });
const dependsOn = (name: string, kind = "Policy") => ({
  apiVersion: `${group}/v1`,
  compliance: "Compliant",
  kind,
  name,
  namespace: "factory-policies",
});
const joined = thing("cluster.open-cluster-management.io/v1", "ManagedCluster", "c1", {
  status: { conditions: [{ type: "ManagedClusterJoined", status: "True" }] },
});
const addOn = thing(
  "addon.open-cluster-management.io/v1alpha1",
  "ManagedClusterAddOn",
  "c1/governance-policy-framework",
  { spec: {} },
);

interface Pair {
  readonly hub: MemoryCluster;
  readonly managed: MemoryCluster;
}

async function pairOf(...objects: readonly KubeObject[]): Promise<Pair> {
  const pair = { hub: await scene(joined, addOn, ...objects), managed: openshift() };
  await go(pair);
  return pair;
}

/** Lets the add-on look at the hub, then at its cluster. */
async function go({ hub, managed }: Pair): Promise<void> {
  await run(hub, [onHub(policyAddOnModel, managed, "c1")], 1_000);
  await run(managed, [onManaged(policyAddOnModel, hub, "c1")], 1_000);
}

/** What the real controller says of a template. */
async function evaluate(
  { managed }: Pair,
  name: string,
  compliant: string,
  ...messages: readonly string[]
): Promise<void> {
  const history = messages.map((message, index) => ({
    lastTimestamp: `2027-01-01T00:0${9 - index}:00.123456Z`,
    message,
  }));
  const ref = { apiVersion: `${group}/v1`, kind: "ConfigurationPolicy", name, namespace: "c1" };
  await managed.setStatus(ref, { compliant, ...(history.length === 0 ? {} : { history }) });
}

async function statusOf(cluster: MemoryCluster, name: string) {
  const found = await find(cluster, `${group}/v1`, "Policy", `c1/factory-policies.${name}`);
  return {
    compliant: textAt(found, "status", "compliant"),
    details: listAt(found, "status", "details").map((one) => [
      textAt(one, "templateMeta", "name"),
      textAt(one, "compliant"),
      listAt(one, "history").map((entry) => textAt(entry, "message")),
    ]),
  };
}

describe("the policy add-on", () => {
  test("brings a policy and its templates to the cluster, labelled and owned", async () => {
    const { managed } = await pairOf(policy("p", [template("t")]));
    const copy = await find(managed, `${group}/v1`, "Policy", "c1/factory-policies.p");
    const [made] = await managed.list(configurationPolicies);
    expect({
      root: copy.metadata.labels?.[`${group}/root-policy`],
      labels: made?.metadata.labels,
      owners: recordAt(made, "metadata").ownerReferences,
    }).toEqual({
      root: "factory-policies.p",
      labels: {
        "cluster-name": "c1",
        "cluster-namespace": "c1",
        [`${group}/cluster-name`]: "c1",
        [`${group}/cluster-namespace`]: "c1",
        [`${group}/parent-policy`]: "factory-policies.p",
      },
      owners: [
        {
          apiVersion: `${group}/v1`,
          blockOwnerDeletion: true,
          controller: true,
          kind: "Policy",
          name: "factory-policies.p",
          uid: textAt(copy, "metadata", "uid"),
        },
      ],
    });
  });

  test("copies compliance and its history back to both sides", async () => {
    const pair = await pairOf(policy("p", [template("t"), template("u")]));
    expect(await statusOf(pair.hub, "p")).toEqual({
      compliant: undefined,
      details: [
        ["t", undefined, []],
        ["u", undefined, []],
      ],
    });
    await evaluate(
      pair,
      "t",
      "Compliant",
      "Compliant; notification - all is well",
      "NonCompliant; violation - nothing there",
    );
    await evaluate(pair, "u", "NonCompliant");
    await go(pair);
    const wanted = {
      compliant: "NonCompliant",
      details: [
        ["t", "Compliant", ["Compliant; notification - all is well", "NonCompliant; violation - nothing there"]],
        ["u", "NonCompliant", ["NonCompliant"]],
      ],
    };
    expect([await statusOf(pair.hub, "p"), await statusOf(pair.managed, "p")]).toEqual([wanted, wanted]);
    const found = await find(pair.hub, `${group}/v1`, "Policy", "c1/factory-policies.p");
    const first = listAt(listAt(found, "status", "details")[0], "history")[0];
    expect(first).toEqual({
      eventName: "factory-policies.p.18f65b4a17c3b200".replace(
        "18f65b4a17c3b200",
        1_798_762_140_123_456_000n.toString(16),
      ),
      lastTimestamp: "2027-01-01T00:09:00Z",
      message: "Compliant; notification - all is well",
    });
    await evaluate(pair, "u", "Compliant");
    await go(pair);
    expect((await statusOf(pair.hub, "p")).compliant).toBe("Compliant");
  });

  test("keeps a template pending until what its policy depends on complies, and takes it back if that ends", async () => {
    const pair = await pairOf(
      policy("one", [template("t")]),
      policy("two", [template("u")], { dependencies: [dependsOn("factory-policies.one")] }),
    );
    const pending = "Pending; Dependencies were not satisfied: 1 is still pending (Policy factory-policies.one)";
    expect(await statusOf(pair.hub, "two")).toEqual({ compliant: "Pending", details: [["u", "Pending", [pending]]] });
    expect((await pair.managed.list(configurationPolicies)).map(({ metadata }) => metadata.name)).toEqual(["t"]);
    await evaluate(pair, "t", "Compliant");
    await go(pair);
    await evaluate(pair, "u", "Compliant");
    await go(pair);
    expect(await statusOf(pair.hub, "two")).toEqual({
      compliant: "Compliant",
      details: [["u", "Compliant", ["Compliant", pending]]],
    });
    await evaluate(pair, "t", "NonCompliant");
    await go(pair);
    expect([
      (await statusOf(pair.hub, "two")).compliant,
      (await pair.managed.list(configurationPolicies)).length,
    ]).toEqual(["Pending", 1]);
  });

  test("keeps one template pending by its own dependencies, which may be ignored", async () => {
    const entry = { extraDependencies: [dependsOn("t", "ConfigurationPolicy")], objectDefinition: template("u") };
    const ignored = { ...entry, ignorePending: true, objectDefinition: template("v") };
    const pair = await pairOf(policy("p", [template("t"), entry, ignored]));
    const words = "Dependencies were not satisfied: 1 is still pending (ConfigurationPolicy t)";
    expect((await statusOf(pair.hub, "p")).details.slice(1)).toEqual([
      ["u", "Pending", [`Pending; ${words}`]],
      ["v", "Compliant", [`Compliant; ${words} but ignorePending is true`]],
    ]);
    await evaluate(pair, "t", "Compliant");
    await go(pair);
    expect(await pair.managed.list(configurationPolicies)).toHaveLength(3);
  });

  test("removes what is no longer in a policy, and what is of none", async () => {
    const pair = await pairOf(policy("p", [template("t"), template("u")]), policy("q", [template("v")]));
    await add(pair.hub, policy("p", [template("t")]));
    await pair.hub.remove({ apiVersion: `${group}/v1`, kind: "Policy", name: "factory-policies.q", namespace: "c1" });
    await go(pair);
    expect((await pair.managed.list(configurationPolicies)).map(({ metadata }) => metadata.name)).toEqual(["t"]);
    expect((await pair.managed.list({ group, kind: "Policy" })).map(({ metadata }) => metadata.name)).toEqual([
      "factory-policies.p",
    ]);
  });

  test("passes on a changed template, and the policy's remediation over its own", async () => {
    const pair = await pairOf(policy("p", [template("t", { remediationAction: "inform", severity: "low" })]));
    await add(
      pair.hub,
      policy("p", [template("t", { remediationAction: "inform" })], { remediationAction: "enforce" }),
    );
    await go(pair);
    const [made] = await pair.managed.list(configurationPolicies);
    expect(recordAt(made, "spec")).toEqual({ remediationAction: "enforce" });
  });

  test("says what is wrong with a template", async () => {
    const broken = {
      ...template("h"),
      metadata: { name: "h", annotations: { [`${group}/hub-templates-error`]: "no such function" } },
    };
    const foreign = thing("v1", "ConfigMap", "m");
    const pair = await pairOf(
      policy("p", [template("t")]),
      policy("q", [template("t"), broken, foreign, {}, template("x", {}, "CertificatePolicy")]),
    );
    expect((await statusOf(pair.hub, "q")).details).toEqual([
      [
        "t",
        "NonCompliant",
        [
          "NonCompliant; template-error; Template name must be unique. Policy template with kind: ConfigurationPolicy name: t already exists in policy factory-policies.p",
        ],
      ],
      ["h", "NonCompliant", ["NonCompliant; template-error; no such function"]],
      [
        "m",
        "NonCompliant",
        ["NonCompliant; template-error; policy-template kind is not supported: v1, Kind=ConfigMap"],
      ],
      [
        "template-3",
        "NonCompliant",
        ["NonCompliant; template-error; Failed to parse or get name from policy template at index 3"],
      ],
      [
        "x",
        "NonCompliant",
        [expect.stringMatching(/^NonCompliant; template-error; Failed to create policy template: .*CertificatePolicy/)],
      ],
    ]);
    const twice = await pairOf(policy("p", [template("t"), template("t")]));
    expect((await statusOf(twice.hub, "p")).details[0]?.[2]).toEqual([
      "NonCompliant; template-error; All policy-template names must be unique within a policy",
    ]);
  });

  test("rests when nothing is new, and is not there before its cluster has joined", async () => {
    const pair = await pairOf(policy("p", [template("t")]));
    const { trace } = await run(pair.hub, [onHub(policyAddOnModel, pair.managed, "c1")], 60_000);
    expect(trace.flatMap(({ changes }) => changes)).toEqual([]);
    const hub = await scene(addOn, policy("p", [template("t")]));
    const managed = openshift();
    await go({ hub, managed });
    expect(managed.isServed(configurationPolicies)).toBe(false);
  });
});
