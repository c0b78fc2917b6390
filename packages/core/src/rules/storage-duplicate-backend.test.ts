import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkStorageDuplicateBackend } from "./storage-duplicate-backend.ts";

describe("storage/duplicate-backend", () => {
  test("is silent where addresses differ", () => {
    expect(checkStorageDuplicateBackend(testModel())).toEqual([]);
  });

  test("reports two at one address", () => {
    expect(
      checkStorageDuplicateBackend(testModel("storage: { netapp-fra: { trident: { management: 10.20.8.20 } } }")),
    ).toEqual([
      {
        code: "storage/duplicate-backend",
        severity: "warning",
        message: "Backends `netapp-ams` and `netapp-fra` have the same management address 10.20.8.20.",
        at: at("storage", "netapp-fra", "trident", "management"),
        on: "value",
        why: "They are one array: its limits count once, and volumes of both may end up in one place.",
        fix: { sentence: "Correct the address that was copied, or describe the array once, with `nas` and `san`." },
        related: [{ at: at("storage", "netapp-ams", "trident", "management"), label: "the other one" }],
      },
    ]);
  });

  test("does not look names up", () => {
    const model = testModel(
      "storage: { netapp-fra: { trident: { management: a.test.example } }, netapp-ams: { trident: { management: b.test.example } } }",
    );
    expect(checkStorageDuplicateBackend(model)).toEqual([]);
  });
});
