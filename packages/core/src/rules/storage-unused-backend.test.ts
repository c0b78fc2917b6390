import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkStorageUnusedBackend } from "./storage-unused-backend.ts";

describe("storage/unused-backend", () => {
  test("is silent where each is used", () => {
    expect(checkStorageUnusedBackend(testModel())).toEqual([]);
  });

  test("tells of one that no cluster names", () => {
    expect(
      checkStorageUnusedBackend(
        testModel("storage: { old: { trident: { management: 10.1.1.1, credentials: old, nas: { svm: nfs } } } }"),
      ),
    ).toEqual([
      {
        code: "storage/unused-backend",
        severity: "info",
        message: "No cluster uses backend `old`.",
        at: at("storage", "old"),
        on: "key",
        why: "No class is made of it; perhaps a cluster names another one by mistake.",
        fix: { sentence: "Name `old/nas` or `old/san` in a cluster's `storage`, or take it out." },
      },
    ]);
  });

  test("counts the hub's use", () => {
    const model = testModel("{ clusters: { prod1: { storage: { default: netapp-ams/nas, block: null } } } }");
    expect(checkStorageUnusedBackend(model)).toEqual([]);
  });
});
