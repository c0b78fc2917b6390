/**
 * What goes with each line of OpenShift: the operators that vmf installs, with the channel that fits the line and the
 * catalog that holds them, and where its release comes from. To support a new line, add it here.
 * Channels: the documentation of each product for OpenShift 4.22 (ACM 2.17, MTV 2.12, GitOps' rolling channel).
 */
export interface OperatorPackage {
  readonly channel: string;
  /** CatalogSource in `openshift-marketplace`. */
  readonly catalog: "redhat-operators" | "certified-operators";
}

export interface OpenShiftLine {
  readonly operators: Readonly<Record<string, OperatorPackage>>;
  /** Repository of release images; the tag is `<version>-x86_64`. */
  readonly releases: string;
}

export const openshiftLines: Readonly<Record<string, OpenShiftLine>> = {
  "4.22": {
    operators: {
      "advanced-cluster-management": { channel: "release-2.17", catalog: "redhat-operators" },
      "kubernetes-nmstate-operator": { channel: "stable", catalog: "redhat-operators" },
      "kubevirt-hyperconverged": { channel: "stable", catalog: "redhat-operators" },
      "mtv-operator": { channel: "release-v2.12", catalog: "redhat-operators" },
      "openshift-gitops-operator": { channel: "latest", catalog: "redhat-operators" },
      "trident-operator": { channel: "stable", catalog: "certified-operators" },
    },
    releases: "quay.io/openshift-release-dev/ocp-release",
  },
};
