import { describe, expect, test } from "vitest";
import type { Git } from "../model/model.ts";
import { application, rootApplication } from "./application.ts";

const git: Git = {
  url: "https://git.test.example/factory.git",
  branch: "main",
  path: "sites/one",
  credentials: undefined,
  at: { file: "factory.yaml", pointer: ["git"] },
};

describe("an Application", () => {
  test("follows a folder of the factory and keeps the cluster as it is in Git", () => {
    expect(application(git, { name: "mtv", path: "clusters/hub/mtv", namespace: "openshift-mtv", wave: 3 })).toEqual({
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Application",
      metadata: {
        name: "mtv",
        namespace: "openshift-gitops",
        annotations: {
          "argocd.argoproj.io/compare-options": "ServerSideDiff=true",
          "argocd.argoproj.io/sync-wave": "3",
        },
      },
      spec: {
        project: "factory",
        source: {
          repoURL: "https://git.test.example/factory.git",
          targetRevision: "main",
          path: "sites/one/clusters/hub/mtv",
        },
        destination: { server: "https://kubernetes.default.svc", namespace: "openshift-mtv" },
        syncPolicy: {
          automated: { allowEmpty: false, prune: true, selfHeal: true },
          retry: { limit: -1, refresh: true, backoff: { duration: "10s", factor: 2, maxDuration: "3m" } },
          syncOptions: [
            "CreateNamespace=false",
            "FailOnSharedResource=true",
            "PruneLast=true",
            "RespectIgnoreDifferences=true",
            "ServerSideApply=true",
          ],
        },
      },
    });
  });

  test("has no finalizer: what it brought outlives it", () => {
    expect(application(git, { name: "mtv", path: "x", namespace: "y" }).metadata).not.toHaveProperty("finalizers");
  });

  test("has no annotation of a sync wave in wave 0", () => {
    expect(application(git, { name: "mtv", path: "x", namespace: "y" }).metadata.annotations).toEqual({
      "argocd.argoproj.io/compare-options": "ServerSideDiff=true",
    });
  });

  test("takes over what another manager wrote before it", () => {
    const { metadata } = application(git, { name: "x", path: "x", namespace: "y", formerManager: "somebody" });
    expect(metadata.annotations).toEqual({
      "argocd.argoproj.io/client-side-apply-migration-manager": "somebody",
      "argocd.argoproj.io/compare-options": "ServerSideDiff=true",
    });
  });

  test("reads a folder of people as plain manifests, without what is none", () => {
    const { spec } = application(git, {
      name: "waves",
      path: "waves",
      namespace: "vm-factory",
      directory: { exclude: "plan.json" },
    });
    expect(spec).toMatchObject({ source: { path: "sites/one/waves", directory: { exclude: "plan.json" } } });
  });

  test("of the root reads the folder of its cluster", () => {
    const root = rootApplication(git, "hub");
    expect(root.metadata.name).toBe("root");
    expect(root["spec"]).toMatchObject({
      source: { path: "sites/one/clusters/hub" },
      destination: { namespace: "openshift-gitops" },
    });
  });
});
