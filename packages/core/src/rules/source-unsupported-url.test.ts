import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkSourceUnsupportedUrl } from "./source-unsupported-url.ts";

const withUrl = (url: string) => testModel(`sources: { vc-fra: { vcenter: { url: "${url}" } } }`);

describe("source/unsupported-url", () => {
  test("is silent about the SDK's, with a port too", () => {
    expect([testModel(), withUrl("https://vc.test.example:8443/sdk")].map(checkSourceUnsupportedUrl)).toEqual([[], []]);
  });

  test("reports the address of the user interface", () => {
    expect(checkSourceUnsupportedUrl(withUrl("https://vc.test.example/ui"))).toEqual([
      {
        code: "source/unsupported-url",
        severity: "error",
        message: "The URL of source `vc-fra` does not end in `/sdk`.",
        at: at("sources", "vc-fra", "vcenter", "url"),
        on: "value",
        why: "That is where vCenter answers; Forklift takes the URL as it is and would not connect.",
        fix: { sentence: "Write `https://vc.test.example/sdk`.", replacement: "https://vc.test.example/sdk" },
      },
    ]);
  });

  test.each(["https://vc.test.example/", "https://vc.test.example/sdk/", "https://vc.test.example/sdk/vimService"])(
    "reports %s",
    (url) => {
      expect(checkSourceUnsupportedUrl(withUrl(url))).toMatchObject([
        { fix: { replacement: "https://vc.test.example/sdk" } },
      ]);
    },
  );
});
