import type { KubeObject } from "@vmfactory/core";
import { textAt } from "./fields.ts";

/** The owner reference to an object, as its controller writes it; none where the object has no uid. */
export function ownerReferences(owner: KubeObject): readonly Readonly<Record<string, unknown>>[] {
  const uid = textAt(owner, "metadata", "uid");
  const { apiVersion, kind, metadata } = owner;
  return uid === undefined
    ? []
    : [{ apiVersion, blockOwnerDeletion: true, controller: true, kind, name: metadata.name, uid }];
}
