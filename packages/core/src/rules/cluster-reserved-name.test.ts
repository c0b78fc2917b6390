import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkClusterReservedName } from "./cluster-reserved-name.ts";

const renamed = (name: string) =>
  testModel(
    `clusters: { ${name}: { site: ams, state: imported, networks: { machine: { cidr: 10.50.0.0/24 } }, storage: { default: netapp-ams/nas } } }`,
  );

describe("cluster/reserved-name", () => {
  test("is silent about names of one's own", () => {
    expect(checkClusterReservedName(testModel())).toEqual([]);
  });

  test("reports the name under which ACM knows the hub", () => {
    expect(checkClusterReservedName(renamed("local-cluster"))).toEqual([
      {
        code: "cluster/reserved-name",
        severity: "error",
        message: "A managed cluster cannot be called `local-cluster`.",
        at: at("clusters", "local-cluster"),
        on: "key",
        why: "What describes a cluster stands in a namespace of its name on the hub, and that one belongs to somebody else.",
        fix: { sentence: "Give it another name; its name in DNS can stay, as `dnsName`." },
      },
    ]);
  });

  test.each([
    ["openshift-mtv", 1],
    ["openshift", 1],
    ["openshift1", 0],
    ["kube-prod", 1],
    ["defaults", 0],
  ])("of %s it makes %i findings", (name, count) => {
    expect(checkClusterReservedName(renamed(name))).toHaveLength(count);
  });
});
