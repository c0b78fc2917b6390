import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkMisalignedCidr } from "./network-misaligned-cidr.ts";

describe("network/misaligned-cidr", () => {
  test("is silent about networks written by their first address", () => {
    expect(checkNetworkMisalignedCidr(testModel())).toEqual([]);
  });

  test("reports one written by another, and offers what it is", () => {
    expect(
      checkNetworkMisalignedCidr(testModel("vmNetworks: { web: { cidr: 10.9.52.150/28, gateway: null } }")),
    ).toEqual([
      {
        code: "network/misaligned-cidr",
        severity: "error",
        message: "Network `web` is written 10.9.52.150/28, which does not begin where a network of that size can.",
        at: at("vmNetworks", "web", "cidr"),
        on: "value",
        why: "A /28 around that address is 10.9.52.144 to 10.9.52.159: not what the text seems to say, and Kubernetes refuses it.",
        fix: { sentence: "Write 10.9.52.144/28 if that is meant.", replacement: "10.9.52.144/28" },
      },
    ]);
  });

  test.each(["machine", "pods", "services", "storage"])("looks at %s networks", (kind) => {
    const model = testModel(`clusters: { prod1: { networks: { ${kind}: { cidr: 10.10.2.7/24 } } } }`);
    expect(brief(checkNetworkMisalignedCidr(model))).toEqual([
      `error clusters.prod1.networks.${kind}.cidr: The ${kind} network of cluster \`prod1\` is written 10.10.2.7/24, which does not begin where a network of that size can.`,
    ]);
  });
});
