import { describe, expect, test } from "vitest";
import { actualSession, cliCases, expectedSession } from "./cli-case.ts";

describe("what a person sees (npm run golden rewrites it)", () => {
  test("there are cases", () => {
    expect(cliCases().length).toBeGreaterThan(5);
  });

  test.concurrent.each(cliCases())("%s", async (name) => {
    expect(await actualSession(name)).toBe(expectedSession(name));
  });
});
