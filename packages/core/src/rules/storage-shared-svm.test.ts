import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkStorageSharedSvm } from "./storage-shared-svm.ts";

describe("storage/shared-svm", () => {
  test("is silent where each cluster has its own for blocks, and all share one for files", () => {
    expect(checkStorageSharedSvm(testModel())).toEqual([]);
  });

  test("reports one that two clusters use", () => {
    expect(checkStorageSharedSvm(testModel("storage: { netapp-fra: { trident: { san: { svm: ocp } } } }"))).toEqual([
      {
        code: "storage/shared-svm",
        severity: "warning",
        message: "Clusters `hub` and `prod1` share storage virtual machine `ocp` of backend `netapp-fra`.",
        at: at("storage", "netapp-fra", "trident", "san", "svm"),
        on: "value",
        why: "The credentials of one cluster can then reach and delete the disks of the other, and they share its limits of LUNs.",
        fix: { sentence: "Give each cluster its own, as a map with one for each cluster." },
      },
    ]);
  });

  test("sees it in a map, too", () => {
    expect(
      checkStorageSharedSvm(testModel("storage: { netapp-fra: { trident: { san: { svm: { hub: ocp1 } } } } }")),
    ).toMatchObject([
      { message: "Clusters `hub` and `prod1` share storage virtual machine `ocp1` of backend `netapp-fra`." },
    ]);
  });
});
