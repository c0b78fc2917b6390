import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkSourceLiteralSecret } from "./source-literal-secret.ts";

const withUrl = (url: string) => testModel(`sources: { vc-fra: { vcenter: { url: "${url}" } } }`);

describe("source/literal-secret", () => {
  test("is silent about a plain URL", () => {
    expect(checkSourceLiteralSecret(testModel())).toEqual([]);
  });

  test("reports a password, and offers the URL without it", () => {
    expect(checkSourceLiteralSecret(withUrl("https://admin:pw@vc.test.example/sdk"))).toEqual([
      {
        code: "source/literal-secret",
        severity: "error",
        message: "The URL of source `vc-fra` has a user or password in it.",
        at: at("sources", "vc-fra", "vcenter", "url"),
        on: "value",
        why: "It stands in a generated Provider, so it is in Git and on the hub, and must be taken for known.",
        fix: {
          sentence: "Take it out, change the password, and put both into the Secret that `credentials` names.",
          replacement: "https://vc.test.example/sdk",
        },
      },
    ]);
  });

  test("takes a user alone for one, too", () => {
    expect(checkSourceLiteralSecret(withUrl("https://admin@vc.test.example/sdk"))).toHaveLength(1);
  });
});
