/** Something that a person has to do, with the check that says it is done. */
export interface HandStep {
  readonly title: string;
  /** Why no machine does it. */
  readonly why: string;
  readonly todo: readonly string[];
  readonly check: readonly string[];
}
