import type { Explanations } from "./explanation.ts";

export const site: Explanations<"site"> = {
  "site/unused-site": {
    meaning: "No cluster and no source is at a site.",
    why: "Nothing is compiled from it; perhaps something names another site by mistake.",
    fix: "Name it where something stands there, or take it out.",
    example: {
      wrong: "sites:\n  fra: {}\n  ams: {}\nclusters:\n  prod1: { site: fra }",
      right: "sites:\n  fra: {}\nclusters:\n  prod1: { site: fra }",
    },
  },
};
