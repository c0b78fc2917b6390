import type { File } from "../folder-files.ts";
import { pageText } from "../manifest-text.ts";
import type { Repository } from "../repository.ts";
import { clusterSteps } from "./by-hand-clusters.ts";
import { migrationSteps } from "./by-hand-migration.ts";
import { siteSteps } from "./by-hand-site.ts";
import { bullets, paragraph } from "./markdown.ts";

/** The page of what cannot be automated: only what this factory asks for, in the order in which it is needed. */
export function byHandPage(repository: Repository): File {
  const steps = [...siteSteps(repository), ...clusterSteps(repository), ...migrationSteps(repository)];
  const lines = [
    ...paragraph("# What stays by hand"),
    ...paragraph(
      "What people do for this factory, in the order in which it is needed. Each step ends with the check that says it is done.",
    ),
    ...bullets(steps.map(({ title }, index) => `${index + 1}. ${title}`)).map((line) => line.replace(/^- /, "")),
    ...steps.flatMap(({ title, why, todo, check }, index) => [
      ...paragraph(`## ${index + 1}. ${title}`),
      ...paragraph(why),
      ...todo,
      ...paragraph("**Check**"),
      ...check,
    ]),
  ];
  return ["docs/by-hand.md", pageText(lines)];
}
