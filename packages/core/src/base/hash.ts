import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of a text's UTF-8 bytes, 64 hex digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Eight hex digits of a text's hash: what makes a name unique without a counter. */
export function shortHash(text: string): string {
  return hashText(text).slice(0, 8);
}

/** A SHA-256 over texts that come one after the other. */
export interface TextHash {
  add(text: string): void;
  /** 64 hex digits; nothing may be added afterwards. */
  digest(): string;
}

/** Starts a SHA-256 over UTF-8 bytes. */
export function startTextHash(): TextHash {
  const hash = sha256.create();
  return {
    add: (text) => void hash.update(utf8ToBytes(text)),
    digest: () => bytesToHex(hash.digest()),
  };
}
