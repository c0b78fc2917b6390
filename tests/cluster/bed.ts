/** The running bed as the tests of a file use it, and the reason for which they cannot. */
import { openApplier, openClusterApi, readCrdIndex, type Applier } from "@vmfactory/testbed";
import { inject } from "vitest";
import type { Bed } from "./start-bed.ts";

type ReadyBed = Extract<Bed, { readonly kind: "ready" }>;

/** `undefined` where this machine cannot build the bed; `start-bed.ts` said why. */
export function findBed(): ReadyBed | undefined {
  const bed = inject("bed");
  return bed.kind === "ready" ? bed : undefined;
}

/** What shows objects to the server; `undefined` also where the CRDs are not at hand. */
export function findApplier(): Applier | undefined {
  const bed = findBed();
  if (bed === undefined || bed.crds.kind === "missing") return undefined;
  const index = readCrdIndex(bed.crds.folder);
  return index.kind === "missing" ? undefined : openApplier(openClusterApi(bed.access), index);
}
