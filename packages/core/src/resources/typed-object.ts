import type { CoreObject, CustomResourceDefinition, CustomResourceDefinitionStatus } from "./core-kinds.ts";
import type { ArgoCD, ArgoCDStatus } from "./crds/argoproj.io.gen.ts";
import type { CustomResource } from "./crds/custom-resource.gen.ts";
import type { ConfigurationPolicy, Policy } from "./crds/policy.open-cluster-management.io.gen.ts";
import type { KubeObject } from "./resource.ts";
import type { TridentObject } from "./trident-kinds.ts";

/**
 * Every object that vmf emits is one of these: apiVersion and kind say which, and the compiler of TypeScript refuses a
 * field that this kind does not have. A kind that is not here is added to tools/crd-types.table.ts.
 */
export type TypedObject = PlainObject | Policy<PolicyTemplate>;

/** What carries no other objects. */
export type PlainObject = CoreObject | CustomResource | TridentObject;

/** What stands in a Policy: it makes objects, or looks whether some are as they should be. */
export type PolicyTemplate = ConfigurationPolicy<PlainObject | ExpectedObject>;

/** An object that a policy only looks at: which one, and what its status should say. */
export type ExpectedObject =
  | Expected<ArgoCD, ArgoCDStatus>
  | Expected<CustomResourceDefinition, CustomResourceDefinitionStatus>;

/** An object by its name. */
export type Identified<T extends KubeObject> = Pick<T, "apiVersion" | "kind" | "metadata">;

type Expected<T extends KubeObject, Status> = Identified<T> & { readonly status: DeepPartial<Status> };

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly DeepPartial<Item>[]
  : T extends object
    ? { readonly [Field in keyof T]?: DeepPartial<T[Field]> }
    : T;

/** What a list holds, whether there must be one or not. */
export type ItemOf<T extends readonly unknown[] | undefined> = NonNullable<T>[number];

/** The spec of a kind, whether the kind demands one or not. */
export type SpecOf<T extends { readonly spec?: unknown }> = NonNullable<T["spec"]>;
