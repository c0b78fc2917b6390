import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCrdIndex } from "./crds.ts";
import { REPOSITORY, readSettings } from "./settings.ts";

describe("settings of the test bed", () => {
  test("have places to be found in when nothing is set", () => {
    expect(readSettings({ VMF_TESTBED: "" })).toEqual({
      cache: join(homedir(), ".cache/vmf/testbed"),
      crds: join(dirname(REPOSITORY), "shared/crds"),
      isCi: false,
    });
  });

  test("follow the environment", () => {
    expect(readSettings({ VMF_TESTBED: "/cache", VMF_CRDS: "/crds", CI: "true" })).toEqual({
      cache: "/cache",
      crds: "/crds",
      isCi: true,
    });
  });

  test("CRDs that are not at hand are named in one line", () => {
    expect(readCrdIndex("/nowhere")).toEqual({
      kind: "missing",
      message:
        "The CRDs are not at hand: there is no /nowhere/index.tsv. Set VMF_CRDS to a folder of CRD files with an index.tsv.",
    });
  });
});
