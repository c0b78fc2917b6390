import { rmSync } from "node:fs";
import { join } from "node:path";
import { checkObjects, describeFinding, makeWorkFolder } from "@vmfactory/testbed";
import { afterAll, describe, expect, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { findApplier, findBed } from "./bed.ts";
import { askValidators, lookAt, type Looked } from "./look-at.ts";
import { copyWith, expectFound, titled, type Mistake } from "./mistakes.ts";
import { validatorPrograms } from "./validator-programs.ts";

const base = makeWorkFolder();
afterAll(() => rmSync(base, { recursive: true, force: true }));

const bed = findBed();
const applier = findApplier();

const mistakes: readonly Mistake[] = [
  {
    mistake: "a field that a built-in kind does not have",
    file: "repository/clusters/prod1/storage/storage-class-block.yaml",
    from: "reclaimPolicy: Retain",
    to: "reclaimPolicies: Retain",
    found: [
      /^clusters\/prod1\/storage\/storage-class-block\.yaml: StorageClass small-block: .*\.reclaimPolicies: field not declared in schema$/,
    ],
  },
  {
    mistake: "a field that a custom kind does not have",
    file: "repository/components/storage/operator-group.yaml",
    from: "targetNamespaces:",
    to: "namespaces:",
    found: [
      /^components\/storage\/operator-group\.yaml: OperatorGroup small-storage\/trident: .*\.spec\.namespaces: field not declared in schema$/,
    ],
  },
  {
    mistake: "a value that the schema does not allow",
    file: "rendered/pilot.yaml",
    from: "warm: true",
    to: "warm: lukewarm",
    found: [/^pilot\.yaml: Plan small-migration\/pilot: .*spec\.warm/],
  },
  {
    mistake: "a key written twice",
    file: "repository/components/waves/pilot.yaml",
    from: "  order: 1",
    to: "  order: 1\n  order: 2",
    found: [
      "components/waves/pilot.yaml: Map keys must be unique at line 8, column 3",
      /^components\/waves\/kustomization\.yaml: .*mapping key "order" already defined at line 7$/s,
    ],
  },
  {
    mistake: "a field that does not exist in a manifest of a ManifestWork",
    file: "repository/components/policies/manifest-work.yaml",
    from: "        roleRef:",
    to: "        role: view\n        roleRef:",
    found: [
      /^components\/policies\/manifest-work\.yaml: ManifestWork prod1\/migration > ClusterRoleBinding small-migrator: .*\.role: field not declared in schema$/,
    ],
  },
  {
    mistake: "a field that does not exist in an object of a policy",
    file: "repository/components/policies/policy.yaml",
    from: "                  project: default",
    to: "                  projects: default",
    found: [
      /^components\/policies\/policy\.yaml: Policy small-policies\/gitops > ConfigurationPolicy sample-cluster\/gitops-root > Application small-gitops\/root: .*\.spec\.projects: field not declared in schema/,
    ],
  },
  {
    mistake: "a pattern that looks at a field that does not exist",
    file: "repository/components/policies/policy.yaml",
    from: "                  conditions:",
    to: "                  condition:",
    found: [
      /^components\/policies\/policy\.yaml: Policy small-policies\/gitops > ConfigurationPolicy sample-cluster\/gitops-kinds > CustomResourceDefinition argocds\.argoproj\.io: .*\.status\.condition: field not declared in schema$/,
    ],
  },
  {
    mistake: "a field that does not exist in an extra manifest of an installation",
    file: "repository/clusters/hub/clusters/prod1/manifests.yaml",
    from: "kernelArguments:",
    to: "kernelArgument:",
    found: [
      /^clusters\/hub\/clusters\/prod1\/manifests\.yaml: AgentClusterInstall prod1\/prod1 > MachineConfig 99-worker-multipath: .*\.spec\.kernelArgument: field not declared in schema$/,
    ],
  },
  {
    mistake: "an extra manifest that is nowhere",
    file: "repository/clusters/hub/clusters/prod1/agent-cluster-install.yaml",
    from: "    - name: prod1-manifests",
    to: "    - name: prod1-manifest",
    found: [
      "clusters/hub/clusters/prod1/agent-cluster-install.yaml: AgentClusterInstall prod1/prod1: ConfigMap prod1-manifest of its manifests is nowhere.",
    ],
  },
  {
    mistake: "an object that the server takes with a warning",
    file: "repository/.bootstrap/root.yaml",
    from: "argocd.argoproj.io/foreground",
    to: "argocd.argoproj.io",
    found: [/^\.bootstrap\/root\.yaml: Application openshift-gitops\/root: warning: metadata\.finalizers: /],
  },
  {
    mistake: "a kind that nobody brings",
    file: "repository/components/waves/pilot.yaml",
    from: "kind: SmallWave",
    to: "kind: BigWave",
    found: [
      "components/waves/pilot.yaml: BigWave small-migration/pilot: The API server has no kind BigWave of small.example/v1alpha1.",
    ],
  },
  {
    mistake: "a version that is not served",
    file: "repository/components/waves/pilot.yaml",
    from: "small.example/v1alpha1",
    to: "small.example/v1",
    found: [
      "components/waves/pilot.yaml: SmallWave small-migration/pilot: The API server has no kind SmallWave of small.example/v1; it has SmallWave as small.example/v1alpha1.",
    ],
  },
  {
    mistake: "an object without its namespace",
    file: "repository/components/storage/operator-group.yaml",
    from: "  namespace: small-storage\n",
    to: "",
    found: [
      "components/storage/operator-group.yaml: OperatorGroup trident: OperatorGroup is a kind within namespaces, and this object names none.",
    ],
  },
  {
    mistake: "a kustomization that does not build",
    file: "repository/components/policies/kustomization.yaml",
    from: "  - policy.yaml",
    to: "  - policies.yaml",
    found: [/^components\/policies\/kustomization\.yaml: .*policies\.yaml/],
  },
  {
    mistake: "a kustomization that does what is not foreseen",
    file: "repository/clusters/prod1/kustomization.yaml",
    from: "resources:",
    to: "sortOptions:\n  order: legacy\nresources:",
    found: [
      "clusters/prod1/kustomization.yaml: Nobody here can foresee what `sortOptions` does: compare it in testbed/src/kustomize.ts first.",
    ],
  },
  {
    mistake: "a text that the server's reader takes for a boolean",
    file: "repository/components/storage/namespace.yaml",
    from: '"yes": "on"',
    to: '"yes": on',
    found: [
      /^components\/storage\/namespace\.yaml: Namespace small-storage: .*\.metadata\.labels\.yes: expected string, got .*true/,
    ],
  },
  {
    mistake: "a number that kustomize takes for another one",
    file: "repository/components/waves/pilot.yaml",
    from: "  order: 1",
    to: "  order: 010",
    found: [
      "components/waves/kustomization.yaml: SmallWave small-migration/pilot: Kustomize gives something else than its file says at `spec.order: 10 became 8`.",
    ],
  },
  {
    mistake: "a patch for an object that is not there",
    file: "repository/extras/clusters/hub/storage/slow-channel.yaml",
    from: "name: trident-operator",
    to: "name: trident-operators",
    found: [/^clusters\/hub\/storage\/kustomization\.yaml: .*no matches for Id/],
  },
  {
    mistake: "a patch whose pattern fits nothing",
    file: "repository/extras/clusters/hub/storage/kustomization.yaml",
    from: "name: small-.*",
    to: "name: large-.*",
    found: [
      /^extras\/clusters\/hub\/storage\/kustomization\.yaml: The patch \{"kind":"StorageClass","name":"large-\.\*"\} is for no object\.$/,
    ],
  },
  {
    mistake: "a patch that makes an object wrong",
    file: "repository/extras/clusters/hub/storage/slow-channel.yaml",
    from: "  channel: candidate",
    to: "  channels: candidate",
    found: [
      /^clusters\/hub\/storage\/kustomization\.yaml: Subscription small-storage\/trident-operator: .*\.spec\.channels: field not declared in schema$/,
    ],
  },
  {
    mistake: "an Application whose folder is not there",
    file: "repository/clusters/hub/applications/storage.yaml",
    from: "path: clusters/hub/storage",
    to: "path: clusters/hub/store",
    found: [
      "clusters/hub/applications/storage.yaml: Application openshift-gitops/storage: It syncs `clusters/hub/store`, and the repository has no such folder with a file in it.",
    ],
  },
  {
    mistake: "a file that is neither object nor patch",
    file: "repository/components/waves/pilot.yaml",
    from: "kind: SmallWave",
    to: "sort: SmallWave",
    found: [
      "components/waves/pilot.yaml: 1 of its documents is no Kubernetes object, and no kustomization uses the file as a patch.",
      /^components\/waves\/kustomization\.yaml: .*missing metadata\.name|kind/,
    ],
  },
];

/** A patch that only the validators see through: the API server takes the document unread. */
const unreadPatch: Mistake = {
  mistake: "a patch that makes a document of nmstate wrong",
  file: "repository/extras/clusters/hub/clusters/prod1/kustomization.yaml",
  from: "interfaces/0/mtu",
  to: "interfaces/0/mtus",
  found: [
    /^clusters\/hub\/clusters\/prod1\/kustomization\.yaml: NMStateConfig prod1\/a: spec\.config\.interfaces\[0\]\.mtus: unknown field `mtus`/,
  ],
};

describe("each check on real parts can fail, and names the place and the object", () => {
  test.skipIf(applier === undefined).each(titled(mistakes))("%s", async (_, one) => {
    const { objects, findings } = await lookAtBroken(one);
    const refused = await checkObjects(applier!, objects);
    expectFound([...findings, ...refused.findings].map(describeFinding), one);
  });

  test.skipIf(bed === undefined || validatorPrograms === undefined)(unreadPatch.mistake, async () => {
    const { objects, findings } = await lookAtBroken(unreadPatch);
    expect(findings).toEqual([]);
    expectFound((await askValidators(validatorPrograms!, objects)).findings, unreadPatch);
  });
});

function lookAtBroken(mistake: Mistake): Promise<Looked> {
  const folder = copyWith(base, join(here, "testbed/fixtures/small"), mistake);
  return lookAt(bed!.binaries.kustomize, { root: join(folder, "repository"), rendered: join(folder, "rendered") });
}
