import type { Explanations } from "./explanation.ts";

export const source: Explanations<"source"> = {
  "source/conflicting-name": {
    meaning: "A source is called like a cluster, or `host`, which is Forklift's own Provider of the hub.",
    why: "Sources and clusters are Providers of Forklift in one namespace, by their names.",
    fix: "Give it another name, such as `vc-prod1`.",
    example: { wrong: "sources:\n  prod1: {}", right: "sources:\n  vc-prod1: {}" },
  },
  "source/duplicate-server": {
    meaning: "Two sources are the same vCenter.",
    why: "Each counts its own transfers from an ESXi host: together they would load it with twice what it bears.",
    fix: "Describe each vCenter once.",
    example: {
      wrong:
        "sources:\n  a: { vcenter: { url: 'https://vcenter.example/sdk' } }\n  b: { vcenter: { url: 'https://VCENTER.example/sdk' } }",
      right: "sources:\n  a: { vcenter: { url: 'https://vcenter.example/sdk' } }",
    },
  },
  "source/insecure-connection": {
    meaning: "The certificate of a vCenter is not verified.",
    why: "Whoever stands between can read an administrator's password and every disk that is copied.",
    fix: "Take `verify: false` out and put vCenter's CA into the Secret as `ca.crt`.",
    example: {
      wrong: "vcenter: { url: 'https://vcenter.example/sdk', credentials: vc-fra, verify: false }",
      right: "vcenter: { url: 'https://vcenter.example/sdk', credentials: vc-fra }",
    },
  },
  "source/literal-secret": {
    meaning: "The URL of a vCenter has a user or a password in it.",
    why: "It stands in a generated Provider, so it is in Git and on the hub, and must be taken for known.",
    fix: "Take it out, change the password, and put both into the Secret that `credentials` names.",
    example: {
      wrong: "url: 'https://administrator:…@vcenter.example/sdk'",
      right: "url: 'https://vcenter.example/sdk'",
    },
  },
  "source/missing-vddk": {
    meaning: "Machines of a source are to move warm, and it has no image of VMware's VDDK.",
    why: "Warm migration copies through VDDK. Without it Plans do not start, and cold copies are slow.",
    fix: "Build an image of VDDK, push it to your registry and name it in `vddk`; or set `migration.mode: cold`. VMware's licence forbids us to ship it.",
    example: {
      wrong: "vc-fra: { site: fra }",
      right: "vc-fra: { site: fra, vddk: registry.nordwind.example/vddk:8.0.3 }",
    },
  },
  "source/missing-window": {
    meaning: "A source stands at a site for which there is no migration window.",
    why: "Machines move in windows of the site at which they stand: none of this source would ever.",
    fix: "Add a window with this site to `migration.windows`.",
    example: {
      wrong: "sources:\n  vc-ams: { site: ams }\nmigration:\n  windows:\n    weekend: { site: fra }",
      right: "sources:\n  vc-ams: { site: ams }\nmigration:\n  windows:\n    weekend: { site: ams }",
    },
  },
  "source/unsupported-url": {
    meaning: "The URL of a vCenter does not end in `/sdk`.",
    why: "That is where vCenter answers. Forklift takes the URL as it is and would not connect.",
    fix: "Write `/sdk` behind the host.",
    example: { wrong: "url: 'https://vcenter.example/ui'", right: "url: 'https://vcenter.example/sdk'" },
  },
};
