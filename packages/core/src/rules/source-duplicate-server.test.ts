import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkSourceDuplicateServer } from "./source-duplicate-server.ts";

const second = (url: string) =>
  testModel(`sources: { vc-two: { vcenter: { url: "${url}", credentials: two }, site: fra } }`);

describe("source/duplicate-server", () => {
  test("is silent where servers differ", () => {
    expect(checkSourceDuplicateServer(second("https://vcenter2.fra.test.example/sdk"))).toEqual([]);
  });

  test("reports one server twice, however its name is written", () => {
    expect(checkSourceDuplicateServer(second("https://VCENTER.fra.test.example:443/sdk"))).toEqual([
      {
        code: "source/duplicate-server",
        severity: "error",
        message: "Sources `vc-fra` and `vc-two` are the same vCenter, vcenter.fra.test.example.",
        at: at("sources", "vc-two", "vcenter", "url"),
        on: "value",
        why: "Each counts its own transfers from an ESXi host: together they would load it with twice what it bears.",
        fix: { sentence: "Describe each vCenter once." },
        related: [{ at: at("sources", "vc-fra", "vcenter", "url"), label: "the other one" }],
      },
    ]);
  });

  test("is silent about a single source", () => {
    expect(checkSourceDuplicateServer(testModel())).toEqual([]);
  });
});
