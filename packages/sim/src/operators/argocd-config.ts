import { printYaml, type KubeObject } from "@vmfactory/core";
import { listAt, textAt, textRecordAt, valueAt } from "../fields.ts";

/**
 * The data of `argocd-cm`, Argo CD's settings, from an ArgoCD resource, as argocd-operator writes them; what people put
 * into `extraConfig` goes before all of it. Left out: `dex.config` (who may log in), banners, local users, versions of
 * kustomize.
 */
export function argocdSettings(argocd: KubeObject): Readonly<Record<string, string>> {
  const text = (field: string): string => textAt(argocd, "spec", field) ?? "";
  const flag = (field: string): string => String(valueAt(argocd, "spec", field) === true);
  const respectRbac = textAt(argocd, "spec", "controller", "respectRBAC");
  return {
    "admin.enabled": String(valueAt(argocd, "spec", "disableAdmin") !== true),
    "application.instanceLabelKey": text("applicationInstanceLabelKey") || "app.kubernetes.io/instance",
    "application.resourceTrackingMethod": trackingMethod(text("resourceTrackingMethod")),
    "exec.enabled": flag("webTerminalEnabled"),
    "ga.anonymizeusers": flag("gaAnonymizeUsers"),
    "ga.trackingid": text("gaTrackingID"),
    "help.chatText": text("helpChatText"),
    "help.chatUrl": text("helpChatURL"),
    "kustomize.buildOptions": text("kustomizeBuildOptions"),
    "oidc.config": text("oidcConfig"),
    "resource.exclusions": text("resourceExclusions") || exclusions(),
    "resource.inclusions": text("resourceInclusions"),
    "resource.sensitive.mask.annotations": "openshift.io/token-secret.value",
    "server.rbac.disableApplicationFineGrainedRBACInheritance": "false",
    "statusbadge.enabled": flag("statusBadgeEnabled"),
    url: `https://${textAt(argocd, "spec", "server", "host") ?? `${argocd.metadata.name}-server`}`,
    "users.anonymous.enabled": flag("usersAnonymousEnabled"),
    ...(respectRbac === undefined ? {} : { "resource.respectRBAC": respectRbac }),
    ...customizations(argocd, "resourceHealthChecks", ["health", (one) => textAt(one, "check") ?? ""]),
    ...customizations(argocd, "resourceActions", ["actions", (one) => textAt(one, "action") ?? ""]),
    ...ignoredDifferences(argocd),
    ...textRecordAt(argocd, "spec", "extraConfig"),
  };
}

/** The data of `argocd-rbac-cm`: who may do what. */
export function argocdPermissions(argocd: KubeObject): Readonly<Record<string, string>> {
  const given = (field: string, otherwise: string): string => {
    const value = valueAt(argocd, "spec", "rbac", field);
    return typeof value === "string" ? value : otherwise;
  };
  return {
    "policy.csv": given("policy", ""),
    "policy.default": given("defaultPolicy", "role:readonly"),
    scopes: given("scopes", "[groups]"),
  };
}

/** An unknown method is taken for the default one. */
const trackingMethod = (method: string): string =>
  ["annotation", "annotation+label", "label"].includes(method) ? method : "annotation";

/** Settings for single kinds, by the key that Argo CD reads: `resource.customizations.health.<group>_<kind>`. */
function customizations(
  argocd: KubeObject,
  field: string,
  [what, valueOf]: readonly [string, (one: unknown) => string],
): Readonly<Record<string, string>> {
  return Object.fromEntries(listAt(argocd, "spec", field).map((one) => [keyOf(what, one), valueOf(one)]));
}

function keyOf(what: string, one: unknown): string {
  const group = textAt(one, "group");
  return `resource.customizations.${what}.${group === undefined ? "" : `${group}_`}${textAt(one, "kind") ?? ""}`;
}

function ignoredDifferences(argocd: KubeObject): Readonly<Record<string, string>> {
  const everywhere = valueAt(argocd, "spec", "resourceIgnoreDifferences", "all");
  const listed = listAt(argocd, "spec", "resourceIgnoreDifferences", "resourceIdentifiers");
  return {
    ...(everywhere === undefined ? {} : { "resource.customizations.ignoreDifferences.all": printYaml(everywhere) }),
    ...Object.fromEntries(
      listed.map((one) => [keyOf("ignoreDifferences", one), printYaml(valueAt(one, "customization") ?? {})]),
    ),
  };
}

type Excluded = readonly [groups: readonly string[], kinds: string];

/** What Argo CD 3 leaves out unless it is told otherwise. */
const excluded: readonly Excluded[] = [
  [["", "discovery.k8s.io"], "Endpoints EndpointSlice"],
  [["apiregistration.k8s.io"], "APIService"],
  [["coordination.k8s.io"], "Lease"],
  [
    ["authentication.k8s.io", "authorization.k8s.io"],
    "SelfSubjectReview TokenReview LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview",
  ],
  [["certificates.k8s.io"], "CertificateSigningRequest"],
  [["cert-manager.io"], "CertificateRequest"],
  [["cilium.io"], "CiliumIdentity CiliumEndpoint CiliumEndpointSlice"],
  [
    ["kyverno.io", "reports.kyverno.io", "wgpolicyk8s.io"],
    "PolicyReport ClusterPolicyReport EphemeralReport ClusterEphemeralReport AdmissionReport ClusterAdmissionReport BackgroundScanReport ClusterBackgroundScanReport UpdateRequest",
  ],
];

/** The text of Argo CD's setting for what it is to leave out, on all clusters: its defaults, and more. */
export function exclusions(...more: readonly Excluded[]): string {
  const rows = [...excluded, ...more];
  return printYaml(rows.map(([apiGroups, kinds]) => ({ apiGroups, clusters: ["*"], kinds: kinds.split(" ") })));
}
