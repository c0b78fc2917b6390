import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkNetworkUnreachableAddress } from "./network-unreachable-address.ts";

describe("network/unreachable-address", () => {
  test("is silent where nothing is hidden", () => {
    expect(checkNetworkUnreachableAddress(testModel())).toEqual([]);
  });

  test("reports services that hide a resolver", () => {
    expect(
      checkNetworkUnreachableAddress(
        testModel("clusters: { prod1: { networks: { services: { cidr: 10.10.0.0/24 } } }, prod2: { site: ams } }"),
      ),
    ).toContainEqual({
      code: "network/unreachable-address",
      severity: "error",
      message: "The services network 10.10.0.0/24 of cluster `prod1` holds 10.10.0.53, a resolver of site `fra`.",
      at: at("clusters", "prod1", "networks", "services", "cidr"),
      on: "value",
      why: "Inside the cluster that address then means one of its services, and what is outside is never reached.",
      fix: { sentence: "Choose a network that nothing else uses: it cannot be changed after the installation." },
      related: [{ at: at("sites", "fra", "dnsServers", 0), label: "a resolver of site `fra`" }],
    });
  });

  test("looks at the storage that the cluster uses, and not at that of others", () => {
    const model = testModel(
      "{ clusters: { prod2: { networks: { pods: { cidr: 10.10.8.0/24 } } }, prod1: { networks: { pods: { cidr: 10.10.8.0/24 } } } } }",
    );
    expect(brief(checkNetworkUnreachableAddress(model))).toEqual([
      "error clusters.prod1.networks.pods.cidr: The pods network 10.10.8.0/24 of cluster `prod1` holds 10.10.8.20, the management address of backend `netapp-fra`.",
    ]);
  });

  test("lets names of hosts pass", () => {
    expect(
      checkNetworkUnreachableAddress(
        testModel(
          "{ sites: { fra: { ntp: [time.test.example] } }, storage: { netapp-fra: { trident: { management: array.test.example } } } }",
        ),
      ),
    ).toEqual([]);
  });
});
