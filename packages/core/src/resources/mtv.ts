import type { Model, Source } from "../model/model.ts";
import type { ForkliftController } from "./crds/forklift.konveyor.io.gen.ts";
import { objectDependency, secretDependency } from "./dependency.ts";
import { componentName, namespaces } from "./names.ts";
import { operatorPart } from "./operator-part.ts";
import type { Draft, Part } from "./part.ts";
import { onCluster, shared } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { RequiredSecret } from "./resource.ts";
import type { Identified } from "./typed-object.ts";

const engineComponent = componentName("mtv");
const migrationComponent = componentName("migration");

/** The migration toolkit on the hub, and the vCenters that it migrates from. */
export function mtvPart(model: Model): Part {
  const operator = operatorPart(
    {
      name: "mtv-operator",
      scope: "hub",
      title: "Migration Toolkit for Virtualization operator",
      about:
        "Installs the operator of the Migration Toolkit for Virtualization (Forklift). The engine itself is the component `mtv`.",
    },
    { package: "mtv-operator", operators: model.operators, namespace: { isMonitored: true } },
  );
  return {
    components: [
      ...operator.components,
      engineDescription,
      ...(model.sources.length === 0 ? [] : [migrationDescription]),
    ],
    resources: [
      ...operator.resources,
      ...shared(engineComponent, [controllerDraft(model)]),
      ...onCluster(migrationComponent, model.hub.name, model.sources.map(providerDraft)),
    ],
    secrets: model.sources.map((source) => sourceSecret(model, source)),
  };
}

const engineDescription = {
  name: engineComponent,
  scope: "hub",
  namespace: namespaces.mtv,
  title: "Migration Toolkit for Virtualization",
  about:
    "The migration engine. It runs on the hub and copies to the managed clusters, so every copy, warm or cold, goes through VMware's VDDK, and a slot of an ESXi host is one disk. " +
    "`controller_max_vm_inflight` is the number of slots that the planner counts with. " +
    "A change of the ForkliftController restarts the engine's pods: not during a wave. " +
    "Its memory is above the default, because it validates every plan that has not run anew every ten seconds.",
} as const;

const migrationDescription = {
  name: migrationComponent,
  scope: "hub",
  namespace: namespaces.mtv,
  title: "The vCenters that machines come from",
  about:
    "One Provider for each source of the factory: `oc get provider -n openshift-mtv` says `Ready`, or why not. " +
    "After wrong credentials the engine stops asking, so that the account is not locked: correct the Secret, and it starts again. " +
    "The targets are Providers too; they stand with the description of each managed cluster. " +
    "A change of a Provider loads its inventory anew and holds its plans meanwhile.",
} as const;

/** Numbers are strings or numbers to the operator; only what differs from its defaults, and what the planner relies on. */
function controllerDraft({ migration }: Model): Draft {
  return {
    object: {
      apiVersion: "forklift.konveyor.io/v1beta1",
      kind: "ForkliftController",
      metadata: { name: "forklift-controller", namespace: namespaces.mtv },
      spec: {
        controller_container_limits_cpu: "4",
        controller_container_limits_memory: "4Gi",
        controller_max_vm_inflight: migration.limits.slotsPerHost,
        feature_ui_plugin: "true",
        feature_validation: "true",
        feature_volume_populator: "true",
        inventory_container_limits_cpu: "2",
        inventory_container_limits_memory: "4Gi",
      },
    },
    from: [migration.limits.at],
  };
}

function controllerIdentity(): Identified<ForkliftController> {
  return {
    apiVersion: "forklift.konveyor.io/v1beta1",
    kind: "ForkliftController",
    metadata: { name: "forklift-controller", namespace: namespaces.mtv },
  };
}

/** Named like the source: Waves name it so. */
function providerDraft(source: Source): Draft {
  return {
    object: {
      apiVersion: "forklift.konveyor.io/v1beta1",
      kind: "Provider",
      metadata: { name: source.name, namespace: namespaces.mtv },
      spec: {
        type: "vsphere",
        url: source.url,
        secret: { name: source.credentials, namespace: namespaces.mtv },
        settings: presentFields({
          // What the engine's webhook would add, so that nothing differs from Git.
          sdkEndpoint: "vcenter",
          vddkInitImage: source.vddkImage,
        }),
      },
    },
    from: [source.at],
    requires: [secretDependency(namespaces.mtv, source.credentials), objectDependency(controllerIdentity())],
  };
}

function sourceSecret({ hub }: Model, source: Source): RequiredSecret {
  return {
    cluster: hub.name,
    namespace: namespaces.mtv,
    name: source.credentials,
    type: "Opaque",
    keys: [
      { key: "user", what: "account of vCenter with the privileges that migrations need, `migrator@vsphere.local`" },
      { key: "password", what: "its password" },
      source.verify
        ? { key: "ca.crt", what: `certificate of the authority that signed that of ${source.server}, in PEM` }
        : { key: "insecureSkipVerify", what: "the word `true`: the certificate of vCenter is not verified" },
    ],
    purpose: `Forklift reads and migrates the machines of \`${source.name}\` with it.`,
    from: source.at,
  };
}
