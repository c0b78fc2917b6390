import { clear, raise, type Criterion } from "./criterion.ts";

const label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

export const validName: Criterion = {
  id: "vmware.vm.name.invalid",
  label: "Its name is no name for the target",
  assess({ machine, placement }) {
    if (label.test(machine.name)) return clear;
    const target = placement === undefined ? "" : ` and becomes \`${placement.targetName}\``;
    return raise({
      category: "Warning",
      effect: "none",
      detail: `\`${machine.name}\` is no DNS label of at most 63 lower-case letters, digits and hyphens${target}.`,
    });
  },
};
