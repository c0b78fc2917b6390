import type { Scope } from "../resources/resource.ts";

/** Folders of a user's repository, relative to the factory's root. Only the stage `files` makes paths. */

/** What is the same on every cluster that has a component. */
export const componentFolder = (name: string): string => `components/${name}`;

/** Which Applications a group of clusters has. */
export const groupFolder = (group: Scope): string => `groups/${group}`;

/** What the root Application of a cluster reads. */
export const clusterFolder = (cluster: string): string => `clusters/${cluster}`;

/** Manifests of the Applications that only one cluster has in this form. */
export const applicationsFolder = (cluster: string): string => `${clusterFolder(cluster)}/applications`;

/** A cluster's own part of a component. */
export const overlayFolder = (cluster: string, component: string): string => `${clusterFolder(cluster)}/${component}`;

/** What the hub holds of a managed cluster. */
export const provisioningFolder = (hub: string, cluster: string): string => `${clusterFolder(hub)}/clusters/${cluster}`;

/** Names that a component cannot have, because the folder of a cluster has folders of these names. */
export const reservedNames: readonly string[] = ["applications", "clusters"];

export const bootstrapFolder = ".bootstrap";
export const schemaPath = ".vmf/factory.schema.json";

/** Where a path of the repository belongs: the way back from the functions above. */
export type PathPlace =
  | { readonly kind: "component"; readonly component: string }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "cluster"; readonly cluster: string }
  | { readonly kind: "bootstrap" };

/** Where a path belongs; undefined for pages, people's folders and what is not of a compiled repository. */
export function placeOfPath(path: string): PathPlace | undefined {
  const [top, second = "", third] = path.split("/");
  if (third === undefined) return undefined;
  if (top === "components") return { kind: "component", component: second };
  if (top === "groups") return { kind: "group", group: second };
  if (top === "clusters") return { kind: "cluster", cluster: second };
  return top === bootstrapFolder ? { kind: "bootstrap" } : undefined;
}
