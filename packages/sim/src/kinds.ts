import type { KindName } from "@vmfactory/core";
import { kindNames } from "./fields.ts";
import { openshiftTable, packagesTable } from "./kinds.table.ts";

/** The custom kinds that a bare OpenShift serves before anything is installed. Kubernetes' own are not among them. */
export function openshiftKinds(): readonly KindName[] {
  return kindNames(openshiftTable);
}

/**
 * The kinds that an OLM package brings at a stage: `bundle`, or the kind of the resource that its operator must have
 * been given. None if the package has no such stage or is not known.
 */
export function kindsOf(packageName: string, stage: string): readonly KindName[] {
  return kindNames(packagesTable[packageName]?.[stage] ?? {});
}
