import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codes } from "../diagnostics/codes.ts";
import { brief, buildTest, testModel } from "../model/test-model.fixture.ts";
import { check } from "../compile.ts";
import { checkModel } from "./check-model.ts";

const here = new URL(".", import.meta.url);

/** Findings of a factory in the repository, as `severity code`. */
function findingsOf(folder: string, parts: readonly string[] = []): string[] {
  const read = (file: string) => ({ file, text: readFileSync(new URL(`../../../../${folder}/${file}`, here), "utf8") });
  return check({ factory: [read("factory.yaml"), ...parts.map(read)] }).diagnostics.map(
    ({ severity, code }) => `${severity} ${code}`,
  );
}

describe("checkModel", () => {
  test("finds nothing in a factory in which nothing is wrong", () => {
    expect(brief(checkModel(testModel()))).toEqual([]);
  });

  test("each rule is of a file, a test and the code that they are named after", () => {
    const files = readdirSync(here).filter((file) => /^[a-z]+-[a-z-]+\.ts$/.test(file));
    const rules = files.filter(
      (file) =>
        /export function check\w+\(model: Model\)/.test(readFileSync(new URL(file, here), "utf8")) &&
        file !== "check-model.ts",
    );
    expect(rules.length).toBeGreaterThan(60);
    const named = rules.map((file) => file.replace(".ts", "").replace("-", "/"));
    expect(named.filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
    const list = readFileSync(new URL("check-model.ts", here), "utf8");
    expect(rules.filter((file) => !list.includes(`"./${file}"`))).toEqual([]);
    expect(rules.filter((file) => !readdirSync(here).includes(file.replace(".ts", ".test.ts")))).toEqual([]);
  });

  test("findings come by place, whatever rule they are of", () => {
    const model = testModel(
      "{ clusters: { prod1: { vips: { api: 10.10.2.11, ingress: 10.10.2.0 } } }, access: null, vmNetworks: { web: { cidr: 10.21.0.1/22 } } }",
    );
    expect(checkModel(model).map(({ at, code }) => `${at.pointer.join(".")} ${code}`)).toEqual([
      "clusters.prod1.nodes.a.addresses.machine factory/duplicate-address",
      "clusters.prod1.vips.ingress network/reserved-address",
      " factory/missing-ssh-keys",
      "vmNetworks.web.cidr network/misaligned-cidr",
    ]);
  });

  test("where something is left out, nothing is said of what is missing or unused", () => {
    const { value, diagnostics } = buildTest(
      "{ access: null, clusters: { prod2: { site: nowhere }, prod1: { vips: { api: 10.10.3.5 } } } }",
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["model/unknown-site"]);
    expect(value && checkModel(value).map(({ code }) => code)).toEqual(["network/outside-address"]);
  });

  test("every finding says why and what to do", () => {
    const broken = testModel(
      "{ git: { url: 'https://a:b@c.example/x' }, hardware: { dl380: { bonds: { bond0: { ports: [eno1, eno9] } } } }, clusters: { prod1: { networks: { pods: { hostPrefix: 9 } } } } }",
    );
    const found = checkModel(broken);
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter(({ why, fix }) => why === undefined || fix === undefined)).toEqual([]);
  });

  test("the example has no findings; the golden cases have those that are meant", () => {
    expect({
      nordwind: findingsOf("examples/nordwind", ["factory/prod1.yaml", "factory/prod2.yaml"]),
      tiny: findingsOf("tests/golden/tiny"),
      twoClusters: findingsOf("tests/golden/two-clusters"),
    }).toEqual({
      nordwind: [],
      tiny: ["info storage/unsuited-virtualization", "warning factory/missing-ssh-keys"],
      twoClusters: ["info cluster/missing-bridge", "warning mapping/missing-network"],
    });
  });
});
