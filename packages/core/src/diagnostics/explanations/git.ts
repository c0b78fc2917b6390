import type { Explanations } from "./explanation.ts";

export const git: Explanations<"git"> = {
  "git/literal-secret": {
    meaning:
      "The URL of the Git repository has a user or a password in it. `ssh://git@…` is the account of every Git server and no secret.",
    why: "The URL stands in every generated Application: a secret in it is in Git and on every cluster, and must be taken for known.",
    fix: "Take it out, revoke it, and name a Secret in `git.credentials`.",
    example: {
      wrong: "git: { url: 'https://ops:…@git.nordwind.example/platform/factory.git' }",
      right: "git: { url: 'https://git.nordwind.example/platform/factory.git', credentials: git-reader }",
    },
  },
};
