/** Something that we said was impossible happened: a defect of ours, caught only where a program begins. */
export class Bug extends Error {
  override readonly name = "Bug";
}

/** Throws `Bug` with the message unless the condition holds. Never for the user's input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** Closes a switch over a union: a member that was forgotten is a type error. */
export function assertNever(value: never): never {
  throw new Bug(`unexpected value ${JSON.stringify(value)}`);
}
