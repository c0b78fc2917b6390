import { expect, test } from "vitest";
import { looksLikeSecret, namesSecret } from "./secrecy.ts";

test.each([
  ["password: x", true],
  ["apiToken", true],
  ["pullSecret", true],
  ["secrets", false],
  ["domain", false],
])("that %j names a secret is %j", (text, expected) => {
  expect(namesSecret(text)).toBe(expected);
});

test.each([
  ["https://ops:x@git.nordwind.example/a", true],
  ["-----BEGIN OPENSSH PRIVATE KEY-----", true],
  ['{"auths":{}}', true],
  ["https://git.nordwind.example/a@b", false],
  ["ops@nordwind.example", false],
])("that %j looks like a secret is %j", (text, expected) => {
  expect(looksLikeSecret(text)).toBe(expected);
});
