import type { Model } from "../model/model.ts";
import { kindDependency } from "./dependency.ts";
import { componentName, namespaces } from "./names.ts";
import { kindsBroughtBy } from "./operators.table.ts";
import { operatorPart } from "./operator-part.ts";
import type { Draft, Part } from "./part.ts";
import { shared } from "./part.ts";

const component = componentName("virtualization");

/** OpenShift Virtualization on the managed clusters. */
export function virtualizationPart(model: Model): Part {
  const operator = operatorPart(
    {
      name: "virtualization-operator",
      scope: "managed",
      title: "OpenShift Virtualization operator",
      about:
        "Installs the operators of OpenShift Virtualization. They do nothing before the component `virtualization`.",
    },
    { package: "kubevirt-hyperconverged", operators: model.operators, namespace: { isMonitored: true } },
  );
  return {
    components: [...operator.components, description],
    resources: [...operator.resources, ...shared(component, [hyperConverged(model)])],
  };
}

const description = {
  name: component,
  scope: "managed",
  namespace: namespaces.virtualization,
  title: "OpenShift Virtualization",
  about:
    "Turns the cluster into a host of virtual machines: `oc get hyperconverged -n openshift-cnv` is `Available` at the end. " +
    "Memory is not promised twice, and ten virtual CPUs share a core at most: sizing counts with the same numbers. " +
    "It cannot be uninstalled while there are virtual machines. " +
    "Red Hat's boot images are imported into the class for virtual machines.",
} as const;

function hyperConverged({ at }: Model): Draft {
  return {
    object: {
      apiVersion: "hco.kubevirt.io/v1beta1",
      kind: "HyperConverged",
      // The only name that its operator reads.
      metadata: { name: "kubevirt-hyperconverged", namespace: namespaces.virtualization },
      spec: {
        higherWorkloadDensity: { memoryOvercommitPercentage: 100 },
        resourceRequirements: { vmiCPUAllocationRatio: 10 },
        uninstallStrategy: "BlockUninstallIfWorkloadsExist",
        // Machines move to updated hosts by themselves, ten at a time.
        workloadUpdateStrategy: {
          workloadUpdateMethods: ["LiveMigrate"],
          batchEvictionSize: 10,
          batchEvictionInterval: "1m0s",
        },
      },
    },
    from: [at],
    provides: kindsBroughtBy.HyperConverged.map(({ group, kind }) => kindDependency(group, kind)),
  };
}
