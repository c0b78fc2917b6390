import type { Site } from "./site.ts";

/** Tells Argo CD of a commit, as a Git server's call does. */
export async function refresh({ api }: Site, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = `/apis/argoproj.io/v1alpha1/namespaces/openshift-gitops/applications/${name}`;
    const text = JSON.stringify({ metadata: { annotations: { "argocd.argoproj.io/refresh": "normal" } } });
    await api.send({ method: "PATCH", path, body: { type: "application/merge-patch+json", text } });
  }
}
