import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkSourceInsecureConnection } from "./source-insecure-connection.ts";

const withVerify = (verify: boolean) => testModel(`sources: { vc-fra: { vcenter: { verify: ${verify} } } }`);

describe("source/insecure-connection", () => {
  test("is silent where nothing is said: certificates are verified", () => {
    expect(checkSourceInsecureConnection(testModel())).toEqual([]);
  });

  test("reports a certificate that is not", () => {
    expect(checkSourceInsecureConnection(withVerify(false))).toEqual([
      {
        code: "source/insecure-connection",
        severity: "warning",
        message: "The certificate of source `vc-fra` is not verified.",
        at: at("sources", "vc-fra", "vcenter", "verify"),
        on: "value",
        why: "Whoever stands between can read an administrator's password and every disk that is copied.",
        fix: { sentence: "Take `verify: false` out and put vCenter's CA into the Secret as `ca.crt`." },
      },
    ]);
  });

  test("is silent where it is said to be", () => {
    expect(checkSourceInsecureConnection(withVerify(true))).toEqual([]);
  });
});
