import { describe, expect, test } from "vitest";
import type { ApiObject } from "./api-client.ts";
import { isTarget, readKustomization, targetsOf } from "./kustomization.ts";

const deployment: ApiObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop", labels: { tier: "front" } },
};

describe("reading a kustomization", () => {
  test("gives paths from the repository's root and names what it cannot foresee", () => {
    const value = {
      kind: "Kustomization",
      resources: ["a.yaml", "../../components/b"],
      components: ["../../extras/c"],
      patches: [{ path: "p.yaml" }, { patch: "x", target: { kind: "Deployment" } }],
      images: [],
    };
    expect(readKustomization("clusters/hub", value)).toEqual({
      folder: "clusters/hub",
      isComponent: false,
      resources: ["clusters/hub/a.yaml", "components/b"],
      components: ["extras/c"],
      patches: [{ file: "clusters/hub/p.yaml" }, { text: "x", target: { kind: "Deployment" } }],
      patchFiles: ["clusters/hub/p.yaml"],
      unforeseen: ["images"],
    });
  });

  test.each([["a text"], [undefined], [[]]])("%j is none", (value) => {
    expect(readKustomization("x", value)).toBeUndefined();
  });
});

describe("the target of a patch", () => {
  test.each([
    [{ kind: "Deployment" }, true],
    [{ name: "w.*" }, true],
    [{ name: "w" }, false],
    [{ group: "apps", version: "v1", namespace: "shop" }, true],
    [{ namespace: "shops" }, false],
    [{ labelSelector: "tier=front" }, true],
    [{ labelSelector: "tier=front,zone=a" }, false],
    [{ annotationSelector: "tier=front" }, false],
  ])("%j fits the Deployment: %s", (target, fits) => {
    expect(isTarget(target, deployment)).toBe(fits);
  });

  test("is what the patch itself names, letter by letter, if none is given", () => {
    const text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: w.b, namespace: shop }\n";
    const [target] = targetsOf({ text }, text);
    expect(isTarget(target!, deployment)).toBe(false);
    expect(isTarget(target!, { ...deployment, metadata: { name: "w.b", namespace: "shop" } })).toBe(true);
  });
});
