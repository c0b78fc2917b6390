import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkFactoryMissingSshKeys } from "./factory-missing-ssh-keys.ts";

describe("factory/missing-ssh-keys", () => {
  test("is silent where there is a key", () => {
    expect(checkFactoryMissingSshKeys(testModel())).toEqual([]);
  });

  test("reports a cluster to be installed without any", () => {
    expect(checkFactoryMissingSshKeys(testModel("access: null"))).toEqual([
      {
        code: "factory/missing-ssh-keys",
        severity: "warning",
        message: "No SSH key is given, and `prod1` is to be installed.",
        at: at(),
        on: "key",
        why: "When an installation stops, its logs are on the nodes, and only a key given before leads there.",
        fix: { sentence: "Add `access: { sshKeys: [ssh-ed25519 …] }`." },
      },
    ]);
  });

  test("says nothing once all are installed", () => {
    expect(
      checkFactoryMissingSshKeys(testModel("{ access: null, clusters: { prod1: { state: installed } } }")),
    ).toEqual([]);
  });
});
