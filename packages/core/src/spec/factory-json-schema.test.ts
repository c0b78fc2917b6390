import { describe, expect, test } from "vitest";
import { factoryJsonSchema } from "./factory-json-schema.ts";

describe("factoryJsonSchema", () => {
  test("is of the draft that editors know, and closed", () => {
    expect(factoryJsonSchema()).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      additionalProperties: false,
      required: expect.arrayContaining(["apiVersion", "kind", "metadata", "domain", "hub", "clusters"]),
    });
  });

  test("tells of a field its description, examples and form", () => {
    expect(factoryJsonSchema()).toMatchObject({
      properties: {
        domain: {
          type: "string",
          description: expect.stringContaining("Domain"),
          examples: ["nordwind.example"],
          pattern: expect.any(String),
        },
      },
    });
  });

  test("every pattern is one that JavaScript reads with the flag u, as editors do", () => {
    const patterns = [...JSON.stringify(factoryJsonSchema()).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      ([, text]) => String(JSON.parse(text ?? '""')),
    );
    expect(patterns.length).toBeGreaterThan(20);
    expect(patterns.filter((pattern) => !isPattern(pattern))).toEqual([]);
  });
});

function isPattern(text: string): boolean {
  try {
    return RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
