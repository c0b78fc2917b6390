import { describe, expect, test } from "vitest";
import { recordAt } from "../fields.ts";
import { openshift } from "./factory.fixture.ts";
import { add, find, run, scene, secret, thing } from "./scene.fixture.ts";
import { tridentModel } from "./trident.ts";

const version = "trident.netapp.io/v1";
const orchestrator = thing(version, "TridentOrchestrator", "trident", {
  spec: { namespace: "trident", nodePrep: ["iscsi"] },
});
const backend = thing(version, "TridentBackendConfig", "trident/nas", {
  spec: {
    backendName: "nas",
    credentials: { name: "array" },
    deletionPolicy: "retain",
    storageDriverName: "ontap-nas",
  },
});
const backends = { group: "trident.netapp.io", kind: "TridentBackendConfig" };
const look = async (cluster: Awaited<ReturnType<typeof scene>>) => {
  const { phase, lastOperationStatus, message } = recordAt(
    await find(cluster, version, "TridentBackendConfig", "trident/nas"),
    "status",
  );
  return [phase, lastOperationStatus, message];
};

describe("Trident", () => {
  test("is installed after a minute, with its namespace, and only then has backends", async () => {
    const cluster = openshift();
    await add(cluster, orchestrator);
    await run(cluster, [tridentModel], 30_000);
    const status = async () => recordAt(await find(cluster, version, "TridentOrchestrator", "trident"), "status");
    expect([await status(), cluster.isServed(backends)]).toEqual([
      { message: "Installing Trident", namespace: "trident", status: "Installing", version: "" },
      false,
    ]);
    const { rests } = await run(cluster, [tridentModel], 60_000);
    expect([rests, await status(), cluster.isServed(backends)]).toEqual([
      true,
      {
        currentInstallationParams: { k8sTimeout: "30", nodePrep: ["iscsi"] },
        message: "Trident installed",
        namespace: "trident",
        status: "Installed",
        version: "26.06.0",
      },
      true,
    ]);
    expect(await cluster.get({ apiVersion: "v1", kind: "Namespace", name: "trident" })).toBeDefined();
  });

  test("binds a backend whose credentials are there", async () => {
    const cluster = await scene(orchestrator, backend, secret("trident/array", "username", "password"));
    const { rests } = await run(cluster, [tridentModel], 120_000);
    expect([rests, await look(cluster)]).toEqual([true, ["Bound", "Success", "Backend 'nas' created"]]);
  });

  test("says what is wrong with credentials, and goes on when they are right", async () => {
    const cluster = await scene(orchestrator, backend);
    await run(cluster, [tridentModel], 120_000);
    expect(await look(cluster)).toEqual(["", "Failed", "Failed to create backend: backend credentials not found"]);
    await add(cluster, secret("trident/array", "user", "password"));
    await run(cluster, [tridentModel], 120_000);
    expect(await look(cluster)).toEqual([
      "",
      "Failed",
      "Failed to create backend: problem initializing storage driver 'ontap-nas': error initializing ontap-nas driver: missing credentials",
    ]);
    await add(cluster, secret("trident/array", "username", "password"));
    await run(cluster, [tridentModel], 120_000);
    expect(await look(cluster)).toEqual(["Bound", "Success", "Backend 'nas' created"]);
  });

  test("keeps a backend bound whose credentials go, and says that its update failed", async () => {
    const cluster = await scene(orchestrator, backend, secret("trident/array", "username", "password"));
    await run(cluster, [tridentModel], 120_000);
    await cluster.remove({ apiVersion: "v1", kind: "Secret", name: "array", namespace: "trident" });
    await run(cluster, [tridentModel], 120_000);
    expect(await look(cluster)).toEqual([
      "Bound",
      "Failed",
      "Failed to apply the backend update; backend credentials not found",
    ]);
  });

  test("does not look for backends in other namespaces than its own", async () => {
    const elsewhere = thing(version, "TridentBackendConfig", "other/nas", { spec: {} });
    const cluster = await scene(orchestrator, elsewhere);
    await run(cluster, [tridentModel], 120_000);
    expect((await find(cluster, version, "TridentBackendConfig", "other/nas")).status).toBeUndefined();
  });
});
