import { askUntil, openClusterApi, readCrdIndex, startServer, type Server } from "@vmfactory/testbed";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { clusterContract } from "../../packages/sim/src/cluster-contract.fixture.ts";
import { openRealCluster } from "./real-cluster.ts";

const bed = inject("gitops");
let server: Server;

beforeAll(async () => {
  if (bed.kind === "missing") return;
  const started = await startServer({ binaries: bed.binaries });
  if (started.kind === "failed") throw new Error(started.message);
  ({ server } = started);
});
afterAll(async () => server?.stop());

const NMSTATE = "nmstate.io";

/** Takes away what the test before made: ConfigMaps, and the kinds of nmstate with all their objects. */
async function clear(): Promise<void> {
  const api = openClusterApi(server.access);
  const maps = await api.list("v1", "ConfigMap", "default");
  for (const map of maps.kind === "ok" ? maps.value : [])
    if (map.metadata.name.startsWith("contract-")) await api.remove({ ...map, apiVersion: "v1", kind: "ConfigMap" });
  const crds = await api.list("apiextensions.k8s.io/v1", "CustomResourceDefinition");
  const kinds = (crds.kind === "ok" ? crds.value : []).filter(({ metadata }) => metadata.name.endsWith(`.${NMSTATE}`));
  // The server's own finalizer removes the objects; whoever took it off would find them again with the next definition.
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  for (const { metadata } of kinds) await api.send({ method: "DELETE", path: `${path}/${metadata.name}` });
  await askUntil({
    ask: async () => {
      const left = await Promise.all([
        ...kinds.map(({ metadata }) => api.send({ method: "GET", path: `${path}/${metadata.name}` })),
        api.send({ method: "GET", path: `/apis/${NMSTATE}` }),
      ]);
      return left.every((one) => one.kind === "refused" && one.refusal === "not-found") ? true : undefined;
    },
    deadlineMs: 60_000,
  });
}

describe.skipIf(bed.kind === "missing")("the port through which models see a cluster", () => {
  clusterContract("the real API server", async () => {
    if (bed.kind === "missing") throw new Error(bed.message);
    await clear();
    const crds = readCrdIndex(bed.crds);
    if (crds.kind === "missing") throw new Error(crds.message);
    return openRealCluster(openClusterApi(server.access), crds);
  });
});
