import type { Explanations } from "./explanation.ts";

export const openshift: Explanations<"openshift"> = {
  "openshift/conflicting-channel": {
    meaning:
      "The channel does not hold the version: it is of an older line, two lines ahead, or `eus` of an odd line. The channel of the next line is how an update is begun, and right.",
    why: "The cluster would find no updates, or no way to them.",
    fix: "Use the channel of the version's line.",
    example: {
      wrong: "openshift: { version: 4.22.8, channel: stable-4.20 }",
      right: "openshift: { version: 4.22.8, channel: stable-4.22 }",
    },
  },
};
