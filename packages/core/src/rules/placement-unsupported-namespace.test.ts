import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkPlacementUnsupportedNamespace } from "./placement-unsupported-namespace.ts";

const into = (namespace: string) => testModel(`migration: { place: [{ cluster: prod1, namespace: "${namespace}" }] }`);

describe("placement/unsupported-namespace", () => {
  test("is silent about a name with the group in it", () => {
    expect(checkPlacementUnsupportedNamespace(testModel())).toEqual([]);
  });

  test("reports a namespace of the platform", () => {
    expect(checkPlacementUnsupportedNamespace(into("openshift-vms"))).toEqual([
      {
        code: "placement/unsupported-namespace",
        severity: "error",
        message: "Machines cannot go into namespace `openshift-vms`.",
        at: at("migration", "place", 0, "namespace"),
        on: "value",
        why: "It belongs to the platform, which quotas, policies and backups leave alone.",
        fix: { sentence: "Name one such as `vm-{group}`." },
      },
    ]);
  });

  test.each([
    ["{group}", 0],
    ["vm-{group}-x", 0],
    ["-{group}", 1],
    ["vm-", 1],
    ["default", 1],
    ["kube-{group}", 1],
    ["a".repeat(64), 1],
    ["openshift1", 0],
  ])("of %s it makes %i findings", (namespace, count) => {
    expect(checkPlacementUnsupportedNamespace(into(namespace))).toHaveLength(count);
  });
});
