import type { Pointer } from "../base/pointer.ts";
import { looksLikeSecret, namesSecret } from "../base/secrecy.ts";

/**
 * Whether what stands at a place may be a secret that somebody pasted: by the name of the key, by what the value looks
 * like, or because the author of the schema speaks of a Secret. Findings go into logs of CI, where it must not get.
 */
export function mayBeSecret(pointer: Pointer, value: unknown, said = ""): boolean {
  const key = pointer.findLast((step) => typeof step === "string");
  if (/\bSecrets?\b/.test(said) || (typeof key === "string" && namesSecret(key))) return true;
  return typeof value === "string" && looksLikeSecret(value);
}
