import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkGitLiteralSecret } from "./git-literal-secret.ts";

const withUrl = (url: string) => testModel(`git: { url: "${url}" }`);

describe("git/literal-secret", () => {
  test("is silent about a plain URL", () => {
    expect(checkGitLiteralSecret(testModel())).toEqual([]);
  });

  test("reports a token, and offers the URL without it", () => {
    expect(checkGitLiteralSecret(withUrl("https://bot:s3cret@git.test.example/f.git"))).toEqual([
      {
        code: "git/literal-secret",
        severity: "error",
        message: "The Git URL has a user or password in it.",
        at: at("git", "url"),
        on: "value",
        why: "The URL stands in every generated Application: a secret in it is in Git and on every cluster, and must be taken for known.",
        fix: {
          sentence: "Take it out, revoke it, and name a Secret in `git.credentials`.",
          replacement: "https://git.test.example/f.git",
        },
      },
    ]);
  });

  test.each([
    ["ssh://git@git.test.example/f.git", 0],
    ["git@git.test.example:f.git", 0],
    ["https://git.test.example/@team/f.git", 0],
    ["ssh://git:pw@git.test.example/f.git", 1],
    ["https://token@git.test.example/f.git", 1],
  ])("of %s it makes %i findings", (url, count) => {
    expect(checkGitLiteralSecret(withUrl(url))).toHaveLength(count);
  });
});
