import type { Explanations } from "./explanation.ts";

export const openshift: Explanations<"openshift"> = {
  "openshift/conflicting-channel": {
    meaning:
      "An update channel does not hold the version: it is of an older line, or two lines ahead, or an EUS channel of an odd line. The channel of the next line is how an update begins, and fits.",
    why: "The cluster would find no updates, or none that leads into the channel.",
    fix: "Use a channel of the version's line.",
    example: {
      wrong: "openshift: { version: 4.22.8, channel: stable-4.21 }",
      right: "openshift: { version: 4.22.8, channel: stable-4.22 }",
    },
  },
};
