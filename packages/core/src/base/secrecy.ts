/** Whether a name, of a key or in a line, is one under which people write secrets. `secrets` itself holds none. */
export function namesSecret(text: string): boolean {
  return /passw|passphrase|token|secret(?!s\b)|credential|private|apikey/i.test(text);
}

/** Whether a text looks like a secret, or like something with one in it: an URL with a user, a key, a pull secret. */
export function looksLikeSecret(text: string): boolean {
  return /:\/\/[^/\s]*@|-----BEGIN|"auths"/.test(text);
}
