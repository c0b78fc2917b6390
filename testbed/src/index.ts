/** Real parts for tests and benches: building, starting, asking and stopping them. Nothing here ships. */
export { buildTestbed, type Binaries, type Built } from "./build.ts";
export type { ToolName } from "./parts.ts";
export { readSettings } from "./settings.ts";
export { installSystemPackages } from "./system-packages.ts";
export { groupOf } from "./kinds.ts";
export { talkTo, type Progress } from "./progress.ts";
export { askUntil } from "./ask-until.ts";
export { makeWorkFolder } from "./owned-folder.ts";
export { writeKubeconfig } from "./kubeconfig.ts";
export type { Guard } from "./programs.ts";

export { startServer, type Server } from "./server.ts";
export { startArgoCd, type ArgoCd } from "./argocd.ts";
export { startConfigPolicyController, startPropagator, type PolicyController } from "./policy-engine.ts";
export { startGitServer, type GitServer, type GitServerOptions } from "./git-server.ts";
export type { Answer, ApiAccess, ApiObject } from "./api-client.ts";
export { watchKind, watchKinds, type Watch, type WatchEvent } from "./watch.ts";
export { openClusterApi, type ClusterApi, type ObjectRef } from "./cluster-api.ts";
export { installCrds, readCrd, readCrdIndex, type CrdIndex } from "./crds.ts";

export { readManifests } from "./manifests.ts";
export { openBuilds, type BuildFolder } from "./kustomize.ts";
export {
  describeFinding,
  identityOf,
  readRepository,
  type Finding,
  type FoundObject,
  type Repository,
} from "./repository.ts";
export { installNeededCrds, openApplier, type Applier } from "./apply-objects.ts";
export { checkFolders, checkObjects, type FoldersChecked, type ObjectsChecked } from "./repository-checks.ts";

export { unwrapObjects } from "./nested-objects.ts";
export { validateObjects, validatorTools, type Validated, type ValidatorTool } from "./validators/validators.ts";

export { isApplication, readDesiredState, type DesiredObject, type DesiredState } from "./desired-state.ts";
export { ARGO_MANAGER, staysAfter, syncState, type Outcome, type Synced, type SyncStep } from "./gitops-sync.ts";
export { enforcedObjects, enforceObjects } from "./policy-writes.ts";
export {
  compareObjects,
  compareSets,
  kindsOf,
  readContents,
  removeContents,
  type Contents,
  type NamedKind,
} from "./server-contents.ts";
export { askNmstate, type NmstateAnswer } from "./validators/nmstate-program.ts";
export { readInterfaces, type NetworkInterface } from "./validators/network-interfaces.ts";
export { isRecord, recordIn, recordsIn, type Fields } from "./records.ts";
