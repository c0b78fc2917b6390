import { describe, expect, test } from "vitest";
import { built, object, resource } from "./built.fixture.ts";

const kept = {
  "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
  "argocd.argoproj.io/sync-options": "Prune=false,Delete=false",
};

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDXPeJ8mf9vNf7KignEEseZy8jwp2OtF9qAWhr/IviGu ops";

describe("the installation of a cluster", () => {
  test("is a ClusterDeployment of the domain and the cluster's name in it", () => {
    const of = built("clusters: { prod1: { dnsName: p1 } }");
    expect(object(of, "ClusterDeployment", "prod1")).toEqual({
      apiVersion: "hive.openshift.io/v1",
      kind: "ClusterDeployment",
      metadata: { name: "prod1", namespace: "prod1", annotations: kept },
      spec: {
        baseDomain: "test.example",
        clusterInstallRef: {
          group: "extensions.hive.openshift.io",
          kind: "AgentClusterInstall",
          name: "prod1",
          version: "v1beta1",
        },
        clusterName: "p1",
        platform: { agentBareMetal: { agentSelector: { matchLabels: { "vmfactory.io/cluster": "prod1" } } } },
        pullSecretRef: { name: "pull" },
      },
    });
  });

  test("is an AgentClusterInstall with networks, virtual addresses and the number of machines", () => {
    const install = resource(built(), "AgentClusterInstall", "prod1");
    expect(install.object).toEqual({
      apiVersion: "extensions.hive.openshift.io/v1beta1",
      kind: "AgentClusterInstall",
      metadata: { name: "prod1", namespace: "prod1", annotations: kept },
      spec: {
        clusterDeploymentRef: { name: "prod1" },
        imageSetRef: { name: "openshift-4.22.8-x86-64" },
        platformType: "BareMetal",
        apiVIPs: ["10.10.2.5"],
        ingressVIPs: ["10.10.2.6"],
        networking: {
          clusterNetwork: [{ cidr: "10.128.0.0/14", hostPrefix: 23 }],
          machineNetwork: [{ cidr: "10.10.2.0/24" }],
          networkType: "OVNKubernetes",
          serviceNetwork: ["172.30.0.0/16"],
        },
        provisionRequirements: { controlPlaneAgents: 3 },
        sshPublicKey: key,
      },
    });
    expect(install.requires).toEqual([
      {
        kind: "object",
        apiVersion: "hive.openshift.io/v1",
        objectKind: "ClusterDeployment",
        namespace: "prod1",
        name: "prod1",
      },
      {
        kind: "object",
        apiVersion: "hive.openshift.io/v1",
        objectKind: "ClusterImageSet",
        name: "openshift-4.22.8-x86-64",
      },
    ]);
  });

  test("counts workers apart", () => {
    const of = built("clusters: { prod2: { state: provision } }");
    expect(object(of, "AgentClusterInstall", "prod2")["spec"]).toMatchObject({
      provisionRequirements: { controlPlaneAgents: 3, workerAgents: 2 },
    });
  });

  test("without virtual addresses is of platform None, with a load balancer of others", () => {
    const { spec } = object(built("clusters: { prod1: { vips: null } }"), "AgentClusterInstall", "prod1");
    expect(spec).toMatchObject({ platformType: "None", networking: { userManagedNetworking: true } });
    expect(spec).not.toHaveProperty("apiVIPs");
  });

  test("is an image bound to the cluster, made after the networks of the machines", () => {
    const environment = resource(built(), "InfraEnv", "prod1");
    expect(environment.object).toEqual({
      apiVersion: "agent-install.openshift.io/v1beta1",
      kind: "InfraEnv",
      metadata: { name: "prod1", namespace: "prod1", annotations: kept },
      spec: {
        additionalNTPSources: ["10.10.0.123"],
        agentLabels: { "vmfactory.io/cluster": "prod1", "vmfactory.io/site": "fra" },
        clusterRef: { name: "prod1", namespace: "prod1" },
        cpuArchitecture: "x86_64",
        nmStateConfigLabelSelector: { matchLabels: { "infraenvs.agent-install.openshift.io": "prod1" } },
        pullSecretRef: { name: "pull" },
        sshAuthorizedKey: key,
      },
    });
    const networks = environment.requires?.flatMap((one) =>
      one.kind === "object" && one.objectKind === "NMStateConfig" ? [one.name] : [],
    );
    expect(networks).toEqual(["a", "b", "c"]);
  });

  test("several keys are lines of one text, and none is no field", () => {
    const second = key.replace("ops", "second");
    const two = object(built(`access: { sshKeys: ["${key}", "${second}"] }`), "InfraEnv", "prod1")["spec"];
    expect(two).toMatchObject({ sshAuthorizedKey: `${key}\n${second}` });
    expect(object(built("access: null"), "InfraEnv", "prod1")["spec"]).not.toHaveProperty("sshAuthorizedKey");
  });
});
