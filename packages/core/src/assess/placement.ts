import { clear, raise, type Criterion } from "./criterion.ts";

export const placement: Criterion = {
  id: "plan.NamespaceNotValid",
  label: "No rule says where it goes",
  assess({ placement: placed }) {
    if (placed !== undefined) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: "No rule of `migration.place` matches it.",
      remedy: "Add a rule for it, or a last one without `machines`, which takes all that are left.",
    });
  },
};
