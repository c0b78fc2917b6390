import { describe, expect, test } from "vitest";
import { at, brief, testModel } from "../model/test-model.fixture.ts";
import { checkStorageUnsuitedVirtualization } from "./storage-unsuited-virtualization.ts";

describe("storage/unsuited-virtualization", () => {
  test("is silent where disks are block devices", () => {
    expect(checkStorageUnsuitedVirtualization(testModel())).toEqual([]);
  });

  test("tells of disks that fall back to NFS", () => {
    expect(checkStorageUnsuitedVirtualization(testModel("clusters: { prod1: { storage: { block: null } } }"))).toEqual([
      {
        code: "storage/unsuited-virtualization",
        severity: "info",
        message: "Disks of machines on cluster `prod1` are files on NFS (`netapp-fra-nas`).",
        at: at("clusters", "prod1", "storage"),
        on: "key",
        why: "It works, live migration included; block devices have fewer layers between machine and array, which databases feel.",
        fix: { sentence: "Name a `san` backend as `virtualization`, or leave it so." },
      },
    ]);
  });

  test("tells of it where it was written, too", () => {
    const model = testModel(
      "clusters: { prod1: { storage: { default: netapp-fra/san, virtualization: netapp-fra/nas } } }",
    );
    expect(brief(checkStorageUnsuitedVirtualization(model))).toEqual([
      "info clusters.prod1.storage.virtualization: Disks of machines on cluster `prod1` are files on NFS (`netapp-fra-nas`).",
    ]);
  });
});
