import { deepFreeze } from "../base/freeze.ts";
import type { Place, Pointer } from "../base/pointer.ts";
import { hasErrors } from "../diagnostics/severity.ts";
import type { Staged } from "../diagnostics/staged.ts";
import type { Spec } from "../spec/factory-schema.ts";
import { buildClusters, buildHub, type Catalogue } from "./build-clusters.ts";
import { buildHardware } from "./build-hardware.ts";
import { buildMigration } from "./build-migration.ts";
import { buildVmNetworks } from "./build-networks.ts";
import { buildGit, buildOperators, buildSites, checkLine } from "./build-platform.ts";
import { buildMappings, buildSources } from "./build-sources.ts";
import { buildBackends } from "./build-storage.ts";
import type { Model } from "./model.ts";
import { openScope } from "./scope.ts";

/**
 * What was written becomes what is meant. In goes the Spec, typed and nothing more; out comes the Model: defaults filled,
 * names final, references resolved to the things they name, sorted, deeply frozen. Whatever cannot be resolved is
 * reported where it stands and left out (`isWhole` is then false), so that rules can look at the rest. There is no Model
 * at all only if the hub cannot be built. After this stage nobody sees the Spec.
 */
export function buildModel(spec: Spec, placeOf: (pointer: Pointer) => Place): Staged<Model> {
  const { scope, findings } = openScope(spec, placeOf);
  checkLine(scope, spec.openshift.version, ["openshift"]);
  const catalogue: Catalogue = {
    sites: buildSites(scope),
    hardware: buildHardware(scope),
    backends: buildBackends(scope),
  };
  const hub = buildHub(scope, catalogue);
  const clusters = buildClusters(scope, catalogue);
  const vmNetworks = buildVmNetworks(scope);
  const parts = {
    name: spec.metadata.name,
    at: scope.place(),
    domain: spec.domain,
    git: buildGit(scope),
    operators: buildOperators(scope),
    pullSecret: spec.pullSecret,
    sshKeys: spec.access?.sshKeys ?? [],
    ...catalogue,
    vmNetworks,
    clusters,
    sources: buildSources(scope, catalogue.sites),
    mappings: buildMappings(scope, vmNetworks),
    migration: buildMigration(scope, catalogue.sites, clusters),
  };
  const value = hub === undefined ? undefined : deepFreeze<Model>({ ...parts, hub, isWhole: !hasErrors(findings) });
  return { value, diagnostics: findings };
}
