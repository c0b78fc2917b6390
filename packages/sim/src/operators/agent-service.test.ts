import { describe, expect, test } from "vitest";
import { textAt } from "../fields.ts";
import { agentServiceModel } from "./agent-service.ts";
import { add, find, run, said, scene, thing } from "./scene.fixture.ts";
import { volumesModel } from "./volumes.ts";

const models = [agentServiceModel, volumesModel];
const claim = (storageClassName?: string) => ({
  accessModes: ["ReadWriteOnce"],
  ...(storageClassName === undefined ? {} : { storageClassName }),
});
const config = (storageClassName?: string) =>
  thing("agent-install.openshift.io/v1beta1", "AgentServiceConfig", "agent", {
    spec: {
      databaseStorage: claim(storageClassName),
      filesystemStorage: claim(storageClassName),
      imageStorage: claim(storageClassName),
    },
  });
const storageClass = (name: string, isDefault = false) =>
  thing("storage.k8s.io/v1", "StorageClass", name, {
    metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": String(isDefault) } },
    provisioner: "csi.trident.netapp.io",
    parameters: { storagePools: `${name}:.*` },
  });
const backend = (name: string) =>
  thing("trident.netapp.io/v1", "TridentBackendConfig", `trident/${name}`, {
    status: { backendInfo: { backendName: name }, phase: "Bound" },
  });
const look = async (cluster: Awaited<ReturnType<typeof scene>>) =>
  said(await find(cluster, "agent-install.openshift.io/v1beta1", "AgentServiceConfig", "agent"))[1];
const eventOf = async (cluster: Awaited<ReturnType<typeof scene>>) =>
  textAt(await find(cluster, "v1", "Event", "multicluster-engine/postgres.provisioning"), "message");
const healthy =
  "DeploymentsHealthy True DeploymentSucceeded: All the deployments managed by Infrastructure-operator are healthy.";
const waiting = "DeploymentsHealthy False DeploymentFailure: Deployment assisted-service is not available";

describe("the assisted service", () => {
  test("is healthy a minute after its volumes are bound", async () => {
    const cluster = await scene(config("nas"), storageClass("nas"), backend("nas"));
    await run(cluster, models, 30_000);
    expect(await look(cluster)).toBe(waiting);
    const { rests } = await run(cluster, models, 60_000);
    expect([rests, await look(cluster)]).toEqual([true, healthy]);
  });

  test("takes the default class where its storage names none", async () => {
    const cluster = await scene(config(), storageClass("nas", true), backend("nas"));
    await run(cluster, models, 90_000);
    expect(await look(cluster)).toBe(healthy);
  });

  test("waits for a class, a default class and a backend, and its claims say which", async () => {
    const named = await scene(config("nas"), storageClass("san", true));
    await run(named, models, 3_600_000);
    expect([await look(named), await eventOf(named)]).toEqual([waiting, 'storageclass.storage.k8s.io "nas" not found']);
    const unnamed = await scene(config(), storageClass("san"));
    await run(unnamed, models, 3_600_000);
    expect(await eventOf(unnamed)).toBe("no persistent volumes available for this claim and no storage class is set");
    await add(named, storageClass("nas"));
    await run(named, models, 3_600_000);
    expect(await eventOf(named)).toBe(
      'failed to provision volume with StorageClass "nas": no available backends for storage class nas',
    );
    await add(named, backend("nas"));
    await run(named, models, 3_600_000);
    expect(await look(named)).toBe(healthy);
  });
});
