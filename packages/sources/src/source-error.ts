/**
 * What kind of no the world said.
 * `not-found`: there is nothing at the path. `unreadable`: the system refuses to read or write it. `unsupported`: it is
 * something else than we read, and the fix says what to do. `damaged`: it is cut off or broken. `exceeds`: a limit that
 * protects this machine was reached. `aborted`: the caller's signal.
 */
export type SourceErrorKind = "not-found" | "unreadable" | "unsupported" | "damaged" | "exceeds" | "aborted";

/**
 * An operating error of this package, the only one that it throws: expected, and turned into a message by whoever called.
 * It is an exception and not a result because it comes out of the middle of streams and parsers, through code that has
 * nothing to say about it. `message` names the file and what is wrong with it, `fix` what to do; both are whole sentences.
 */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly kind: SourceErrorKind;
  readonly fix: string;

  constructor(kind: SourceErrorKind, message: string, fix: string) {
    super(message);
    this.kind = kind;
    this.fix = fix;
  }
}

/** Turns an error of the file system into ours; anything else is given back as it is. */
export function fromSystem(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new SourceError("not-found", `There is nothing at \`${path}\`.`, "Check the path.");
  }
  const said = systemErrors.get(code);
  if (said === undefined) return error;
  return new SourceError("unreadable", `\`${path}\` cannot be used: ${said}.`, "Check the path and the rights on it.");
}

const systemErrors: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EISDIR", "it is a folder"],
  ["ENOSPC", "there is no space left"],
  ["EROFS", "the file system is read-only"],
  ["EMFILE", "too many files are open"],
  ["EIO", "the disk reports an error"],
  ["ELOOP", "it is a circle of links"],
  ["ENAMETOOLONG", "the name is too long"],
  ["EEXIST", "something else is there already"],
]);
