import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkSourceConflictingName } from "./source-conflicting-name.ts";

const named = (name: string) =>
  testModel(
    `sources: { vc-fra: null, ${name}: { vcenter: { url: "https://vc.test.example/sdk", credentials: vc }, site: fra } }`,
  );

describe("source/conflicting-name", () => {
  test("is silent where names differ", () => {
    expect(checkSourceConflictingName(testModel())).toEqual([]);
  });

  test("reports a source called like a cluster", () => {
    expect(checkSourceConflictingName(named("prod1"))).toEqual([
      {
        code: "source/conflicting-name",
        severity: "error",
        message: "Source `prod1` is called like a cluster.",
        at: at("sources", "prod1"),
        on: "key",
        why: "Sources and clusters are Providers of Forklift in one namespace, by their names.",
        fix: { sentence: "Call it `vc-prod1`, for example." },
        related: [{ at: at("clusters", "prod1"), label: "the cluster" }],
      },
    ]);
  });

  test("reports the name that Forklift itself uses, and not that of the hub", () => {
    expect([named("host"), named("hub")].map((model) => brief(checkSourceConflictingName(model)))).toEqual([
      ["error sources.host: Source `host` is called like Forklift's own Provider of the hub."],
      [],
    ]);
  });
});
