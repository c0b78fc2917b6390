import { rmSync } from "node:fs";
import { join } from "node:path";
import { makeWorkFolder, readRepository } from "@vmfactory/testbed";
import { afterAll, describe, expect, test } from "vitest";
import { root as here } from "../../tools/imports.ts";
import { askValidators } from "./look-at.ts";
import { copyWith, expectFound, titled, type Mistake } from "./mistakes.ts";
import { validatorPrograms } from "./validator-programs.ts";

const base = makeWorkFolder();
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** What the validators say of a folder. */
function validate(root: string) {
  return askValidators(validatorPrograms!, readRepository(root).objects);
}

const isMissing = validatorPrograms === undefined;
const fixture = join(here, "testbed/fixtures/validators");

describe("the validators", () => {
  test.skipIf(isMissing)("understand the hand-made objects, and what could not be asked is said", async () => {
    const vmBridge = "ConfigurationPolicy sample-cluster/vm-bridge > NodeNetworkConfigurationPolicy vm-bridge";
    expect(await validate(fixture)).toEqual({
      texts: { "nmstate-check": 2, "ignition-validate": 2, promtool: 1 },
      findings: [],
      unasked: [`policy.yaml: Policy small-policies/networks > ${vmBridge}: spec.desiredState: mappings to \`br-ex\``],
    });
  });
});

const config = "nmstate-config.yaml: NMStateConfig prod1/a: spec.config";
const nested =
  "policy.yaml: Policy small-policies/networks > ConfigurationPolicy sample-cluster/vm-bridge > NodeNetworkConfigurationPolicy vm-bridge: spec.desiredState";
const machine = "machine-config.yaml: MachineConfig 99-worker-multipath: spec.config";
const rules = "alerts.yaml: PrometheusRule small-migration/small-factory: spec";

/** What is found of them is the beginning of each sentence. */
const mistakes: readonly (Mistake & { readonly found: readonly string[] })[] = [
  {
    mistake: "nmstate: a bond of a mode that does not exist",
    file: "policy.yaml",
    from: "mode: active-backup",
    to: "mode: lacpx",
    found: [`${nested}.interfaces[0].link-aggregation.mode: unknown variant \`lacpx\`, expected one of \`0\`, `],
  },
  {
    mistake: "nmstate: a field that an interface does not have",
    file: "nmstate-config.yaml",
    from: "mtu: 1500",
    to: "mtus: 1500",
    found: [`${config}.interfaces[0].mtus: unknown field \`mtus\``],
  },
  {
    mistake: "nmstate: a field that a document does not have",
    file: "nmstate-config.yaml",
    from: "dns-resolver:",
    to: "dns-resolvers:",
    found: [`${config}.dns-resolvers: unknown field \`dns-resolvers\`, expected one of `],
  },
  {
    mistake: "nmstate: an address that is none",
    file: "nmstate-config.yaml",
    from: "ip: 10.0.0.11",
    to: "ip: 10.0.0.311",
    found: [`${config}.interfaces[0]: invalid IP address syntax`],
  },
  {
    mistake: "nmstate: a route through an interface that is not there",
    file: "nmstate-config.yaml",
    from: "next-hop-interface: eno1",
    to: "next-hop-interface: eno7",
    found: [`${config}: Route 'destination: 0.0.0.0/0 next-hop-interface: eno7 next-hop-address: 10.0.0.1': next hop`],
  },
  {
    mistake: "nmstate: a route through an interface that has no address",
    file: "nmstate-config.yaml",
    from: "enabled: true\n          dhcp: false",
    to: "enabled: false",
    found: [
      `${config}: The next hop interface of desired Route 'destination: 0.0.0.0/0 next-hop-interface: eno1 next-hop-address: 10.0.0.1' has been marked as IPv4 disabled`,
    ],
  },
  {
    mistake: "nmstate: an interface described twice",
    file: "nmstate-config.yaml",
    from: "    routes:",
    to: "      - name: ens1\n        type: ethernet\n        state: up\n      - name: ens1\n        type: ethernet\n        state: up\n    routes:",
    found: [`${config}.interfaces[2]: ens1 is described twice`],
  },
  {
    mistake: "nmstate: a broken bridge beside a mapping that cannot be asked about",
    file: "policy.yaml",
    from: "- name: bond1\n                    ovn",
    to: "- names: bond1\n                    ovn",
    found: [`${nested}.interfaces[1].bridge.port[0].names: `],
  },
  {
    mistake: "Ignition: a field that a file does not have",
    file: "machine-config.yaml",
    from: "mode: 420",
    to: "modes: 420",
    found: [`${machine}.storage.files[0].modes: unused key modes`],
  },
  {
    mistake: "Ignition: a mode that no file can have",
    file: "machine-config.yaml",
    from: "mode: 420",
    to: "mode: 99999",
    found: [
      `${machine}.storage.files[0].mode: illegal file mode`,
      `${machine}.storage.files[0].mode: setuid/setgid/sticky bits are not supported`,
    ],
  },
  {
    mistake: "Ignition: a mode in words",
    file: "machine-config.yaml",
    from: "mode: 420",
    to: 'mode: "0644"',
    found: [`${machine}: json: cannot unmarshal string into Go struct field`],
  },
  {
    mistake: "Ignition: content from where no machine can fetch it",
    file: "machine-config.yaml",
    from: "source: data:",
    to: "source: gopher:",
    found: [`${machine}.storage.files[0].contents.source: invalid url scheme`],
  },
  {
    mistake: "Ignition: a version that no machine reads",
    file: "machine-config.yaml",
    from: "version: 3.4.0",
    to: "version: 9.4.0",
    found: [`${machine}: couldn't parse config: unsupported config version`],
  },
  {
    mistake: "Ignition: the overrides of an installation",
    file: "infra-env.yaml",
    from: '"/etc/small"',
    to: '"etc/small"',
    found: [
      "infra-env.yaml: InfraEnv prod1/prod1: spec.ignitionConfigOverride.storage.files[0].path: path not absolute",
    ],
  },
  {
    mistake: "rules: an expression that is none",
    file: "alerts.yaml",
    from: 'up{job="kubelet"} == 0',
    to: 'up{job="kubelet"} ==',
    found: [`${rules}.groups[1].rules[0]: group "nodes", rule 1, "NodeIsSilent": could not parse expression: `],
  },
  {
    mistake: "rules: a function of templates that does not exist",
    file: "alerts.yaml",
    from: "{{ $value }}",
    to: "{{ $value | rounded }}",
    found: [
      `${rules}.groups[0].rules[0]: group "machines", rule 1, "MachineStaysOff": annotation "summary": template: `,
    ],
  },
  {
    mistake: "rules: a length of time that is none",
    file: "alerts.yaml",
    from: "for: 5m",
    to: "for: 5minutes",
    found: [`${rules}.groups[1].rules[0].for: unknown unit "minutes" in duration "5minutes"`],
  },
  {
    mistake: "rules: a field that a rule does not have",
    file: "alerts.yaml",
    from: "for: 5m",
    to: "since: 5m",
    found: [`${rules}.groups[1].rules[0].since: field since not found in type rulefmt.Rule`],
  },
  {
    mistake: "rules: a rule that stands twice",
    file: "alerts.yaml",
    from: "    - name: nodes\n      rules:",
    to: "    - name: nodes\n      rules:\n        - record: small:machines:running\n          expr: vector(1)",
    found: [`${rules}: lint error 1 duplicate rule(s) found. Metric: small:machines:running`],
  },
  {
    mistake: "rules: a group that stands twice",
    file: "alerts.yaml",
    from: "name: nodes",
    to: "name: machines",
    found: [`${rules}: groupname: "machines" is repeated in the same file`],
  },
];

describe("each validator can fail, and names the file, the object and the place", () => {
  test.skipIf(isMissing).each(titled(mistakes))("%s", async (_, one) => {
    const { findings } = await validate(copyWith(base, fixture, one));
    expectFound(findings, { found: one.found.map(beginsWith) });
  });
});

function beginsWith(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`);
}
