// Made from CustomResourceDefinitions by `npm run generate`: which fields the API server takes. Do not edit.
import type { KubeMetadata } from "../resource.ts";

export type VolumeSnapshotClass = {
  readonly apiVersion: "snapshot.storage.k8s.io/v1";
  readonly kind: "VolumeSnapshotClass";
  readonly metadata: KubeMetadata;
  readonly deletionPolicy: "Delete" | "Retain";
  readonly driver: string;
  readonly parameters?: Readonly<Record<string, string>>;
};
