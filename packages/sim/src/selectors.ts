import { listAt, textAt, textRecordAt, textsAt } from "./fields.ts";

/** Whether labels satisfy a label selector (`matchLabels`, `matchExpressions`). An empty selector takes everything. */
export function matchesLabels(labels: Readonly<Record<string, string>>, selector: unknown): boolean {
  const wanted = Object.entries(textRecordAt(selector, "matchLabels"));
  return wanted.every(([key, value]) => labels[key] === value) && matchesExpressions(labels, selector);
}

/** Whether a selector names anything at all. */
export function isEmptySelector(selector: unknown): boolean {
  return (
    Object.keys(textRecordAt(selector, "matchLabels")).length === 0 && listAt(selector, "matchExpressions").length === 0
  );
}

/** Whether values by key satisfy `matchExpressions`, as labels and the claims of a cluster do. */
export function matchesExpressions(values: Readonly<Record<string, string>>, selector: unknown): boolean {
  return listAt(selector, "matchExpressions").every((expression) => {
    const value = values[textAt(expression, "key") ?? ""];
    const among = value !== undefined && textsAt(expression, "values").includes(value);
    switch (textAt(expression, "operator") ?? "") {
      case "In":
        return among;
      case "NotIn":
        return !among;
      case "Exists":
        return value !== undefined;
      case "DoesNotExist":
        return value === undefined;
      default:
        return false;
    }
  });
}
