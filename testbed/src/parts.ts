/** What the test bed is made of: which modules and crates, which programs of them, at which versions. */

/** The Go release that the wrapper modules ask for. */
export const GO_VERSION = "1.26.0";

/** The Rust release that the crates were built with; any newer one will do. */
export const RUST_VERSION = "1.89";

/** OpenShift 4.22 is Kubernetes 1.35. */
const KUBERNETES = "v1.35.8";

/** One program that is built from a part. */
export interface Tool {
  /** The name of the binary in the cache. */
  readonly name: ToolName;
  /** The Go package of its main, or the name of the crate's binary. */
  readonly package: string;
  /** The version, for people. */
  readonly version: string;
  /** How long a build takes on two cores when nothing of it is compiled yet, in words. */
  readonly coldBuild: string;
  /** `-X` settings for Go's linker: package variable and value. */
  readonly stamps?: readonly string[];
}

export type ToolName =
  | "argocd"
  | "config-policy-controller"
  | "etcd"
  | "ignition-validate"
  | "kube-apiserver"
  | "kubectl"
  | "kustomize"
  | "nmstate-check"
  | "policy-propagator"
  | "promtool";

/**
 * One committed Go module or Rust crate that does nothing but pin programs of others; those of Rust have a few lines of
 * their own, because the library comes without a program.
 */
export interface Part {
  readonly language: "go" | "rust";
  /** The folder below `testbed/`. */
  readonly folder: string;
  readonly requires: readonly { readonly path: string; readonly version: string }[];
  /** Whose replace lines have to be repeated, because those of a required module do not count. */
  readonly replacesOf?: string;
  /** Replace lines of our own, which go before those that are repeated. */
  readonly replaces?: readonly { readonly path: string; readonly by: string; readonly version: string }[];
  readonly tools: readonly Tool[];
}

/** Without these the server calls itself v0.0.0, and clients that look at the version go astray. */
function versionStamps(version: string): readonly string[] {
  const [major = "", minor = ""] = version.slice(1).split(".");
  const variables = "k8s.io/component-base/version";
  return [`${variables}.gitVersion=${version}`, `${variables}.gitMajor=${major}`, `${variables}.gitMinor=${minor}`];
}

export const PARTS: readonly Part[] = [
  {
    language: "go",
    folder: "kustomize",
    requires: [{ path: "sigs.k8s.io/kustomize/kustomize/v5", version: "v5.8.1" }],
    tools: [
      {
        name: "kustomize",
        package: "sigs.k8s.io/kustomize/kustomize/v5",
        version: "v5.8.1",
        coldBuild: "half a minute",
      },
    ],
  },
  {
    language: "go",
    folder: "kubernetes",
    requires: [
      { path: "go.etcd.io/etcd/server/v3", version: "v3.6.14" },
      { path: "k8s.io/kubernetes", version: KUBERNETES },
    ],
    replacesOf: "k8s.io/kubernetes",
    tools: [
      { name: "etcd", package: "go.etcd.io/etcd/server/v3", version: "v3.6.14", coldBuild: "half a minute" },
      {
        name: "kube-apiserver",
        package: "k8s.io/kubernetes/cmd/kube-apiserver",
        version: KUBERNETES,
        coldBuild: "three to five minutes",
        stamps: versionStamps(KUBERNETES),
      },
      {
        name: "kubectl",
        package: "k8s.io/kubernetes/cmd/kubectl",
        version: KUBERNETES,
        coldBuild: "a minute",
        stamps: versionStamps(KUBERNETES),
      },
    ],
  },
  {
    language: "go",
    folder: "argocd",
    requires: [{ path: "github.com/argoproj/argo-cd/v3", version: "v3.5.1" }],
    replacesOf: "github.com/argoproj/argo-cd/v3",
    replaces: [
      {
        path: "github.com/argoproj/argo-cd/gitops-engine",
        by: "github.com/argoproj/argo-cd/gitops-engine",
        // The version that its own go.mod names was never published.
        version: "v0.0.0-20260914071520-c9c369efcc5b",
      },
    ],
    tools: [
      {
        name: "argocd",
        package: "github.com/argoproj/argo-cd/v3/cmd",
        version: "v3.5.1",
        coldBuild: "five minutes",
      },
    ],
  },
  {
    language: "go",
    folder: "policy-propagator",
    requires: [{ path: "open-cluster-management.io/governance-policy-propagator", version: "v0.19.0" }],
    tools: [
      {
        name: "policy-propagator",
        package: "open-cluster-management.io/governance-policy-propagator",
        version: "v0.19.0",
        coldBuild: "three minutes",
      },
    ],
  },
  {
    language: "go",
    folder: "config-policy-controller",
    requires: [{ path: "open-cluster-management.io/config-policy-controller", version: "v0.19.0" }],
    tools: [
      {
        name: "config-policy-controller",
        package: "open-cluster-management.io/config-policy-controller",
        version: "v0.19.0",
        coldBuild: "three minutes",
      },
    ],
  },
  {
    language: "go",
    folder: "ignition",
    requires: [{ path: "github.com/coreos/ignition/v2", version: "v2.24.0" }],
    tools: [
      {
        name: "ignition-validate",
        package: "github.com/coreos/ignition/v2/validate",
        version: "v2.24.0",
        coldBuild: "ten seconds",
      },
    ],
  },
  {
    language: "go",
    folder: "prometheus",
    requires: [{ path: "github.com/prometheus/prometheus", version: "v0.305.0" }],
    tools: [
      {
        name: "promtool",
        package: "github.com/prometheus/prometheus/cmd/promtool",
        version: "v0.305.0",
        coldBuild: "three minutes",
      },
    ],
  },
  {
    language: "rust",
    folder: "nmstate",
    requires: [{ path: "nmstate", version: "2.2.62" }],
    tools: [{ name: "nmstate-check", package: "nmstate-check", version: "2.2.62", coldBuild: "two minutes" }],
  },
];
