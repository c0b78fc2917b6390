import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { check, hasErrors, type SourceText } from "@vmfactory/core";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { attempt, OperatingError, usageError } from "../failure.ts";
import { shown } from "../io/find-factory.ts";
import { inventoryFolder } from "../load-inventory.ts";
import { buildReport, printReport } from "../report.ts";
import { factoryText, type Beginning } from "../text/first-factory.ts";
import { wrap } from "../text/wrap.ts";

export interface InitOptions {
  readonly out: string;
  readonly name?: string;
  readonly domain?: string;
  readonly git?: string;
  readonly hub?: string;
  readonly cluster?: readonly string[];
  readonly vcenter?: string;
  readonly timeZone?: string;
  readonly start?: string;
  readonly yes?: boolean;
}

/** What later questions make their usual answers of. */
type Known = Pick<Beginning, "name" | "domain">;

/** What is asked, in this order, and what is taken where nobody answers. */
const questions = [
  { key: "name", question: "Name of the factory", usual: () => "factory" },
  {
    key: "domain",
    question: "Domain below which clusters are named",
    usual: ({ name }: Known) => `${name}.example`,
  },
  {
    key: "git",
    question: "URL of the repository that Argo CD will read",
    usual: ({ domain }: Known) => `https://git.${domain}/platform/factory.git`,
  },
  { key: "hub", question: "Name of the hub cluster", usual: () => "hub" },
  {
    key: "cluster",
    question: "Names of the clusters to which machines move, with blanks between",
    usual: () => "prod1",
  },
  {
    key: "vcenter",
    question: "URL of the vCenter",
    usual: ({ domain }: Known) => `https://vcenter.${domain}/sdk`,
  },
  { key: "timeZone", question: "Time zone of the site", usual: () => "UTC" },
  { key: "start", question: "Day on which the first machine may move", usual: () => "2027-01-15" },
] as const;

/** `vmf init`: a factory.yaml that `vmf check` accepts, with placeholders where only the site knows. Overwrites nothing. */
export async function runInit(deps: Deps, options: InitOptions): Promise<ExitCode> {
  const path = resolve(deps.config.cwd, options.out);
  const name = shown(deps.config.cwd, path);
  if (existsSync(path))
    throw new OperatingError(
      "in-the-way",
      `\`${name}\` is there already, and init overwrites nothing.`,
      "Name another file with `--out FILE`.",
    );
  const beginning = await answersFor(deps, options);
  const source: SourceText = { file: name, text: factoryText(beginning) };
  const { diagnostics, document } = check({ factory: [source] });
  if (hasErrors(diagnostics)) {
    const group = {
      diagnostics,
      documents: document === undefined ? [] : [document],
      sources: [source],
      root: deps.config.cwd,
    };
    deps.stderr.write(printReport(deps, buildReport(deps, [group]), "pretty"));
    throw usageError("What was given makes no factory.yaml: see above. Nothing was written.", "Give other values.");
  }
  write(path, name, source.text);
  const kept = keepInventoriesOut(dirname(path));
  const also = kept ? " Inventories in `inventory/` are kept out of Git by the `.gitignore` there." : "";
  const text = `Wrote \`${name}\`.${also} Next: put in what only your site knows (each \`<-\` marks a line), then \`vmf check\`.`;
  deps.stdout.write(wrap(text, deps.config.stdout.width));
  return exitCodes.clean;
}

async function answersFor(deps: Deps, options: InitOptions): Promise<Beginning> {
  const answers = new Map<string, string>();
  for (const { key, question, usual } of questions) {
    const given = key === "cluster" ? options.cluster?.join(" ") : options[key];
    const shown = { name: answers.get("name") ?? "", domain: answers.get("domain") ?? "" };
    answers.set(key, given ?? (await askFor(deps, options, { question, usual: usual(shown) })));
  }
  const answer = (key: (typeof questions)[number]["key"]): string => answers.get(key) ?? "";
  const clusters = answer("cluster")
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  refuseClusters(answer("hub"), clusters);
  const { name, domain, git } = { name: answer("name"), domain: answer("domain"), git: answer("git") };
  const [hub, vcenter, timeZone, start] = [answer("hub"), answer("vcenter"), answer("timeZone"), answer("start")];
  return { name, domain, git, hub, clusters, vcenter, timeZone, start };
}

function refuseClusters(hub: string, clusters: readonly string[]): void {
  const areDifferent = new Set([hub, ...clusters]).size === clusters.length + 1;
  if (areDifferent && clusters.length >= 1 && clusters.length <= clustersMax) return;
  const message = `The hub and the clusters need different names, and init makes 1 to ${clustersMax} clusters.`;
  throw usageError(message, "Add more in factory.yaml itself.");
}

/** More than anybody begins with; their placeholder networks would run out. */
const clustersMax = 20;

async function askFor(
  deps: Deps,
  { yes }: InitOptions,
  { question, usual }: { readonly question: string; readonly usual: string },
): Promise<string> {
  if (yes === true || !deps.config.canAsk) return usual;
  const answer = await deps.ask(`${question} [${usual}]: `);
  if (answer === undefined)
    throw new OperatingError("interrupted", "The questions were not answered to the end; nothing was written.");
  return answer.trim() === "" ? usual : answer.trim();
}

/** Whole or not at all: a file that cannot be finished is taken away again. */
function write(path: string, name: string, text: string): void {
  attempt(`write \`${name}\``, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "", { flag: "wx" });
    try {
      writeFileSync(path, text);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  });
}

/** Inventories name every machine of a company: they come into Git only if somebody decides so. */
function keepInventoriesOut(root: string): boolean {
  const path = join(root, inventoryFolder, ".gitignore");
  if (existsSync(path)) return false;
  attempt(`write \`${inventoryFolder}/.gitignore\``, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "# Inventories stay out of Git; delete this file to keep them in it.\n*\n!.gitignore\n", {
      flag: "wx",
    });
  });
  return true;
}
