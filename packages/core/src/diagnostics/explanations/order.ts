import type { Explanations } from "./explanation.ts";

export const order: Explanations<"order"> = {
  "order/cycle": {
    meaning: "Components or resources wait for each other in a circle.",
    why: "None of them could be applied first: Argo CD would wait for ever.",
    fix: "One of the needs must go: drop it, or move what is needed into a component of its own.",
    example: { wrong: "a needs a Secret that b makes; b needs a namespace that a makes", language: "text" },
  },
  "order/duplicate-resource": {
    meaning: "Two resources on one cluster are the same object.",
    why: "Two owners of one object overwrite each other at every sync.",
    fix: "Give the fields that their names come from different names, or drop one of them.",
    example: {
      wrong: "sources:\n  vc-fra: {}\n# and a manifest in extras/ that makes the same Provider",
      right: "sources:\n  vc-fra: {}",
    },
  },
  "order/missing-provider": {
    meaning: "A resource needs something (a namespace, a kind, a class, a Secret) that nothing brings to its cluster.",
    why: "It would be refused when it is applied, and what waits for it would wait for ever.",
    fix: "Add what is missing, or drop the resource. If another cluster has it, bring it to this one too.",
    example: { wrong: "a manifest in extras/ of a kind whose operator no component installs", language: "text" },
  },
};
