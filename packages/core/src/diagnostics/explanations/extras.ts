import type { Explanations } from "./explanation.ts";

export const extras: Explanations<"extras"> = {
  "extras/unknown-place": {
    meaning:
      "A file below `extras/` stands where nothing reads it: outside of the folders for the fleet, a group or a cluster; or in a folder that is named after no component, or has no `kustomization.yaml`.",
    why: "Its author thinks that it reaches a cluster, and it reaches none.",
    fix: "Move it below `extras/fleet/`, `extras/groups/all|hub|managed/` or `extras/clusters/<cluster>/`. A folder in there is a patch of the component of its name and holds a kustomization of kind Component.",
    example: { wrong: "extras/prod1/quota.yaml", right: "extras/clusters/prod1/quota.yaml", language: "text" },
  },
};
