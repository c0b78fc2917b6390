import type { Pointer } from "../base/pointer.ts";

/**
 * Whether what stands at a place may be a secret that somebody pasted: by the name of the key, by what the value looks
 * like, or because the author of the schema speaks of a Secret. Findings go into logs of CI, where it must not get.
 */
export function mayBeSecret(pointer: Pointer, value: unknown, said?: string): boolean {
  const key = pointer.findLast((step) => typeof step === "string");
  return (
    (said !== undefined && /\bSecrets?\b/.test(said)) ||
    (typeof key === "string" && /passw|passphrase|token|secret(?!s$)|credential|private|apikey/i.test(key)) ||
    (typeof value === "string" && /:\/\/[^/\s]*@|-----BEGIN|"auths"/.test(value))
  );
}
