import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkFactoryDuplicateName } from "./factory-duplicate-name.ts";

describe("factory/duplicate-name", () => {
  test("is silent where names differ", () => {
    expect(checkFactoryDuplicateName(testModel())).toEqual([]);
  });

  test("reports a cluster called like the hub", () => {
    expect(
      checkFactoryDuplicateName(
        testModel("{ hub: { name: prod2 }, storage: { netapp-fra: { trident: { san: { svm: ocp } } } } }"),
      ),
    ).toEqual([
      {
        code: "factory/duplicate-name",
        severity: "error",
        message: "Cluster `prod2` is called like the hub.",
        at: at("clusters", "prod2"),
        on: "key",
        why: "Folders of the repository and namespaces of the hub are named after clusters.",
        fix: { sentence: "Give one of them another name, or another `dnsName`." },
        related: [{ at: at("hub"), label: "the other one" }],
      },
    ]);
  });

  test("reports two clusters with one name in DNS", () => {
    expect(brief(checkFactoryDuplicateName(testModel("clusters: { prod2: { dnsName: prod1 } }")))).toEqual([
      "error clusters.prod2: Clusters `prod1` and `prod2` are both prod1.test.example in DNS.",
    ]);
  });
});
