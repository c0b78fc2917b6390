import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkSiteUnusedSite } from "./site-unused-site.ts";

const muc = "muc: { dnsServers: [10.30.0.53], ntp: [10.30.0.123], timeZone: Europe/Berlin }";

describe("site/unused-site", () => {
  test("is silent where something stands at every site", () => {
    expect(checkSiteUnusedSite(testModel())).toEqual([]);
  });

  test("tells of a site where nothing does", () => {
    expect(checkSiteUnusedSite(testModel(`sites: { ${muc} }`))).toEqual([
      {
        code: "site/unused-site",
        severity: "info",
        message: "No cluster and no source is at site `muc`.",
        at: at("sites", "muc"),
        on: "key",
        why: "Nothing is compiled from it; perhaps something names another site by mistake.",
        fix: { sentence: "Name it where something stands there, or take it out." },
      },
    ]);
  });

  test("counts a source as something", () => {
    expect(checkSiteUnusedSite(testModel(`{ sites: { ${muc} }, sources: { vc-fra: { site: muc } } }`))).toEqual([]);
  });
});
