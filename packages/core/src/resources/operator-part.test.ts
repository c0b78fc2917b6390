import { describe, expect, test } from "vitest";
import { testModel } from "../model/test-model.fixture.ts";
import { built, contents, object, resource } from "./built.fixture.ts";
import { operatorPackages } from "./operators.table.ts";

describe("an operator", () => {
  test("is a namespace, a group and a subscription", () => {
    const of = built();
    expect(contents(of, "mtv-operator")).toEqual([
      "Namespace/openshift-mtv",
      "OperatorGroup/openshift-mtv",
      "Subscription/mtv-operator",
    ]);
    expect(object(of, "Namespace", "openshift-mtv")).toEqual({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: {
        name: "openshift-mtv",
        labels: { "openshift.io/cluster-monitoring": "true" },
        annotations: { "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" },
      },
    });
    expect(object(of, "OperatorGroup", "openshift-mtv")).toEqual({
      apiVersion: "operators.coreos.com/v1",
      kind: "OperatorGroup",
      metadata: { name: "openshift-mtv", namespace: "openshift-mtv" },
      spec: { targetNamespaces: ["openshift-mtv"] },
    });
    expect(object(of, "Subscription", "mtv-operator")).toEqual({
      apiVersion: "operators.coreos.com/v1alpha1",
      kind: "Subscription",
      metadata: { name: "mtv-operator", namespace: "openshift-mtv" },
      spec: {
        channel: "release-v2.12",
        name: "mtv-operator",
        source: "redhat-operators",
        sourceNamespace: "openshift-marketplace",
        installPlanApproval: "Automatic",
      },
    });
  });

  test("waits for its group and its catalog, and brings its kinds", () => {
    const { requires, provides } = resource(built(), "Subscription", "trident-operator");
    expect(requires).toEqual([
      {
        kind: "object",
        apiVersion: "operators.coreos.com/v1",
        objectKind: "OperatorGroup",
        namespace: "trident",
        name: "trident",
      },
      {
        kind: "object",
        apiVersion: "operators.coreos.com/v1alpha1",
        objectKind: "CatalogSource",
        namespace: "openshift-marketplace",
        name: "certified-operators",
      },
    ]);
    expect(provides).toEqual([{ kind: "crd", group: "trident.netapp.io", objectKind: "TridentOrchestrator" }]);
  });

  test("watches all namespaces where its bundle can do nothing else", () => {
    expect(object(built(), "OperatorGroup", "trident")["spec"]).toEqual({});
  });

  test("is approved by hand if the factory says so, with the channel that the factory says", () => {
    const of = built("operators: { approval: manual, channels: { mtv-operator: release-v2.11 } }");
    const subscriptions = of.resources
      .filter((one) => one.object.kind === "Subscription")
      .map((one) => one.object["spec"]);
    expect(subscriptions).toHaveLength(6);
    expect(
      subscriptions.filter((spec) => (spec as { installPlanApproval: string }).installPlanApproval !== "Manual"),
    ).toEqual([]);
    expect(object(of, "Subscription", "mtv-operator")["spec"]).toMatchObject({ channel: "release-v2.11" });
  });

  test("has privileged pods only where they are its work", () => {
    const privileged = built().resources.filter(
      (one) => one.object.metadata.labels?.["pod-security.kubernetes.io/enforce"] === "privileged",
    );
    expect(privileged.map((one) => one.object.metadata.name)).toEqual(["openshift-nmstate", "trident"]);
  });

  test("every package has a channel and a catalog in the version table", () => {
    const { channels, catalogs } = testModel().operators;
    expect(
      Object.keys(operatorPackages).filter((name) => channels[name] === undefined || catalogs[name] === undefined),
    ).toEqual([]);
  });
});
