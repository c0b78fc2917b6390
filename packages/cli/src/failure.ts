/**
 * What the world can say no to. `usage`: the command line asks for something that cannot be; `not-found`, `forbidden`,
 * `full`, `busy`, `not-a-file`, `too-large`, `not-text`, `in-the-way`: about files; `other`: any other answer of the system.
 */
export type FailureKind =
  | "busy"
  | "forbidden"
  | "full"
  | "in-the-way"
  | "interrupted"
  | "not-a-file"
  | "not-found"
  | "not-text"
  | "other"
  | "too-large"
  | "usage";

/**
 * An operating error: expected, with a kind for whoever can handle it, and sentences for people. It is thrown, not
 * returned, because in this program almost every caller can only let it pass to `main.ts`, which ends with 2.
 */
export class OperatingError extends Error {
  override readonly name = "OperatingError";
  readonly kind: FailureKind;
  /** What to do about it. */
  readonly remedy: string | undefined;

  constructor(kind: FailureKind, message: string, remedy?: string) {
    super(message);
    this.kind = kind;
    this.remedy = remedy;
  }
}

/** Something that failed because the command line asks for what cannot be. */
export function usageError(message: string, remedy?: string): OperatingError {
  return new OperatingError("usage", message, remedy);
}

interface Reason {
  readonly kind: FailureKind;
  readonly text: string;
  readonly remedy?: string;
}

const reasons: Readonly<Record<string, Reason>> = {
  EACCES: { kind: "forbidden", text: "permission denied", remedy: "Check who owns it and what its mode allows." },
  EBUSY: { kind: "busy", text: "it is in use" },
  EDQUOT: { kind: "full", text: "the disk quota is used up", remedy: "Free space and run the same command again." },
  EEXIST: { kind: "in-the-way", text: "it is there already" },
  EFBIG: {
    kind: "full",
    text: "the file would be larger than the limit allows",
    remedy: "Raise the limit (`ulimit -f`) and run the same command again.",
  },
  EIO: { kind: "other", text: "the device reports an input/output error" },
  EISDIR: { kind: "not-a-file", text: "it is a folder" },
  ELOOP: { kind: "not-a-file", text: "its symbolic links lead in a circle" },
  EMFILE: { kind: "other", text: "too many files are open", remedy: "Raise the limit (`ulimit -n`) and run it again." },
  ENAMETOOLONG: { kind: "other", text: "the name is too long for this file system" },
  ENFILE: { kind: "other", text: "too many files are open on this machine" },
  ENOENT: { kind: "not-found", text: "there is no such file or folder" },
  ENOSPC: { kind: "full", text: "the disk is full", remedy: "Free space and run the same command again." },
  ENOTDIR: { kind: "not-a-file", text: "a part of its path is a file, not a folder" },
  ENOTEMPTY: { kind: "in-the-way", text: "the folder is not empty" },
  ENXIO: { kind: "not-a-file", text: "it is a socket or device" },
  EPERM: {
    kind: "forbidden",
    text: "the operation is not permitted",
    remedy: "Check who owns it and what its mode allows.",
  },
  EROFS: { kind: "forbidden", text: "the file system is read-only" },
};

/** The system's code of an error (`ENOENT`), undefined if it has none and so is not the system's. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return "syscall" in error ? error.code : undefined;
}

/** An error of the system in words: `Cannot write out/x: the disk is full.` Errors that are not the system's pass as they are. */
export function describeSystemError(error: unknown, doing: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const reason = reasons[code] ?? { kind: "other", text: `the system says ${code}` };
  return new OperatingError(reason.kind, `Cannot ${doing}: ${reason.text}.`, reason.remedy);
}

/** Runs something that asks the system, and says in words what it was doing when that fails. */
export function attempt<T>(doing: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw describeSystemError(error, doing);
  }
}
