import {
  describeFinding,
  openClusterApi,
  readDesiredState,
  removeContents,
  type ApiObject,
  type ClusterApi,
  type DesiredState,
} from "@vmfactory/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBed } from "./bed.ts";
import type { ClusterVersion } from "./compile-versions.ts";
import { liveThrough } from "./live-through.ts";

const bed = findBed();
const api = bed === undefined ? undefined : openClusterApi(bed.access);
const isMissing = api === undefined;

/** Where these tests write; other tests use the same server. */
const namespace: ApiObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "versions-can-fail" } };

beforeAll(async () => {
  await api?.apply(namespace);
});

afterAll(async () => {
  if (api !== undefined) await removeContents(api, new Map([["namespace", namespace]]));
});

interface ConfigMapOptions {
  readonly wave?: string;
}

function configMap(
  name: string,
  data: Readonly<Record<string, string>>,
  { wave = "0" }: ConfigMapOptions = {},
): ApiObject {
  const annotations = { "argocd.argoproj.io/sync-wave": wave };
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: namespace.metadata.name, annotations },
    data,
  };
}

function storageClass(parameters: Readonly<Record<string, string>>): ApiObject {
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "versions-can-fail" },
    provisioner: "example.com/none",
    parameters,
  };
}

function application(name: string, annotations: Readonly<Record<string, string>> = {}): ApiObject {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: { name, namespace: "openshift-gitops", annotations },
    spec: { source: { path: name }, destination: { namespace: "default" } },
  };
}

/** What Applications bring whose folders give these objects; the first is the root. */
function bring(folders: Readonly<Record<string, readonly ApiObject[]>>, root: ApiObject): Promise<DesiredState> {
  const build = async (folder: string) => ({ kind: "objects" as const, objects: folders[folder.slice(1)] ?? [] });
  return readDesiredState(build, { root: "/", pathInGit: "" }, { cluster: "test", root });
}

interface Step {
  readonly objects: readonly ApiObject[];
  readonly root?: ApiObject;
  /** What the policy engine writes before. */
  readonly before?: readonly ApiObject[];
}

async function findingsOf(steps: readonly Step[], over: ClusterApi = api!): Promise<readonly string[]> {
  const versions: ClusterVersion[] = [];
  for (const { objects, root = application("one"), before = [] } of steps) {
    versions.push({ state: await bring({ [root.metadata.name]: objects }, root), before });
  }
  const { findings } = await liveThrough(over, { versions, isHub: false });
  return findings.map(describeFinding);
}

describe("a life in which all is well", () => {
  test.skipIf(isMissing)("gives no finding, with something made, changed, left alone and deleted", async () => {
    const [kept, gone] = [configMap("kept", { a: "1" }), configMap("gone", { a: "1" }, { wave: "1" })];
    const found = await findingsOf([
      { objects: [kept, gone, storageClass({ pool: "a" })] },
      { objects: [kept, configMap("new", { a: "1" }), configMap("other", {}), storageClass({ pool: "a" })] },
      { objects: [configMap("kept", { b: "1" }), storageClass({ pool: "a" })] },
    ]);
    expect(found).toEqual([]);
  });
});

describe("each check of a version over another can fail, and names the object", () => {
  test.skipIf(isMissing)("another manager owns a field with another value", async () => {
    const found = await findingsOf([
      { objects: [configMap("shared", { a: "1" })], before: [configMap("shared", { a: "2" })] },
    ]);
    expect(found).toContain(
      'one: ConfigMap versions-can-fail/shared: Apply failed with 1 conflict: conflict with "config-policy-controller" using v1: .data.a',
    );
  });

  test.skipIf(isMissing)("a field changes that may never change", async () => {
    const found = await findingsOf([
      { objects: [storageClass({ pool: "a" })] },
      { objects: [storageClass({ pool: "b" })] },
    ]);
    expect(found[0]).toMatch(
      /^one: StorageClass versions-can-fail: .*is invalid: parameters: Forbidden: updates to parameters are forbidden/,
    );
  });

  test.skipIf(isMissing)("a field is refused or warned of that only a later version has", async () => {
    const wrong = { ...configMap("wrong", {}), date: {} };
    const found = await findingsOf([{ objects: [] }, { objects: [wrong] }]);
    expect(found[0]).toMatch(/^one: ConfigMap versions-can-fail\/wrong: .*\.date: field not declared in schema/);
  });

  test.skipIf(isMissing)("what is gone from Git is not deleted", async () => {
    let isFirst = true;
    const lazy: ClusterApi = {
      ...api!,
      remove: async (ref) => {
        const isSpared = isFirst && ref.metadata.name === "gone";
        isFirst = isFirst && !isSpared;
        return isSpared ? api!.get(ref) : api!.remove(ref);
      },
    };
    const found = await findingsOf(
      [{ objects: [configMap("gone", {}), configMap("kept", {})] }, { objects: [configMap("kept", {})] }],
      lazy,
    );
    expect(found).toEqual([
      "one: ConfigMap versions-can-fail/gone: Synced a second time, it is pruned.",
      "server: ConfigMap versions-can-fail/gone: It is still there.",
    ]);
  });

  test.skipIf(isMissing)("what has lost its mark is not deleted", async () => {
    const unmarked: ClusterApi = {
      ...api!,
      apply: (object, options) =>
        api!.apply(
          object.metadata.name === "gone" ? { ...object, metadata: { ...object.metadata, annotations: {} } } : object,
          options,
        ),
    };
    const found = await findingsOf(
      [{ objects: [configMap("gone", {}), configMap("kept", {})] }, { objects: [configMap("kept", {})] }],
      unmarked,
    );
    expect(found).toEqual(["server: ConfigMap versions-can-fail/gone: It is still there."]);
  });

  test.skipIf(isMissing)("something goes that Git still has", async () => {
    const greedy: ClusterApi = {
      ...api!,
      remove: async (ref) => {
        if (ref.metadata.name === "gone") await api!.remove(configMap("kept", {}));
        return api!.remove(ref);
      },
    };
    const found = await findingsOf(
      [{ objects: [configMap("gone", {}), configMap("kept", {})] }, { objects: [configMap("kept", {})] }],
      greedy,
    );
    expect(found).toContain("server: ConfigMap versions-can-fail/kept: It is gone.");
  });

  test.skipIf(isMissing)("something changes without need", async () => {
    let count = 0;
    const restless: ClusterApi = {
      ...api!,
      apply: (object, options) => {
        count += 1;
        return api!.apply(
          object.kind === "ConfigMap" ? { ...object, data: { count: String(count) } } : object,
          options,
        );
      },
    };
    const objects = [configMap("restless", {}), storageClass({ pool: "a" })];
    const found = await findingsOf([{ objects }, { objects }], restless);
    expect(found).toEqual([
      "one: ConfigMap versions-can-fail/restless: Synced a second time, it is changed.",
      "test: ConfigMap versions-can-fail/restless: Git did not change it, and it is changed on the cluster.",
      "one: ConfigMap versions-can-fail/restless: Synced a second time, it is changed.",
      expect.stringMatching(/^server: ConfigMap versions-can-fail\/restless: Its past shows at `data\.count: /),
      expect.stringMatching(/^server: ConfigMap versions-can-fail\/restless: Its past shows at `data\.count: /),
    ]);
  });

  test.skipIf(isMissing)("an object moves from one Application to another", async () => {
    const objects = [configMap("moved", {})];
    const found = await findingsOf([{ objects }, { objects, root: application("two") }]);
    expect(found).toContain(
      "two: ConfigMap versions-can-fail/moved: It moves from the Application one to two, which deletes it in between.",
    );
  });

  test("two Applications bring one object", async () => {
    const folders = { one: [application("two"), configMap("twin", {})], two: [configMap("twin", {})] };
    const { findings } = await bring(folders, application("one"));
    expect(findings.map(describeFinding)).toEqual([
      "two: ConfigMap versions-can-fail/twin: The Applications one and two both bring it.",
    ]);
  });
});

describe("a field of an object that ACM's policy engine made before Argo CD", () => {
  const [full, less] = [configMap("policy", { a: "1", b: "1" }), configMap("policy", { a: "1" })];

  test.skipIf(isMissing)("stays for ever when it leaves Git, because its first writer owns it", async () => {
    const found = await findingsOf([
      { objects: [full], before: [full] },
      { objects: [less], before: [less] },
    ]);
    expect(found).toEqual([
      'server: ConfigMap versions-can-fail/policy: Its past shows at `data.b: "1" became undefined`.',
    ]);
  });

  test.skipIf(isMissing)("goes with it when the Application says whom Argo CD takes over from", async () => {
    const root = application("one", {
      "argocd.argoproj.io/client-side-apply-migration-manager": "config-policy-controller",
    });
    const found = await findingsOf([
      { objects: [full], before: [full], root },
      { objects: [less], before: [less], root },
    ]);
    expect(found).toEqual([]);
  });
});
