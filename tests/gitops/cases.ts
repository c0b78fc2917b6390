/** The sites that are brought up whole. */
import type { GitServerOptions } from "@vmfactory/testbed";
import type { Edit } from "./repository.ts";

export interface SiteCase {
  readonly name: string;
  /** The folder of its factory.yaml, below the repository's root. */
  readonly from: string;
  readonly hub: string;
  /** As its factory.yaml says below `git`; one that names no credentials is public. */
  readonly git: GitServerOptions;
  /** What stood in its place on the first day. */
  readonly before?: readonly Edit[];
  /** What changes on the second day, one commit each. */
  readonly changes: readonly { readonly what: string; readonly edits: readonly Edit[] }[];
}

const prod1 = "factory/prod1.yaml";

export const nordwind: SiteCase = {
  name: "nordwind",
  from: "examples/nordwind",
  hub: "hub",
  git: {},
  changes: [
    {
      what: "a VLAN",
      edits: [
        {
          file: "factory.yaml",
          from: "  dmz: { vlan: 230,",
          to: "  mgmt: { vlan: 240, cidr: 10.24.0.0/24, gateway: 10.24.0.1 }\n  dmz: { vlan: 230,",
        },
      ],
    },
    {
      what: "a node",
      edits: [
        {
          file: prod1,
          from: "      w18:\n",
          to: [
            "      w19:",
            "        role: worker",
            "        bmc: 10.10.9.39",
            "        addresses: { machine: 10.10.2.39, storage: 10.10.200.39 }",
            `        macs: [${Array.from({ length: 6 }, (_, port) => `"02:00:10:02:39:0${port}"`).join(", ")}]`,
            "      w18:",
            "",
          ].join("\n"),
        },
      ],
    },
  ],
};

/** The others, which `npm run test:gitops -- --all` brings up too. */
export const others: readonly SiteCase[] = [
  { name: "tiny", from: "tests/golden/tiny", hub: "hub", git: { isPublic: true }, changes: [] },
  {
    name: "two-clusters",
    from: "tests/golden/two-clusters",
    hub: "hub",
    git: { branch: "production", path: "sites/duo" },
    // Before a cluster is installed, it is to be installed.
    before: [{ file: "factory.yaml", from: "state: installed ", to: "state: provision " }],
    changes: [
      {
        what: "an installation that is over",
        edits: [{ file: "factory.yaml", from: "state: provision ", to: "state: installed " }],
      },
    ],
  },
];
