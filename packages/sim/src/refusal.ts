/**
 * Why a cluster says no. `invalid`: the object itself is wrong. `not-served`: the cluster has no such kind.
 * `no-namespace`: the object's namespace is not there.
 */
export type RefusalKind = "invalid" | "not-served" | "no-namespace";

/** What the in-memory cluster answers to a write that a real API server would refuse; the message names the object. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
