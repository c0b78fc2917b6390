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
  let room = new Uint8Array(4096);
  return {
    add: (text) => {
      if (room.length < text.length * 3) room = new Uint8Array(text.length * 3);
      hash.update(room.subarray(0, encodeInto(text, room)));
    },
    digest: () => bytesToHex(hash.digest()),
  };
}

/** Writes a text's UTF-8 bytes into an array that has room for them; gives their number. Reusing it spares the collector. */
function encodeInto(text: string, bytes: Uint8Array): number {
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      code = text.codePointAt(index) ?? code;
      if (code > 0xffff) index += 1;
      else code = 0xfffd; // half of a pair, which UTF-8 does not have
    }
    if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
      else {
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 63);
      }
      bytes[at++] = 0x80 | ((code >> 6) & 63);
    }
    bytes[at++] = 0x80 | (code & 63);
  }
  return at;
}
