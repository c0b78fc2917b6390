import { testModel } from "../model/test-model.fixture.ts";
import { buildResources } from "./build-resources.ts";
import type { Built, KubeObject, Resource } from "./resource.ts";

/** What is built of the test's factory, changed by a patch. */
export function built(patch = ""): Built {
  return buildResources(testModel(patch));
}

/** The one resource of a kind and name, on a cluster if there are several; throws if there is not exactly one. */
export function resource({ resources }: Built, kind: string, name: string, cluster?: string): Resource {
  const found = resources.filter(({ object, placement }) => {
    const on = "cluster" in placement ? placement.cluster : undefined;
    return object.kind === kind && object.metadata.name === name && (cluster === undefined || on === cluster);
  });
  const [one] = found;
  if (one === undefined || found.length > 1)
    throw new Error(`${found.length} resources ${kind} ${name} ${cluster ?? ""}`);
  return one;
}

export function object(of: Built, kind: string, name: string, cluster?: string): KubeObject {
  return resource(of, kind, name, cluster).object;
}

/** `Kind/name` of what a component holds, with the cluster where it is that cluster's own: sorted. */
export function contents({ resources }: Built, component: string): string[] {
  return resources
    .filter(({ placement }) => "component" in placement && placement.component === component)
    .map(
      ({ object: { kind, metadata }, placement }) =>
        `${kind}/${metadata.name}${"cluster" in placement ? ` of ${placement.cluster}` : ""}`,
    )
    .sort();
}

/** `Kind/name` of what the hub holds of a managed cluster, in their order. */
export function provisioned({ resources }: Built, cluster: string): string[] {
  return resources
    .filter(({ placement }) => placement.layer === "provisioning" && placement.cluster === cluster)
    .map(({ object: { kind, metadata } }) => `${kind}/${metadata.name}`);
}
