import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkSourceMissingVddk } from "./source-missing-vddk.ts";

describe("source/missing-vddk", () => {
  test("is silent where there is an image", () => {
    expect(checkSourceMissingVddk(testModel())).toEqual([]);
  });

  test("reports a source without one", () => {
    expect(checkSourceMissingVddk(testModel("sources: { vc-fra: { vddk: null } }"))).toEqual([
      {
        code: "source/missing-vddk",
        severity: "warning",
        message: "Machines of source `vc-fra` are to move warm, but it has no `vddk` image.",
        at: at("sources", "vc-fra"),
        on: "key",
        why: "Warm migration copies through VMware's VDDK; without it plans do not start, and cold copies are slow.",
        fix: {
          sentence:
            "Build an image of VDDK, push it to your registry and name it in `vddk`; or set `migration.mode: cold`.",
        },
      },
    ]);
  });

  test("says nothing if all move cold", () => {
    expect(
      checkSourceMissingVddk(testModel("{ sources: { vc-fra: { vddk: null } }, migration: { mode: cold } }")),
    ).toEqual([]);
  });
});
