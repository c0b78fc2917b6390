import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { includesOf, matchPath, type KubeObject, type SourceText } from "@vmfactory/core";
import { describe, expect, test } from "vitest";
import { isTrue } from "../conditions.ts";
import { textAt, valueAt } from "../fields.ts";
import { nodesOf } from "../nodes.ts";
import type { TraceEntry } from "../run-models.ts";
import { applyAll, described, openshift } from "./factory.fixture.ts";
import { advance, type Fleet } from "./fleet.fixture.ts";

const root = resolve(import.meta.dirname, "../../../..");
const minuteMs = 60_000;

interface Brought {
  readonly fleet: Fleet;
  readonly trace: readonly TraceEntry[];
  /** What the hub had not taken when time was up. */
  readonly left: readonly KubeObject[];
}

/** Brings what a factory describes to its hub, in order and each minute again, as Argo CD and people do. */
async function bring(folder: string, names: readonly string[], own: readonly KubeObject[] = []): Promise<Brought> {
  const fleet = { hub: openshift(), managed: Object.fromEntries(names.map((name) => [name, openshift()])) };
  const { objects, secrets } = described(readFactory(join(root, folder)), "hub");
  const trace: TraceEntry[] = [];
  let left = [...secrets, ...objects, ...own];
  while (fleet.hub.nowMs < 90 * minuteMs) {
    left = [...(await applyAll(fleet.hub, left))];
    trace.push(...(await advance(fleet, minuteMs)));
  }
  return { fleet, trace, left };
}

/** factory.yaml of a folder and the files that it includes. */
function readFactory(path: string): [SourceText, ...SourceText[]] {
  const read = (file: string): SourceText => ({ file, text: readFileSync(join(path, file), "utf8") });
  const first = read("factory.yaml");
  const patterns = includesOf(first);
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1));
  return [
    first,
    ...files
      .filter((file) => patterns.some((pattern) => matchPath(pattern, file)))
      .sort()
      .map(read),
  ];
}

/** What is left on a hub of a cluster that it has installed. */
const installed: readonly KubeObject[] = [
  {
    apiVersion: "hive.openshift.io/v1",
    kind: "ClusterDeployment",
    metadata: { name: "east", namespace: "east" },
    spec: {
      baseDomain: "duo.example",
      clusterMetadata: { adminKubeconfigSecretRef: { name: "east-admin-kubeconfig" } },
      clusterName: "east",
      installed: true,
    },
  },
  {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "east-admin-kubeconfig", namespace: "east" },
    data: { kubeconfig: "d29yZA==" },
  },
];

describe("the models of a hub and its clusters", () => {
  test("bring the golden case two-clusters to its end, twice in the same way", async () => {
    const first = await bring("tests/golden/two-clusters", ["east", "west"], installed);
    const list = async (group: string, kind: string) => first.fleet.hub.list({ group, kind });
    const managed = await list("cluster.open-cluster-management.io", "ManagedCluster");
    const decisions = await list("cluster.open-cluster-management.io", "PlacementDecision");
    expect({
      left: first.left,
      hub: (await list("operator.open-cluster-management.io", "MultiClusterHub")).map((one) =>
        textAt(one, "status", "phase"),
      ),
      service: (await list("agent-install.openshift.io", "AgentServiceConfig")).map((one) =>
        isTrue(one, "DeploymentsHealthy"),
      ),
      providers: (await list("forklift.konveyor.io", "Provider")).map((one) => [
        one.metadata.name,
        textAt(one, "status", "phase"),
      ]),
      backends: (await list("trident.netapp.io", "TridentBackendConfig")).map((one) => textAt(one, "status", "phase")),
      available: managed
        .filter((one) => isTrue(one, "ManagedClusterConditionAvailable"))
        .map(({ metadata }) => metadata.name),
      decisions: decisions.map((one) => valueAt(one, "status", "decisions")),
      importSecret: await first.fleet.hub.get({
        apiVersion: "v1",
        kind: "Secret",
        name: "auto-import-secret",
        namespace: "west",
      }),
    }).toEqual({
      left: [],
      hub: ["Running"],
      service: [true],
      providers: [
        ["east", "Ready"],
        ["host", "Ready"],
        ["vc-left", "Ready"],
        ["west", "Ready"],
      ],
      backends: ["Bound", "Bound"],
      available: ["east", "local-cluster", "west"],
      decisions: [
        [
          { clusterName: "east", reason: "" },
          { clusterName: "west", reason: "" },
        ],
      ],
      importSecret: undefined,
    });
    const second = await bring("tests/golden/two-clusters", ["east", "west"], installed);
    expect(second.trace).toEqual(first.trace);
    expect(first.trace.length).toBeGreaterThan(20);
  });

  test("install the clusters of the example nordwind, from bare machines to Providers", async () => {
    const { fleet, left } = await bring("examples/nordwind", ["prod1", "prod2"]);
    const list = async (group: string, kind: string) => fleet.hub.list({ group, kind });
    const hosts = await list("metal3.io", "BareMetalHost");
    const agents = await list("agent-install.openshift.io", "Agent");
    const prod1 = nodesOf(agents.filter(({ metadata }) => metadata.namespace === "prod1"));
    expect({
      left,
      hosts: new Set(hosts.map((one) => textAt(one, "status", "provisioning", "state"))),
      agents: [agents.length, hosts.length, agents.filter((one) => isTrue(one, "Installed")).length],
      installed: (await list("hive.openshift.io", "ClusterDeployment")).map((one) => valueAt(one, "spec", "installed")),
      states: (await list("extensions.hive.openshift.io", "AgentClusterInstall")).map((one) => [
        isTrue(one, "RequirementsMet"),
        isTrue(one, "Completed"),
        textAt(one, "status", "debugInfo", "state"),
      ]),
      providers: (await list("forklift.konveyor.io", "Provider")).map((one) => [
        one.metadata.name,
        textAt(one, "status", "phase"),
      ]),
      workers: prod1.filter(({ metadata }) => metadata.labels?.["node-role.kubernetes.io/worker"] === "").length,
      first: prod1[0]?.metadata.name,
    }).toEqual({
      left: [],
      hosts: new Set(["provisioned"]),
      agents: [30, 30, 30],
      installed: [true, true],
      states: [
        [true, true, "adding-hosts"],
        [true, true, "adding-hosts"],
      ],
      providers: [
        ["host", "Ready"],
        ["prod1", "Ready"],
        ["prod2", "Ready"],
        ["vc-fra", "Ready"],
      ],
      workers: 18,
      first: "a.prod1.nordwind.example",
    });
  });
});
