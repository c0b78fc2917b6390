import type { KindName } from "@vmfactory/core";
import type { KindsByGroup } from "../kinds.table.ts";

/** How an operator may be told which namespaces it is for; `MultiNamespace` is offered by none of these. */
export type InstallMode = "OwnNamespace" | "SingleNamespace" | "AllNamespaces";

export interface PackageFacts {
  /** The CatalogSource that has it. */
  readonly catalog: "redhat-operators" | "certified-operators" | "community-operators";
  /** Channels in which `csv` is the newest; others of the package lead elsewhere and are not known here. */
  readonly channels: readonly string[];
  /** The newest ClusterServiceVersion. */
  readonly csv: string;
  readonly modes: readonly InstallMode[];
  /** Packages that are installed with it, in its namespace. */
  readonly dependencies?: readonly string[];
}

const all: readonly InstallMode[] = ["AllNamespaces"];
const own: readonly InstallMode[] = ["OwnNamespace"];
const any: readonly InstallMode[] = ["OwnNamespace", "SingleNamespace", "AllNamespaces"];

function redhat(csv: string, modes: readonly InstallMode[], ...channels: readonly string[]): PackageFacts {
  return { catalog: "redhat-operators", csv, modes, channels };
}

/**
 * What the catalogs of OpenShift 4.22 say of each package of the table of kinds. Install modes are from the bundles:
 * gitops-operator, multiclusterhub-operator, forklift (mtv-operator), kubernetes-nmstate (manifests/stable), trident
 * 26.6. OpenShift Virtualization's differs from its community edition, which is for all namespaces only.
 * Of the packages that vmf does not install, mode and version are a name that their catalog could have: nobody compares.
 */
export const packageFacts: Readonly<Record<string, PackageFacts>> = {
  "advanced-cluster-management": redhat("advanced-cluster-management.v2.17.0", any, "release-2.17"),
  "ansible-automation-platform-operator": redhat("aap-operator.v2.6.0", any, "stable-2.6", "stable-2.6-cluster-scoped"),
  "awx-operator": { ...redhat("awx-operator.v2.19.1", own, "alpha"), catalog: "community-operators" },
  "cluster-kube-descheduler-operator": redhat("clusterkubedescheduleroperator.v5.3.0", own, "stable"),
  "cluster-logging": redhat("cluster-logging.v6.5.0", any, "stable-6.5"),
  "cluster-observability-operator": redhat("cluster-observability-operator.v1.4.0", all, "stable"),
  "fence-agents-remediation": redhat("fence-agents-remediation.v0.7.0", all, "stable"),
  "group-sync-operator": { ...redhat("group-sync-operator.v0.0.36", all, "alpha"), catalog: "community-operators" },
  "kubernetes-nmstate-operator": redhat("kubernetes-nmstate-operator.4.22.0-202608010000", any, "stable"),
  "kubevirt-hyperconverged": redhat("kubevirt-hyperconverged-operator.v4.22.0", own, "stable"),
  "local-storage-operator": redhat("local-storage-operator.v4.22.0-202608010000", own, "stable"),
  "lvms-operator": redhat("lvms-operator.v4.22.0", own, "stable-4.22"),
  "mcg-operator": redhat("mcg-operator.v4.22.0-rhodf", any, "stable-4.22"),
  "metallb-operator": redhat("metallb-operator.v4.22.0-202608010000", any, "stable"),
  "mtv-operator": redhat("mtv-operator.v2.12.5", own, "release-v2.12"),
  nfd: redhat("nfd.4.22.0-202608010000", own, "stable"),
  "node-healthcheck-operator": {
    ...redhat("node-healthcheck-operator.v0.11.0", all, "stable"),
    dependencies: ["self-node-remediation"],
  },
  "node-maintenance-operator": redhat("node-maintenance-operator.v5.5.0", all, "stable"),
  "ocs-operator": redhat("ocs-operator.v4.22.0-rhodf", own, "stable-4.22"),
  "odf-csi-addons-operator": redhat("odf-csi-addons-operator.v4.22.0-rhodf", any, "stable-4.22"),
  "odf-multicluster-orchestrator": {
    ...redhat("odf-multicluster-orchestrator.v4.22.0-rhodf", all, "stable-4.22"),
    dependencies: ["odr-hub-operator"],
  },
  // The operator asks for these through a package odf-dependencies, which brings nothing else.
  "odf-operator": {
    ...redhat("odf-operator.v4.22.0-rhodf", own, "stable-4.22"),
    dependencies: ["mcg-operator", "ocs-operator", "odf-csi-addons-operator", "rook-ceph-operator"],
  },
  "odr-cluster-operator": redhat("odr-cluster-operator.v4.22.0-rhodf", all, "stable-4.22"),
  "odr-hub-operator": redhat("odr-hub-operator.v4.22.0-rhodf", all, "stable-4.22"),
  "openshift-cert-manager-operator": redhat("cert-manager-operator.v1.20.0", any, "stable-v1"),
  "openshift-external-secrets-operator": redhat("external-secrets-operator.v1.1.0", all, "stable-v1"),
  "openshift-gitops-operator": redhat("openshift-gitops-operator.v1.20.0", all, "latest", "gitops-1.20"),
  "redhat-oadp-operator": redhat("oadp-operator.v1.5.0", own, "stable"),
  "rook-ceph-operator": redhat("rook-ceph-operator.v4.22.0-rhodf", own, "stable-4.22"),
  "self-node-remediation": redhat("self-node-remediation.v0.13.0", all, "stable"),
  "sriov-network-operator": redhat("sriov-network-operator.v4.22.0-202608010000", own, "stable"),
  submariner: redhat("submariner.v0.18.1", any, "stable-0.18"),
  "trident-operator": {
    ...redhat("trident-operator.v26.6.1", all, "stable"),
    catalog: "certified-operators",
  },
};

/** CatalogSources of a bare OpenShift, in the namespace of the catalogs. */
export const defaultCatalogs: readonly string[] = [
  "certified-operators",
  "community-operators",
  "redhat-marketplace",
  "redhat-operators",
];
export const catalogNamespace = "openshift-marketplace";

/** Versions in which bundles store their kinds; all others are at v1alpha1. A kind goes before its group. */
const storageVersions: Readonly<Record<string, KindsByGroup>> = {
  v1: {
    "ceph.rook.io": "*",
    "cert-manager.io": "*",
    "external-secrets.io": "*",
    "kubevirt.io": "*",
    "local.storage.openshift.io": "LocalVolume",
    "networkaddonsoperator.network.kubevirt.io": "*",
    "nfd.openshift.io": "*",
    "nmstate.io": "*",
    "observability.openshift.io": "ClusterLogForwarder",
    "ocs.openshift.io": "*",
    "operator.open-cluster-management.io": "*",
    "operator.openshift.io": "KubeDescheduler",
    "sriovnetwork.openshift.io": "*",
    "trident.netapp.io": "*",
    "velero.io": "*",
  },
  v1alpha1: { "external-secrets.io": "PushSecret" },
  v1beta1: {
    "argoproj.io": "ArgoCD",
    "automationcontroller.ansible.com": "*",
    "automationhub.ansible.com": "*",
    "awx.ansible.com": "*",
    "cdi.kubevirt.io": "*",
    "forklift.konveyor.io": "*",
    "hco.kubevirt.io": "*",
    "metallb.io": "*",
    "nodemaintenance.medik8s.io": "*",
  },
  v1beta2: { "metallb.io": "BGPPeer" },
  v1beta3: { "ssp.kubevirt.io": "SSP" },
};

/** The version in which a kind of a bundle is stored. */
export function storageVersionOf({ group, kind }: KindName): string {
  const versions = Object.entries(storageVersions);
  const named = versions.find(([, groups]) => groups[group] === kind);
  const grouped = versions.find(([, groups]) => groups[group] === "*");
  return (named ?? grouped)?.[0] ?? "v1alpha1";
}
