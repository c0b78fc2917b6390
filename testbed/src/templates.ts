/**
 * ACM's templates, `{{hub … hub}}` and `{{ … }}`, where the API server would read them as values.
 * Only the policy engine can say what they give; here a sample stands for it, so that what is around them is checked.
 */
import type { ApiObject } from "./api-client.ts";

/** What stands in place of a template: a label, a name, a part of a path. */
export const SAMPLE = "sample-of-a-template";
const TEMPLATE = /\{\{(?:hub)?[\s\S]*?\}\}/g;

/** An object with a sample in place of each template. A text that is one template and says its type gets that type. */
export function resolveTemplates(object: ApiObject): ApiObject {
  // Only texts become other values, and apiVersion, kind and name stay texts.
  return resolve(object) as ApiObject;
}

function resolve(value: unknown): unknown {
  if (typeof value === "string") return resolveText(value);
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [resolveKey(key), resolve(inner)]));
}

function resolveKey(key: string): string {
  return key.replace(TEMPLATE, SAMPLE);
}

function resolveText(text: string): string | number | boolean {
  const [template] = text.match(TEMPLATE) ?? [];
  if (template === text.trim()) {
    if (/\|\s*toInt\b/.test(template)) return 1;
    if (/\|\s*toBool\b/.test(template)) return true;
  }
  return text.replace(TEMPLATE, SAMPLE);
}
