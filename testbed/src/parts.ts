/** What the test bed is made of: which Go modules, which programs of them, at which versions. */

/** The Go release that the wrapper modules ask for. */
export const GO_VERSION = "1.26.0";

/** OpenShift 4.22 is Kubernetes 1.35. */
const KUBERNETES = "v1.35.8";

/** One program that is built from a module. */
export interface Tool {
  /** The name of the binary in the cache. */
  readonly name: ToolName;
  /** The Go package of its main. */
  readonly package: string;
  /** The version, for people. */
  readonly version: string;
  /** How long a build takes on two cores when Go has nothing cached, in words. */
  readonly coldBuild: string;
  /** `-X` settings for the linker: package variable and value. */
  readonly stamps: readonly string[];
}

export type ToolName = "kustomize" | "etcd" | "kube-apiserver";

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
  const variables = "k8s.io/component-base/version";
  return [`${variables}.gitVersion=${version}`, `${variables}.gitMajor=${major}`, `${variables}.gitMinor=${minor}`];
}

export const MODULES: readonly GoModule[] = [
  {
    folder: "kustomize",
    requires: [{ path: "sigs.k8s.io/kustomize/kustomize/v5", version: "v5.8.1" }],
    tools: [
      {
        name: "kustomize",
        package: "sigs.k8s.io/kustomize/kustomize/v5",
        version: "v5.8.1",
        coldBuild: "half a minute",
        stamps: [],
      },
    ],
  },
  {
    folder: "kubernetes",
    requires: [
      { path: "go.etcd.io/etcd/server/v3", version: "v3.6.14" },
      { path: "k8s.io/kubernetes", version: KUBERNETES },
    ],
    tools: [
      {
        name: "etcd",
        package: "go.etcd.io/etcd/server/v3",
        version: "v3.6.14",
        coldBuild: "half a minute",
        stamps: [],
      },
      {
        name: "kube-apiserver",
        package: "k8s.io/kubernetes/cmd/kube-apiserver",
        version: KUBERNETES,
        coldBuild: "three to five minutes",
        stamps: versionStamps(KUBERNETES),
      },
    ],
  },
];
