import type { Explanations } from "./explanation.ts";

export const allowance: Explanations<"allowance"> = {
  "allowance/missing-reason": {
    meaning: "A comment `# factory-ignore <code>` allows a finding and does not say why. It is not applied.",
    why: "Whoever reads the file in a year must be able to judge whether the reason still holds.",
    fix: "Write the reason behind a colon.",
    example: {
      wrong: "# factory-ignore hardware/missing-redundancy\nports: [eno1]",
      right: "# factory-ignore hardware/missing-redundancy: lab machines, they may fail\nports: [eno1]",
    },
  },
  "allowance/unknown-code": {
    meaning: "A comment `# factory-ignore` names a code that vmf does not have, or none.",
    why: "It allows nothing, though its author thought that it does.",
    fix: "Copy the code from the finding: `area/name`.",
    example: {
      wrong: "# factory-ignore hardware/redundancy: lab machines",
      right: "# factory-ignore hardware/missing-redundancy: lab machines",
    },
  },
  "allowance/unsupported-error": {
    meaning: "A comment `# factory-ignore` names the code of an error. Only warnings and infos can be allowed.",
    why: "With an error nothing right can be compiled, whatever the reason is.",
    fix: "Mend what the error says and delete the comment.",
    example: {
      wrong: "# factory-ignore network/outside-address: we know\ngateway: 10.99.0.1",
      right: "gateway: 10.10.2.1",
    },
  },
  "allowance/unused-allowance": {
    meaning:
      "A comment `# factory-ignore` names a code of which there is no finding on its line. A comment alone on a line speaks of the next line that is not a comment; behind something, of its own line.",
    why: "It would hide a finding that comes back later, unseen.",
    fix: "Delete the comment, or move it to the line above what the finding underlines.",
    example: {
      wrong: "# factory-ignore source/insecure-connection: test vCenter\nverify: true",
      right: "verify: true",
    },
  },
};
