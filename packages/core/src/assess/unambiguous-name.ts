import { clear, raise, type Criterion } from "./criterion.ts";

export const unambiguousName: Criterion = {
  id: "plan.DuplicateVM",
  label: "Several machines bear its name, and its id is not known",
  assess({ machine, others }) {
    if (machine.moref !== undefined || others.sameName === 0) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `${others.sameName + 1} machines of its vCenter are called \`${machine.name}\`, and the inventory does not tell their ids.`,
      remedy: "Export with the column `VM ID`, or give each machine a name of its own.",
    });
  },
};
