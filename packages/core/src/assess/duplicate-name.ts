import { clear, raise, type Criterion } from "./criterion.ts";

export const duplicateName: Criterion = {
  id: "plan.VMAlreadyExists",
  label: "Another machine would have its name on the target",
  assess({ placement }) {
    if (placement === undefined || !placement.isRenamed) return clear;
    return raise({
      category: "Information",
      effect: "none",
      detail: `Several machines would have its name in namespace \`${placement.namespace}\` of ${placement.cluster.name}; it becomes \`${placement.targetName}\`.`,
      remedy: "To keep the name, place the machines in different namespaces.",
    });
  },
};
