import { readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { compare, matchPath } from "@vmfactory/core";
import { OperatingError, systemCode } from "../failure.ts";
import { entriesMax } from "./list-files.ts";

/** The files that a pattern names, relative to its root, sorted; or that it leads out of the root. */
export type Expanded =
  | { readonly kind: "files"; readonly files: readonly string[] }
  | { readonly kind: "outside"; readonly path: string };

/**
 * Expands a pattern of paths (`matchPath`) below a folder, and looks only into the folders that can match: a factory may
 * lie in a folder with a million other files. `..`, absolute paths and links that leave the folder are refused: what is
 * read must be what is in the repository. `**` does not follow links, so that no circle of them is walked.
 */
export function expandPattern(root: string, pattern: string): Expanded {
  const steps = pattern.split("/").filter((step) => step !== "" && step !== ".");
  if (isAbsolute(pattern) || steps.includes("..")) return { kind: "outside", path: pattern };
  const budget = { left: entriesMax };
  const files = [...new Set(expandSteps(root, "", steps, budget))].sort(compare);
  const outside = files.find((file) => !isInside(root, file));
  return outside === undefined ? { kind: "files", files } : { kind: "outside", path: outside };
}

function expandSteps(root: string, folder: string, steps: readonly string[], budget: { left: number }): string[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  if (step.includes("**")) return expandDeep(root, folder, steps, budget);
  const names = /[*?]/.test(step) ? namesOf(root, folder, budget).filter((name) => matchPath(step, name)) : [step];
  const paths = names.map((name) => (folder === "" ? name : `${folder}/${name}`));
  if (rest.length === 0) return paths.filter((path) => kindAt(join(root, path)) === "file");
  return paths.flatMap((path) => (kindAt(join(root, path)) === "folder" ? expandSteps(root, path, rest, budget) : []));
}

/** All files below a folder that match the pattern from there on. */
function expandDeep(root: string, folder: string, steps: readonly string[], budget: { left: number }): string[] {
  const pattern = steps.join("/");
  const found: string[] = [];
  const walk = (below: string): void => {
    for (const entry of entriesOf(join(root, folder, below), budget)) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (matchPath(pattern, path)) found.push(folder === "" ? path : `${folder}/${path}`);
    }
  };
  walk("");
  return found.filter((path) => kindAt(join(root, path)) === "file");
}

function namesOf(root: string, folder: string, budget: { left: number }): string[] {
  return entriesOf(join(root, folder), budget).map((entry) => entry.name);
}

function entriesOf(path: string, budget: { left: number }): Dirent[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return []; // What cannot be listed matches nothing, and a pattern that matches nothing is a finding.
  }
  budget.left -= entries.length;
  if (budget.left >= 0) return entries;
  throw new OperatingError(
    "too-large",
    `There are more than ${entriesMax} files and folders where \`include\` is to look.`,
    "Name the folder in the pattern, as in `factory/*.yaml`.",
  );
}

/** Anything that is no folder counts as a file: reading it tells what it really is. */
function kindAt(path: string): "file" | "folder" | undefined {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    return systemCode(error) === "ENOENT" || systemCode(error) === "ENOTDIR" ? undefined : "file";
  }
}

function isInside(root: string, file: string): boolean {
  try {
    const path = relative(realpathSync(root), realpathSync(join(root, file)));
    return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  } catch {
    return true; // It cannot be followed: reading it tells why.
  }
}
