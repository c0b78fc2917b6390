import { describe, expect, test } from "vitest";
import { recordAt, textAt, valueAt } from "../fields.ts";
import type { MemoryCluster } from "../memory-cluster.ts";
import { nodesOf } from "../nodes.ts";
import { bareMetalHost, installation, installationModels } from "./installation.fixture.ts";
import { add, find, run, said, scene, thing } from "./scene.fixture.ts";

const hourMs = 3_600_000;
const installOf = async (cluster: MemoryCluster) =>
  find(cluster, "extensions.hive.openshift.io/v1beta1", "AgentClusterInstall", "c1/c1");
const agentsOf = async (cluster: MemoryCluster) => cluster.list({ group: "agent-install.openshift.io", kind: "Agent" });

/** A hub with what an installation takes, without some of it. */
async function hubWithout(...missing: readonly string[]): Promise<MemoryCluster> {
  const objects = Object.entries(installation()).filter(([name]) => !missing.includes(name));
  return scene(...objects.map(([, object]) => object));
}

describe("an installation", () => {
  test("ends with a cluster: its kubeconfig, its ids, its nodes", async () => {
    const cluster = await hubWithout();
    const { rests } = await run(cluster, installationModels, 2 * hourMs);
    const install = await installOf(cluster);
    const deployment = await find(cluster, "hive.openshift.io/v1", "ClusterDeployment", "c1/c1");
    const kubeconfig = await find(cluster, "v1", "Secret", "c1/c1-admin-kubeconfig");
    const agents = await agentsOf(cluster);
    expect({
      rests,
      said: said(install),
      state: textAt(install, "status", "debugInfo", "state"),
      installed: valueAt(deployment, "spec", "installed"),
      same: valueAt(deployment, "spec", "clusterMetadata") !== undefined,
      url: textAt(deployment, "status", "apiURL"),
      label: kubeconfig.metadata.labels?.["hive.openshift.io/secret-type"],
      agents: agents.map((one) => [
        recordAt(one, "spec"),
        one.metadata.labels?.site,
        textAt(one, "status", "debugInfo", "state"),
      ])[0],
      nodes: nodesOf(agents).map(({ metadata }) => [
        metadata.name,
        Object.keys(metadata.labels ?? {}).filter((key) => key.startsWith("node-role")),
      ]),
    }).toEqual({
      rests: true,
      said: [
        "SpecSynced True SyncOK: SyncOK",
        "Validated True ValidationsPassing: The cluster's validations are passing",
        "RequirementsMet True ClusterAlreadyInstalling: The cluster requirements are met",
        "Completed True InstallationCompleted: The installation has completed: Cluster is installed",
        "Failed False InstallationNotFailed: The installation has not failed",
        "Stopped True InstallationCompleted: The installation has stopped because it completed successfully",
      ],
      state: "adding-hosts",
      installed: true,
      same: true,
      url: "https://api.c1.x.example:6443",
      label: "kubeconfig",
      agents: [
        {
          approved: true,
          clusterDeploymentName: { name: "c1", namespace: "c1" },
          hostname: "a.c1.x.example",
          role: "master",
        },
        "fra",
        "added-to-existing-cluster",
      ],
      nodes: ["a", "b", "c"].map((host) => [
        `${host}.c1.x.example`,
        ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master", "node-role.kubernetes.io/worker"],
      ]),
    });
  });

  test("goes through its states in order, and takes an hour", async () => {
    const cluster = await hubWithout();
    const seen: string[] = [];
    for (let looks = 0; looks < 300; looks += 1) {
      await run(cluster, installationModels, 15_000);
      const state = textAt(await installOf(cluster), "status", "debugInfo", "state") ?? "";
      if (seen.at(-1) !== state) seen.push(state);
    }
    expect(seen).toEqual([
      "insufficient",
      "ready",
      "preparing-for-installation",
      "installing",
      "finalizing",
      "adding-hosts",
    ]);
  });

  test.each([
    [
      "pull",
      'SpecSynced False BackendError: The Spec could not be synced due to backend error: failed to find secret pull: secrets "pull" not found',
    ],
    [
      "image",
      "SpecSynced False BackendError: The Spec could not be synced due to backend error: ClusterImageSet v4 not found. Please ensure the ClusterImageSet exists",
    ],
  ])("without its %s says so, and goes on when it is there", async (missing, words) => {
    const cluster = await hubWithout(missing);
    await run(cluster, installationModels, hourMs);
    expect(said(await installOf(cluster))).toEqual([words]);
    const late = installation()[missing];
    if (late !== undefined) await add(cluster, late);
    await run(cluster, installationModels, 2 * hourMs);
    expect(textAt(await installOf(cluster), "status", "debugInfo", "state")).toBe("adding-hosts");
  });

  test("without the assisted service nobody looks at it", async () => {
    const cluster = await hubWithout("service");
    await run(cluster, installationModels, hourMs);
    expect(said(await installOf(cluster))).toEqual([]);
  });

  test("with too few hosts of the control plane is insufficient", async () => {
    const cluster = await hubWithout("host c");
    await run(cluster, installationModels, 2 * hourMs);
    const install = await installOf(cluster);
    expect([textAt(install, "status", "debugInfo", "state"), said(install)[2]]).toEqual([
      "insufficient",
      "RequirementsMet False ClusterNotReady: The cluster is not ready to begin the installation",
    ]);
  });

  test("with too few workers is ready and says what it counts", async () => {
    const cluster = await hubWithout();
    const spec = { provisionRequirements: { controlPlaneAgents: 3, workerAgents: 2 } };
    await add(
      cluster,
      thing("extensions.hive.openshift.io/v1beta1", "AgentClusterInstall", "c1/c1", {
        spec: { ...recordAt(installation().install, "spec"), ...spec },
      }),
    );
    const { rests } = await run(cluster, installationModels, 2 * hourMs);
    const install = await installOf(cluster);
    expect([rests, textAt(install, "status", "debugInfo", "state"), said(install)[2]]).toEqual([
      true,
      "ready",
      "RequirementsMet False InsufficientAgents: The cluster currently requires exactly 3 master agents, 0 arbiter agents and 2 worker agents, but currently registered 3 master agents, 0 arbiter agents and 0 worker agents",
    ]);
  });
});

describe("a host", () => {
  const hostOf = async (cluster: MemoryCluster) => find(cluster, "metal3.io/v1alpha1", "BareMetalHost", "c1/a");
  const stateOf = (host: unknown) =>
    [
      ["status", "provisioning", "state"],
      ["status", "operationalStatus"],
      ["status", "errorType"],
      ["status", "errorMessage"],
    ].map((keys) => textAt(host, ...keys));

  test("without the Secret of its controller is not registered, and recovers", async () => {
    const cluster = await hubWithout("bmc");
    await run(cluster, installationModels, hourMs);
    expect(stateOf(await hostOf(cluster))).toEqual([
      "registering",
      "error",
      "registration error",
      "The BMC secret c1/bmc does not exist",
    ]);
    const { bmc } = installation();
    if (bmc !== undefined) await add(cluster, bmc);
    await run(cluster, installationModels, hourMs);
    expect(stateOf(await hostOf(cluster))).toEqual(["provisioned", "OK", undefined, undefined]);
  });

  test("waits for the image of its InfraEnv, which needs the pull secret", async () => {
    const cluster = await hubWithout("pull");
    await run(cluster, installationModels, hourMs);
    expect(stateOf(await hostOf(cluster))).toEqual(["registering", "OK", undefined, undefined]);
    const infraEnv = await find(cluster, "agent-install.openshift.io/v1beta1", "InfraEnv", "c1/c1");
    expect(said(infraEnv)).toEqual([
      "ImageCreated False ImageCreationError: Failed to create image: cluster does not exist: c1, check AgentClusterInstall conditions: name c1 in namespace c1",
    ]);
  });

  test("that belongs to no cluster yet has an image as soon as its pull secret is there", async () => {
    const { service, provisioning, pull } = installation();
    const infraEnv = thing("agent-install.openshift.io/v1beta1", "InfraEnv", "c1/c1", {
      spec: { pullSecretRef: { name: "pull" } },
    });
    const cluster = await scene(...[service, provisioning].flatMap((one) => one ?? []), infraEnv);
    await run(cluster, installationModels, hourMs);
    const look = async () => said(await find(cluster, "agent-install.openshift.io/v1beta1", "InfraEnv", "c1/c1"));
    expect(await look()).toEqual([
      'ImageCreated False ImageCreationError: Failed to create image due to an internal error: failed to find secret pull: secrets "pull" not found',
    ]);
    if (pull !== undefined) await add(cluster, pull);
    await run(cluster, installationModels, hourMs);
    expect(await look()).toEqual([
      "ImageCreated True InfraEnvAvailable: InfraEnv is available: Image has been created",
    ]);
  });

  test("that no NMStateConfig knows never becomes an agent", async () => {
    const cluster = await hubWithout("network a");
    await run(cluster, installationModels, hourMs);
    expect(stateOf(await hostOf(cluster))).toEqual([
      "inspecting",
      "error",
      "inspection error",
      "timeout reached while inspecting the node",
    ]);
    expect((await agentsOf(cluster)).map((one) => textAt(one, "spec", "hostname"))).toEqual([
      "b.c1.x.example",
      "c.c1.x.example",
    ]);
  });

  test("whose MAC is another's does not find its NMStateConfig", async () => {
    const cluster = await hubWithout("host a");
    await add(cluster, bareMetalHost("a", { bootMACAddress: "02:ff:ff:ff:ff:ff" }));
    await run(cluster, installationModels, hourMs);
    expect(stateOf(await hostOf(cluster))[2]).toBe("inspection error");
  });

  test("whose NMStateConfig has not the label that its InfraEnv selects is not heard of", async () => {
    const cluster = await hubWithout();
    const { "network a": config } = installation();
    await add(cluster, {
      ...thing("agent-install.openshift.io/v1beta1", "NMStateConfig", "c1/a", { metadata: { labels: {} } }),
      spec: config?.spec,
    });
    await run(cluster, installationModels, hourMs);
    expect(stateOf(await hostOf(cluster))[2]).toBe("inspection error");
  });

  test("of another namespace is not looked at unless the Provisioning says so", async () => {
    const cluster = await hubWithout("provisioning");
    await run(cluster, installationModels, hourMs);
    expect(stateOf(await hostOf(cluster))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
