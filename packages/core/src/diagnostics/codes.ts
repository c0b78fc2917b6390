import type { Severity } from "./diagnostic.ts";

/** What the registry says about a code. Its explanation stands in explanations/<area>.ts. */
export interface CodeEntry {
  /** A claim of at most 60 characters, without a full stop. */
  readonly title: string;
  /** Severity of its findings unless the finding says otherwise. */
  readonly severity: Severity;
  /** Version of vmf in which it first was reported. */
  readonly since: string;
}

/**
 * Every code that a finding can have: `area/kebab-case`, one line each, sorted, never reused. To add one: a line here,
 * an entry in explanations/<area>.ts (the compiler asks for it), and `npx tsx tools/generate-diagnostics.ts` for its page.
 * Names: unknown-x (dangling reference), duplicate-x, missing-x, conflicting-x, unsupported-x, exceeds-x, deprecated-x,
 * unused-x; an old word rather than a new one.
 */
// prettier-ignore
export const codes = {
  "allowance/missing-reason": { title: "An allowance gives no reason", severity: "error", since: "0.1" },
  "allowance/unknown-code": { title: "An allowance names a code that does not exist", severity: "error", since: "0.1" },
  "allowance/unsupported-error": { title: "An error cannot be allowed", severity: "error", since: "0.1" },
  "allowance/unused-allowance": { title: "An allowance allows nothing", severity: "warning", since: "0.1" },
  "assess/conflicting-source": { title: "An inventory's vCenter has another name than its source", severity: "info", since: "0.1" },
  "extras/unknown-place": { title: "A file of extras stands where nothing reads it", severity: "warning", since: "0.1" },
  "inventory/conflicting-dates": { title: "Dates can be read in two ways", severity: "warning", since: "0.1" },
  "inventory/conflicting-end": { title: "An inventory file does not match its own last line", severity: "error", since: "0.1" },
  "inventory/conflicting-machine": { title: "Rows fit several machines of one name", severity: "warning", since: "0.1" },
  "inventory/duplicate-machine": { title: "A machine is listed twice", severity: "error", since: "0.1" },
  "inventory/duplicate-record": { title: "An inventory file has a record twice", severity: "error", since: "0.1" },
  "inventory/exceeds-header": { title: "A column's header is too long", severity: "warning", since: "0.1" },
  "inventory/exceeds-line": { title: "A line of an inventory file is too long", severity: "error", since: "0.1" },
  "inventory/missing-column": { title: "The tab of machines has no column of names", severity: "error", since: "0.1" },
  "inventory/missing-end": { title: "An inventory file ends too early", severity: "error", since: "0.1" },
  "inventory/missing-header": { title: "A file is not an inventory", severity: "error", since: "0.1" },
  "inventory/missing-name": { title: "Rows of machines have no name", severity: "error", since: "0.1" },
  "inventory/missing-tab": { title: "An export has no tab of machines", severity: "error", since: "0.1" },
  "inventory/missing-vcenter": { title: "An export does not say which vCenter it is from", severity: "warning", since: "0.1" },
  "inventory/unknown-machine": { title: "Rows are about machines that are not listed", severity: "warning", since: "0.1" },
  "inventory/unsupported-line": { title: "A line of an inventory file cannot be read", severity: "error", since: "0.1" },
  "inventory/unsupported-value": { title: "Cells do not hold what their column says", severity: "warning", since: "0.1" },
  "inventory/unsupported-version": { title: "An inventory file is of a newer version", severity: "error", since: "0.1" },
  "migration/conflicting-dependency": { title: "Groups wait for each other", severity: "warning", since: "0.1" },
  "migration/incomplete-group": { title: "A group moves without all of its machines", severity: "warning", since: "0.1" },
  "migration/missing-zone-rules": { title: "The rules of a time zone are not known", severity: "error", since: "0.1" },
  "migration/unknown-group": { title: "A dependency names a group without machines", severity: "warning", since: "0.1" },
  "migration/unknown-host": { title: "The host of planned machines is not known", severity: "info", since: "0.1" },
  "model/conflicting-api": { title: "`api` is given for a cluster that we install", severity: "error", since: "0.1" },
  "model/invalid-expression": { title: "An expression does not compile", severity: "error", since: "0.1" },
  "model/missing-hardware": { title: "A node has no hardware", severity: "error", since: "0.1" },
  "model/missing-svm": { title: "A storage virtual machine is missing for a cluster", severity: "error", since: "0.1" },
  "model/missing-vlan": { title: "A network has no VLAN at a site", severity: "error", since: "0.1" },
  "model/reserved-network": { title: "A network has a name that means something else", severity: "error", since: "0.1" },
  "model/unknown-backend": { title: "A storage backend is not known", severity: "error", since: "0.1" },
  "model/unknown-cluster": { title: "A cluster is not known", severity: "error", since: "0.1" },
  "model/unknown-hardware": { title: "A model of hardware is not known", severity: "error", since: "0.1" },
  "model/unknown-network": { title: "A network for virtual machines is not known", severity: "error", since: "0.1" },
  "model/unknown-package": { title: "An operator's package is not known", severity: "error", since: "0.1" },
  "model/unknown-protocol": { title: "A backend does not have the protocol", severity: "error", since: "0.1" },
  "model/unknown-site": { title: "A site is not known", severity: "error", since: "0.1" },
  "model/unknown-time-zone": { title: "A time zone is not known", severity: "error", since: "0.1" },
  "model/unsupported-openshift": { title: "An OpenShift line is not known", severity: "error", since: "0.1" },
  "order/cycle": { title: "Components or resources wait for each other", severity: "error", since: "0.1" },
  "order/duplicate-resource": { title: "Two resources are the same object", severity: "error", since: "0.1" },
  "order/missing-provider": { title: "Something is needed that nothing brings", severity: "error", since: "0.1" },
  "output/edited-file": { title: "A generated file was edited by hand", severity: "error", since: "0.1" },
  "output/foreign-file": { title: "A file of someone else is in the way", severity: "error", since: "0.1" },
  "output/invalid-manifest": { title: "The manifest of generated files cannot be read", severity: "error", since: "0.1" },
  "output/unsupported-manifest": { title: "The manifest is of a newer vmf", severity: "error", since: "0.1" },
  "parse/conflicting-include": { title: "A key is given by two files", severity: "error", since: "0.1" },
  "parse/cyclic-alias": { title: "An alias stands within what it stands for", severity: "error", since: "0.1" },
  "parse/duplicate-key": { title: "A key is given twice", severity: "error", since: "0.1" },
  "parse/exceeds-aliases": { title: "Aliases expand to too much", severity: "error", since: "0.1" },
  "parse/exceeds-depth": { title: "Values are nested too deeply", severity: "error", since: "0.1" },
  "parse/exceeds-size": { title: "A file is too large", severity: "error", since: "0.1" },
  "parse/invalid-syntax": { title: "The text is not YAML", severity: "error", since: "0.1" },
  "parse/missing-content": { title: "A file is empty", severity: "error", since: "0.1" },
  "parse/missing-include": { title: "An include matches no file", severity: "error", since: "0.1" },
  "parse/several-documents": { title: "A file holds several documents", severity: "error", since: "0.1" },
  "parse/unknown-anchor": { title: "An alias names no anchor before it", severity: "error", since: "0.1" },
  "parse/unsupported-characters": { title: "A file holds characters that no text has", severity: "error", since: "0.1" },
  "parse/unsupported-directive": { title: "A YAML directive is not supported", severity: "error", since: "0.1" },
  "parse/unsupported-include": { title: "An included file includes others", severity: "error", since: "0.1" },
  "parse/unsupported-key": { title: "A key is not a plain name", severity: "error", since: "0.1" },
  "parse/unsupported-merge": { title: "A merge key is not followed by maps", severity: "error", since: "0.1" },
  "parse/unsupported-tag": { title: "A YAML tag is not supported", severity: "error", since: "0.1" },
  "plan/conflicting-bound": { title: "A bound is not what it claims to be", severity: "error", since: "0.1" },
  "plan/conflicting-dependency": { title: "A group moves before one that it waits for is over", severity: "error", since: "0.1" },
  "plan/conflicting-freeze": { title: "A wave moves on a frozen day", severity: "error", since: "0.1" },
  "plan/conflicting-gap": { title: "A gap is not the number of openings that it counts", severity: "error", since: "0.1" },
  "plan/conflicting-machine": { title: "A wave tells a machine otherwise than the inventory", severity: "error", since: "0.1" },
  "plan/conflicting-mapping": { title: "A mapping of a wave is not the one of factory.yaml", severity: "error", since: "0.1" },
  "plan/conflicting-mode": { title: "A machine is planned warm that cannot move so", severity: "error", since: "0.1" },
  "plan/conflicting-name": { title: "A name of a wave is no name, or is there twice", severity: "error", since: "0.1" },
  "plan/conflicting-opening": { title: "A wave's window does not open when the wave says", severity: "error", since: "0.1" },
  "plan/conflicting-order": { title: "The numbers of waves are not their order", severity: "error", since: "0.1" },
  "plan/conflicting-place": { title: "A machine goes elsewhere than factory.yaml says", severity: "error", since: "0.1" },
  "plan/conflicting-precopy": { title: "Precopies of a wave have no time, or the wrong one", severity: "error", since: "0.1" },
  "plan/conflicting-record": { title: "The record of a plan does not match its waves", severity: "error", since: "0.1" },
  "plan/conflicting-shared-disks": { title: "Machines that share a disk are torn apart", severity: "error", since: "0.1" },
  "plan/conflicting-site": { title: "A wave moves in a window of another site", severity: "error", since: "0.1" },
  "plan/conflicting-target": { title: "A name on the target is no name, or is taken", severity: "error", since: "0.1" },
  "plan/conflicting-waves": { title: "Two waves of a source are at work at one time", severity: "error", since: "0.1" },
  "plan/duplicate-machine": { title: "A machine is planned twice", severity: "error", since: "0.1" },
  "plan/exceeds-disks": { title: "A Forklift Plan has too many disks", severity: "error", since: "0.1" },
  "plan/exceeds-machines": { title: "A Forklift Plan has too many machines", severity: "error", since: "0.1" },
  "plan/exceeds-time": { title: "A wave does not fit into its window's time", severity: "error", since: "0.1" },
  "plan/exceeds-window": { title: "A window takes fewer machines than are planned in it", severity: "error", since: "0.1" },
  "plan/missing-machine": { title: "A machine is neither planned nor said to be left", severity: "error", since: "0.1" },
  "plan/missing-mapping": { title: "A wave does not map a network or datastore", severity: "error", since: "0.1" },
  "plan/missing-zone": { title: "The record lacks the rules of a time zone", severity: "error", since: "0.1" },
  "plan/refused-machine": { title: "A window does not take a machine that is planned in it", severity: "error", since: "0.1" },
  "plan/split-group": { title: "A group is torn apart", severity: "error", since: "0.1" },
  "plan/unknown-machine": { title: "A plan names a machine that the inventory does not have", severity: "error", since: "0.1" },
  "plan/unknown-source": { title: "A wave names no source, or machines of another one", severity: "error", since: "0.1" },
  "plan/unknown-window": { title: "A wave names a window that factory.yaml does not have", severity: "error", since: "0.1" },
  "spec/ambiguous-number": { title: "A number that YAML readers read differently", severity: "error", since: "0.1" },
  "spec/invalid-value": { title: "A value does not have the form it must have", severity: "error", since: "0.1" },
  "spec/missing-key": { title: "A required key is missing", severity: "error", since: "0.1" },
  "spec/unknown-key": { title: "A key is not known", severity: "error", since: "0.1" },
  "spec/unknown-value": { title: "A value is not one of those allowed", severity: "error", since: "0.1" },
  "spec/unsupported-version": { title: "The file's apiVersion or kind is not supported", severity: "error", since: "0.1" },
  "spec/wrong-type": { title: "A value is of the wrong type", severity: "error", since: "0.1" },
  "wave/conflicting-file-name": { title: "A wave's file is not named after it", severity: "error", since: "0.1" },
  "wave/conflicting-times": { title: "The times of a wave contradict each other", severity: "error", since: "0.1" },
  "wave/duplicate-machine": { title: "A machine is in two waves", severity: "error", since: "0.1" },
  "wave/duplicate-plan": { title: "Two plan entries have the same name", severity: "error", since: "0.1" },
  "wave/duplicate-target": { title: "Two machines get the same name on the target", severity: "error", since: "0.1" },
  "wave/duplicate-wave": { title: "Two waves have the same name", severity: "error", since: "0.1" },
} as const satisfies Readonly<Record<string, CodeEntry>>;

/** A key of the registry: `area/kebab-case`. */
export type Code = keyof typeof codes;

/** Whether a text is a code of the registry. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}
