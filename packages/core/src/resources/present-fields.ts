/**
 * An object of the fields that have a value; which fields it may have, the type says that is expected of it. So a field
 * that is there only sometimes stands among the others, and its name is checked like theirs: of what is spread into an
 * object, TypeScript does not check the names.
 */
export function presentFields<T extends object>(fields: MaybeAbsent<NoInfer<T>>): T {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Only fields that T need not have are left out.
  return Object.fromEntries(entries) as T;
}

/** What an object may lack may be given as undefined; a map may lack any of its keys. */
type MaybeAbsent<T> = {
  readonly [Field in keyof T]: string extends Field
    ? T[Field] | undefined
    : T[Field] | (object extends Pick<T, Field> ? undefined : never);
};
