import { mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../../tools/imports.ts";
import { readFactory } from "../golden/golden-case.ts";
import { runVmf, temporaryFolder } from "./run-vmf.ts";

/** `compile --out` and `diff --out`: a repository that does not lie beside factory.yaml. */
const [tiny] = readFactory(join(root, "tests/golden/tiny"));
const extra = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: motd, namespace: default }\n";

let cwd = "";
beforeEach(() => {
  cwd = temporaryFolder();
  mkdirSync(join(cwd, "extras/fleet"), { recursive: true });
  writeFileSync(join(cwd, "factory.yaml"), tiny.text);
  writeFileSync(join(cwd, "extras/fleet/motd.yaml"), extra);
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe("a repository elsewhere", () => {
  test("gets the extras that its kustomizations name, and diff sees no difference then", async () => {
    await runVmf(["compile", "--out", "out"], { cwd });
    expect(readFileSync(join(cwd, "out/extras/fleet/motd.yaml"), "utf8")).toBe(extra);
    expect(await runVmf(["diff", "--out", "out"], { cwd })).toMatchObject({ code: 0, stdout: "No difference.\n" });
  });

  test("loses a copied extra when the extra goes", async () => {
    await runVmf(["compile", "--out", "out"], { cwd });
    unlinkSync(join(cwd, "extras/fleet/motd.yaml"));
    const { stdout } = await runVmf(["compile", "--out", "out", "--format", "json"], { cwd });
    const answer = JSON.parse(stdout) as { readonly files: { readonly deleted: readonly string[] } };
    expect(answer.files.deleted).toContain("extras/fleet/motd.yaml");
  });

  test("refuses an extra that is no text rather than change it, and writes nothing", async () => {
    writeFileSync(join(cwd, "extras/fleet/logo.png"), Buffer.from([0x89, 0x50, 0xff, 0xfe]));
    const ran = await runVmf(["compile", "--out", "out"], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(/extras\/fleet\/logo\.png.*no UTF-8/s);
    expect(() => readFileSync(join(cwd, "out/README.md"))).toThrow("ENOENT");
  });
});

describe("the factory's own folder by another name", () => {
  test("does not make people's extras files of vmf", async () => {
    symlinkSync(".", join(cwd, "here"));
    await runVmf(["compile", "--out", "here"], { cwd });
    expect(readFileSync(join(cwd, ".vmf/manifest.json"), "utf8")).not.toContain("motd.yaml");
  });
});

describe("diff", () => {
  test("takes line ends of Windows for no difference, as compile does", async () => {
    await runVmf(["compile"], { cwd });
    const page = join(cwd, "README.md");
    writeFileSync(page, readFileSync(page, "utf8").replaceAll("\n", "\r\n"));
    expect(await runVmf(["diff"], { cwd })).toMatchObject({ code: 0 });
  });

  test("ends with 1 at a difference, also where a folder stands in the place of a file", async () => {
    await runVmf(["compile"], { cwd });
    rmSync(join(cwd, "README.md"));
    mkdirSync(join(cwd, "README.md"));
    const ran = await runVmf(["diff"], { cwd });
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    expect(ran.stdout).toContain("README.md");
  });
});
