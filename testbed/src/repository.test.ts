import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkApplicationFolders } from "./application-folders.ts";
import { describeFinding, readRepository } from "./repository.ts";

const base = mkdtempSync(join(tmpdir(), "vmf-repository-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(base, "r-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const object = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`;
const application = (path: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: app, namespace: n }\nspec: { source: { path: ${path} } }\n`;

describe("reading a repository", () => {
  test("finds objects in all folders, and neither people's own files nor patches", () => {
    const root = write({
      "factory.yaml":
        "apiVersion: vmfactory.io/v1alpha1\nkind: Factory\nmetadata: { name: f }\ngit: { path: sites/a/ }\n",
      "factory/part.yaml": "clusters: {}\n",
      ".bootstrap/a.yaml": object("a"),
      "components/b/b.yml": object("b1") + "---\n" + object("b2"),
      "extras/kustomization.yaml": "kind: Component\npatches: [{ path: p.yaml }]\n",
      "extras/p.yaml": "- op: remove\n",
      "notes.txt": "a: [",
    });
    const read = readRepository(root);
    expect(read.objects.map(({ file, name }) => `${file} ${name}`)).toEqual([
      ".bootstrap/a.yaml Namespace a",
      "components/b/b.yml Namespace b1",
      "components/b/b.yml Namespace b2",
    ]);
    expect([read.findings, [...read.kustomizations.keys()], read.pathInGit]).toEqual([[], ["extras"], "sites/a"]);
  });

  test("misses nothing that it cannot read", () => {
    const root = write({ "a.yaml": "a: [", "b.yaml": "a: 1\n---\n- 2\n", "k/kustomization.yaml": "- a\n" });
    expect(readRepository(root).findings.map(describeFinding)).toEqual([
      "k/kustomization.yaml: This kustomization cannot be read.",
      "a.yaml: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 5",
      "b.yaml: 2 of its documents are no Kubernetes objects, and no kustomization uses the file as a patch.",
    ]);
  });

  test("that is not there finds nothing", () => {
    expect(readRepository(join(base, "nowhere")).objects).toEqual([]);
  });
});

describe("the folders of Applications", () => {
  const factory = "git: { path: sites/a }\n";

  test.each([
    ["sites/a/components/b", []],
    ["sites/a/components/b/", []],
    [
      "components/b",
      ["a.yaml: Application n/app: It syncs `components/b`, and the repository has no such folder with a file in it."],
    ],
    [
      "sites/a/extras",
      ["a.yaml: Application n/app: It syncs `sites/a/extras`, which is a Component and cannot be built alone."],
    ],
    ["sites/a/components/sample-of-a-template", []],
    [
      "sites/a/clusters/sample-of-a-template",
      [
        "a.yaml: Application n/app: It syncs `sites/a/clusters/sample-of-a-template`, and the repository has no such folder with a file in it.",
      ],
    ],
  ])("%s: %j", (path, told) => {
    const files = {
      "components/b/b.yaml": object("b"),
      "extras/kustomization.yaml": "kind: Component\n",
      "a.yaml": application(path),
    };
    const read = readRepository(write({ "factory.yaml": factory, ...files }));
    const { looked, findings } = checkApplicationFolders(read, read.objects);
    expect([looked, findings.map(describeFinding)]).toEqual([1, told]);
  });
});
