import type { z } from "zod";
import { describeType, either, shown } from "./describe.ts";
import { defOf, type Issue } from "./issue.ts";

/** What must be, after the name of the field, where the author of the schema does not say it. */
export function claimOf({ issue, schema }: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${describeType(issue.expected, schema)}`;
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${either(issue.values.map((value) => shown(String(value))))}`;
    case "invalid_union":
      return unionClaim(issue, schema);
    case "too_small":
    case "too_big":
      return sizeClaim(issue);
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_format":
      return issue.pattern === undefined
        ? `must have the form of ${issue.format}`
        : `must have the form ${shown(issue.pattern.replace(/^\/|\/[a-z]*$/g, ""))}`;
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      break;
  }
  return "is not valid";
}

function unionClaim(issue: z.core.$ZodIssueInvalidUnion, schema: Issue["schema"]): string {
  if ("options" in issue && issue.options !== undefined)
    return `must be one of ${either(issue.options.map((option) => shown(String(option))))}`;
  const def = defOf(schema);
  const words = def?.type === "union" ? def.options.map(optionWords) : [];
  return words.length === 0 ? "is none of what it may be" : `must be ${either([...new Set(words)])}`;
}

function optionWords(option: z.core.$ZodType): string {
  const def = defOf(option);
  if (def?.type === "literal") return either(def.values.map((value) => shown(String(value))));
  if (def?.type === "enum") return either(Object.values(def.entries).map((value) => shown(String(value))));
  return describeType(def?.type ?? "", option);
}

function sizeClaim(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isSmall = issue.code === "too_small";
  const bound = isSmall ? issue.minimum : issue.maximum;
  const unit = issue.origin === "string" ? " character" : issue.origin === "array" ? " item" : "";
  const verb = unit === "" ? "be" : "have";
  const many = unit === "" || Number(bound) === 1 ? unit : `${unit}s`;
  if (issue.inclusive === false) return `must ${verb} ${isSmall ? "more" : "less"} than ${bound}${many}`;
  return `must ${verb} at ${isSmall ? "least" : "most"} ${bound}${many}`;
}

/** What is wanted for a key that is missing. */
export function wantedOf(issue: z.core.$ZodIssue, schema: Issue["schema"]): string {
  if (issue.code === "invalid_union" && "options" in issue && issue.options !== undefined)
    return either(issue.options.map((option) => shown(String(option))));
  const def = defOf(schema);
  if (def === undefined) return "a value";
  if (def.type === "literal") return either(def.values.map((value) => shown(String(value))));
  if (def.type === "enum") return either(Object.values(def.entries).map((value) => shown(String(value))));
  if (def.type === "union") return either([...new Set(def.options.map(optionWords))]);
  return describeType(def.type, schema);
}
