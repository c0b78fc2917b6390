import { describe, expect, test } from "vitest";
import { bitsPerSecond, byteCount } from "./quantities.ts";

describe("quantities", () => {
  test.each([
    ["25G", 25_000_000_000],
    ["2.5G", 2_500_000_000],
    ["100M", 100_000_000],
    ["1T", 1_000_000_000_000],
  ])("%s is %i bits per second", (text, expected) => {
    expect(bitsPerSecond(text)).toBe(expected);
  });

  test.each([
    ["1Ti", 1_099_511_627_776],
    ["400Gi", 429_496_729_600],
    ["1.5Gi", 1_610_612_736],
  ])("%s is %i bytes", (text, expected) => {
    expect(byteCount(text)).toBe(expected);
  });
});
