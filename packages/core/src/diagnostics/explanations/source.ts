import type { Explanations } from "./explanation.ts";

export const source: Explanations<"source"> = {
  "source/conflicting-name": {
    meaning: "A source is called like a managed cluster, or `host`.",
    why: "Sources and clusters are Providers of Forklift in one namespace of the hub, by their names; `host` is Forklift's own for the hub.",
    fix: "Call it another name, such as `vc-fra`.",
    example: {
      wrong: `
sources: { prod1: { site: fra } }
clusters: { prod1: { site: fra } }
`,
      right: `
sources: { vc-fra: { site: fra } }
clusters: { prod1: { site: fra } }
`,
    },
  },
  "source/duplicate-server": {
    meaning: "Two sources are the same vCenter.",
    why: "Forklift counts transfers from an ESXi host for each Provider. Two of one vCenter know nothing of each other, and load its hosts with twice what they bear.",
    fix: "Describe each vCenter once.",
    example: {
      wrong: `
vc-a: { vcenter: { url: "https://vcenter.fra.nordwind.example/sdk" } }
vc-b: { vcenter: { url: "https://vcenter.fra.nordwind.example/sdk" } }
`,
      right: 'vc-a: { vcenter: { url: "https://vcenter.fra.nordwind.example/sdk" } }',
    },
  },
  "source/insecure-connection": {
    meaning: "The certificate of a vCenter is not verified.",
    why: "Whoever stands between can read the password of an administrator and every disk that is copied.",
    fix: "Take `verify: false` out, and put the CA of the vCenter into its Secret as `ca.crt`.",
    example: { wrong: "vcenter: { credentials: vc-fra, verify: false }", right: "vcenter: { credentials: vc-fra }" },
  },
  "source/literal-secret": {
    meaning: "The URL of a vCenter has a user or password in it.",
    why: "It stands in a generated Provider, so it is in Git and on the hub, and must be taken for known.",
    fix: "Take it out and change the password. Both belong into the Secret that `credentials` names.",
    example: {
      wrong: 'vcenter: { url: "https://admin:pw@vcenter.fra.nordwind.example/sdk" }',
      right: 'vcenter: { url: "https://vcenter.fra.nordwind.example/sdk", credentials: vc-fra }',
    },
  },
  "source/missing-vddk": {
    meaning: "Machines of a source are to move warm, and it has no VDDK image.",
    why: "Warm migration copies changed blocks through VMware's VDDK and nothing else. Its licence forbids anybody to hand the image out: everyone builds their own.",
    fix: "Build the image, push it to your registry and name it in `vddk`; or set `migration.mode: cold`.",
    example: {
      wrong: "sources: { vc-fra: { site: fra } }",
      right: 'sources: { vc-fra: { site: fra, vddk: "registry.nordwind.example/vddk:8.0.3" } }',
    },
  },
  "source/missing-window": {
    meaning: "A source stands at a site without a migration window.",
    why: "Machines move in windows of the site at which they stand: none of this source would ever.",
    fix: "Add a window for the site.",
    example: {
      wrong: `
sources: { vc-ams: { site: ams } }
migration: { windows: { weekend: { site: fra } } }
`,
      right: `
sources: { vc-ams: { site: ams } }
migration: { windows: { weekend: { site: ams } } }
`,
    },
  },
  "source/unsupported-url": {
    meaning: "The URL of a vCenter does not end in `/sdk`.",
    why: "That is where vCenter answers. Forklift takes the URL as it is and would not connect.",
    fix: "Write the URL of the SDK.",
    example: {
      wrong: 'url: "https://vcenter.fra.nordwind.example/ui"',
      right: 'url: "https://vcenter.fra.nordwind.example/sdk"',
    },
  },
};
