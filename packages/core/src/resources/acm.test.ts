import { describe, expect, test } from "vitest";
import { built, contents, object, resource } from "./built.fixture.ts";

const onlyImported = `
clusters:
  prod1: { state: imported, nodes: null }
  prod2: { state: imported, nodes: null }
`;

describe("Advanced Cluster Management", () => {
  test("the hub is made of defaults, without the stream of release images", () => {
    const hub = resource(built(), "MultiClusterHub", "multiclusterhub");
    expect(hub.object).toEqual({
      apiVersion: "operator.open-cluster-management.io/v1",
      kind: "MultiClusterHub",
      metadata: { name: "multiclusterhub", namespace: "open-cluster-management" },
      spec: { availabilityConfig: "High", disableUpdateClusterImageSets: true },
    });
    expect(hub.provides).toContainEqual({
      kind: "crd",
      group: "extensions.hive.openshift.io",
      objectKind: "AgentClusterInstall",
    });
    expect(hub.provides).toContainEqual({
      kind: "crd",
      group: "policy.open-cluster-management.io",
      objectKind: "Policy",
    });
  });

  test("what must come after the hub is a component of its own", () => {
    expect(contents(built(), "acm-config")).toEqual([
      "AgentServiceConfig/agent of hub",
      "ClusterImageSet/openshift-4.22.8-x86-64 of hub",
      "ManagedClusterSet/factory",
      "ManagedClusterSetBinding/factory",
      "Namespace/factory-policies",
      "Provisioning/provisioning-configuration",
    ]);
  });

  test("the installation service has volumes of the hub's default class", () => {
    const service = resource(built(), "AgentServiceConfig", "agent");
    const volume = (storage: string) => ({
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage } },
      storageClassName: "netapp-fra-nas",
    });
    expect(service.object["spec"]).toEqual({
      databaseStorage: volume("10Gi"),
      filesystemStorage: volume("100Gi"),
      imageStorage: volume("50Gi"),
    });
    expect(service.requires).toEqual([{ kind: "storage-class", name: "netapp-fra-nas" }]);
  });

  test("hosts of every namespace are worked on, and the hub's own object is never removed", () => {
    expect(object(built(), "Provisioning", "provisioning-configuration")).toEqual({
      apiVersion: "metal3.io/v1alpha1",
      kind: "Provisioning",
      metadata: {
        name: "provisioning-configuration",
        annotations: { "argocd.argoproj.io/sync-options": "Prune=false,Delete=false" },
      },
      spec: { provisioningNetwork: "Disabled", watchAllNamespaces: true },
    });
  });

  test("each version in use is there once, with the places that use it", () => {
    const of = built("clusters: { prod2: { openshift: { version: 4.22.9 } } }");
    expect(contents(of, "acm-config").filter((name) => name.startsWith("ClusterImageSet"))).toEqual([
      "ClusterImageSet/openshift-4.22.8-x86-64 of hub",
      "ClusterImageSet/openshift-4.22.9-x86-64 of hub",
    ]);
    const image = resource(of, "ClusterImageSet", "openshift-4.22.9-x86-64");
    expect(image.object).toEqual({
      apiVersion: "hive.openshift.io/v1",
      kind: "ClusterImageSet",
      metadata: { name: "openshift-4.22.9-x86-64", labels: { visible: "true" } },
      spec: { releaseImage: "quay.io/openshift-release-dev/ocp-release:4.22.9-x86_64" },
    });
    expect(image.from).toEqual([{ file: "factory.yaml", pointer: ["clusters", "prod2"] }]);
  });

  test("a factory that imports all its clusters leaves the hub's bare metal settings alone", () => {
    expect(contents(built(onlyImported), "acm-config")).toEqual([
      "ManagedClusterSet/factory",
      "ManagedClusterSetBinding/factory",
      "Namespace/factory-policies",
    ]);
  });

  test("managed clusters are of one set, which the namespace of the policies may use", () => {
    const of = built();
    expect(object(of, "ManagedClusterSet", "factory")["spec"]).toEqual({
      clusterSelector: { selectorType: "ExclusiveClusterSetLabel" },
    });
    expect(object(of, "ManagedClusterSetBinding", "factory")).toMatchObject({
      metadata: { namespace: "factory-policies" },
      spec: { clusterSet: "factory" },
    });
  });
});
