import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkUnsupportedHostPrefix } from "./network-unsupported-host-prefix.ts";

const withPods = (pods: string) => testModel(`clusters: { prod2: { networks: { pods: ${pods} } } }`);

describe("network/unsupported-host-prefix", () => {
  test("is silent about OpenShift's own", () => {
    expect(checkNetworkUnsupportedHostPrefix(testModel())).toEqual([]);
  });

  test("reports a pod network with fewer shares than nodes", () => {
    expect(checkNetworkUnsupportedHostPrefix(withPods("{ cidr: 10.128.0.0/21, hostPrefix: 23 }"))).toEqual([
      {
        code: "network/unsupported-host-prefix",
        severity: "error",
        message:
          "The pod network 10.128.0.0/21 of cluster `prod2` has room for 4 nodes with a share of /23 each, and there are 5.",
        at: at("clusters", "prod2", "networks", "pods", "hostPrefix"),
        on: "value",
        why: "Each node gets a share of its own; one without cannot run a pod. Neither can be changed after the installation.",
        fix: { sentence: "Take a larger pod network, or a longer prefix for each node." },
      },
    ]);
  });

  test.each([
    ["{ hostPrefix: 12 }", ["error"]],
    ["{ cidr: 10.128.0.0/16, hostPrefix: 24 }", []],
    ["{ hostPrefix: 25 }", ["warning"]],
    ["{ hostPrefix: 22 }", []],
  ])("of %s it says %j", (pods, severities) => {
    expect(checkNetworkUnsupportedHostPrefix(withPods(pods)).map(({ severity }) => severity)).toEqual(severities);
  });

  test("says how many pods a short share gives", () => {
    expect(brief(checkNetworkUnsupportedHostPrefix(withPods("{ hostPrefix: 26 }")))).toEqual([
      "warning clusters.prod2.networks.pods.hostPrefix: A share of /26 gives each node of cluster `prod2` addresses for 62 pods.",
    ]);
  });
});
