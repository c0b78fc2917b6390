/** What the test bed is made of: which Go modules, which programs of them, at which versions. */

export const GO_VERSION = "1.26.0";

const KUBERNETES = "v1.35.8";

/** One program that is built from a module. */
export interface Tool {
  /** The name of the binary in the cache. */
  readonly name: string;
  /** The Go package of its main. */
  readonly package: string;
  /** `-X` settings for the linker: package variable and value. */
  readonly stamps: readonly string[];
  /** How long a cold build took on two cores, in words, for the progress line. */
  readonly takes: string;
}

/** One committed Go module that does nothing but pin programs of others. */
export interface GoModule {
  /** The folder below `testbed/`. */
  readonly folder: string;
  readonly requires: readonly { readonly path: string; readonly version: string }[];
  readonly tools: readonly Tool[];
}

/** Without these the server calls itself v0.0.0, and clients that look at the version go astray. */
function versionStamps(version: string): readonly string[] {
  const [major = "", minor = ""] = version.slice(1).split(".");
  const at = "k8s.io/component-base/version";
  return [`${at}.gitVersion=${version}`, `${at}.gitMajor=${major}`, `${at}.gitMinor=${minor}`];
}

export const MODULES: readonly GoModule[] = [
  {
    folder: "kustomize",
    requires: [{ path: "sigs.k8s.io/kustomize/kustomize/v5", version: "v5.8.1" }],
    tools: [
      { name: "kustomize", package: "sigs.k8s.io/kustomize/kustomize/v5", stamps: [], takes: "half a minute" },
    ],
  },
  {
    folder: "kubernetes",
    requires: [
      { path: "go.etcd.io/etcd/server/v3", version: "v3.6.14" },
      { path: "k8s.io/kubernetes", version: KUBERNETES },
    ],
    tools: [
      { name: "etcd", package: "go.etcd.io/etcd/server/v3", stamps: [], takes: "half a minute" },
      {
        name: "kube-apiserver",
        package: "k8s.io/kubernetes/cmd/kube-apiserver",
        stamps: versionStamps(KUBERNETES),
        takes: "five minutes",
      },
    ],
  },
];
