import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { readCrdIndex, readSettings } from "@vmfactory/testbed";
import type { Wave } from "@vmfactory/core";
import type { CoreObject } from "../packages/core/src/resources/core-kinds.ts";
import type { TridentObject } from "../packages/core/src/resources/trident-kinds.ts";
import { crdTypeFiles, crdTypesFolder } from "./crd-type-files.ts";
import { crdKinds } from "./crd-types.table.ts";
import { root } from "./imports.ts";

const { crds } = readSettings(process.env);
const index = readCrdIndex(crds);

describe("types of what is emitted", () => {
  test.skipIf(index.kind === "missing")("are those of the CRDs, and nothing else stands beside them", async () => {
    const made = await crdTypeFiles(crds, crdKinds);
    const files = made.kind === "files" ? [...made.files] : [];
    const found = readdirSync(join(root, crdTypesFolder)).sort();
    const stand = found.map((name) => [
      `${crdTypesFolder}/${name}`,
      readFileSync(join(root, crdTypesFolder, name), "utf8"),
    ]);
    expect(stand).toEqual(files.sort(([a], [b]) => (a < b ? -1 : 1)));
  });

  test("are not asked for where there are no CRDs", async () => {
    expect(await crdTypeFiles("/nowhere", crdKinds)).toMatchObject({
      kind: "missing",
      message: expect.stringContaining("VMF_CRDS"),
    });
  });
});

describe("the kinds in the expected trees of the golden cases", () => {
  const texts = sourceFilesOfTrees().map((file) => readFileSync(join(root, file), "utf8"));
  const kinds = new Set(texts.flatMap(kindsIn));

  /** Those whose types are written by hand: the compiler holds the list against the types. */
  const written = {
    "apiextensions.k8s.io/v1 CustomResourceDefinition": true,
    "rbac.authorization.k8s.io/v1 ClusterRole": true,
    "rbac.authorization.k8s.io/v1 ClusterRoleBinding": true,
    "storage.k8s.io/v1 StorageClass": true,
    "trident.netapp.io/v1 TridentBackendConfig": true,
    "trident.netapp.io/v1 TridentOrchestrator": true,
    "v1 Namespace": true,
    "vmfactory.io/v1alpha1 Wave": true,
  } satisfies Record<KindOf<CoreObject | TridentObject | Wave>, true>;

  /** For kustomize, which is no cluster. */
  const forKustomize = ["kustomize.config.k8s.io/v1alpha1 Component", "kustomize.config.k8s.io/v1beta1 Kustomization"];

  test("have a type each", () => {
    const typed = new Set(crdKinds.map(({ group, version, kind }) => `${group}/${version} ${kind}`));
    const known = (kind: string): boolean => typed.has(kind) || kind in written || forKustomize.includes(kind);
    expect(kinds.size).toBeGreaterThan(40);
    expect([...kinds].filter((kind) => !known(kind))).toEqual([]);
  });
});

type KindOf<T> = T extends {
  readonly apiVersion: infer Version extends string;
  readonly kind: infer Kind extends string;
}
  ? `${Version} ${Kind}`
  : never;

function sourceFilesOfTrees(): string[] {
  return readdirSync(join(root, "tests/golden"), { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/(expected|rendered)\/.*\.yaml$/.test(file))
    .map((file) => `tests/golden/${file}`);
}

/** `group/version Kind` of every object of a text, those in policies included. */
function kindsIn(text: string): string[] {
  const kinds: string[] = [];
  for (const document of parseAllDocuments(text)) {
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const { apiVersion, kind } = value as { readonly apiVersion?: unknown; readonly kind?: unknown };
      if (typeof apiVersion === "string" && typeof kind === "string" && "metadata" in value)
        kinds.push(`${apiVersion} ${kind}`);
      for (const inner of Object.values(value)) visit(inner);
    };
    visit(document.toJS());
  }
  return kinds;
}
