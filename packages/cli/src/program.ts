import { Argument, Command, Option } from "commander";
import type { Deps, ExitCode } from "./deps.ts";
import { progressModes } from "./progress/progress.ts";

/** Formats in which findings are printed. */
const findingFormats = ["pretty", "json", "sarif", "github", "junit"];
/** Formats of answers that are no findings. */
const answerFormats = ["pretty", "json"];

/** What a command's module exports: takes what was asked for, gives the exit code. */
type Handler<T> = (deps: Deps, options: T, args: readonly string[]) => Promise<ExitCode>;

/**
 * The tree of commands with their options and help. The code of a command is loaded when it is called, so that asking
 * for help or the version loads none. `onEnd` gets the exit code of the command that ran.
 */
export function buildProgram(deps: Deps, onEnd: (code: ExitCode) => void): Command {
  const program = new Command("vmf")
    .description("From one description of a site to a GitOps repository, and from an estate to waves of machines.")
    .version(deps.config.version, "--version", "print the version")
    .option("--debug", "with a failure, say where in vmf it happened")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    // A terminal of 60 columns leaves 40 to what options mean: below that, they would not be broken into lines.
    .configureHelp({ showGlobalOptions: false, minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => deps.stdout.write(text),
      writeErr: (text) => deps.stderr.write(text),
      outputError: (text, write) => write(usageText(text)),
      getOutHelpWidth: () => deps.config.stdout.width,
      getErrHelpWidth: () => deps.config.stderr.width,
    })
    .exitOverride()
    .addHelpText(
      "after",
      examples("vmf init", "vmf check", "vmf compile", "vmf import rvtools export.xlsx", "vmf plan"),
    );
  for (const add of [addFactoryCommands, addEstateCommands, addPlanCommands, addHelpCommands])
    add(program, { deps, onEnd });
  return program;
}

interface Wiring {
  readonly deps: Deps;
  readonly onEnd: (code: ExitCode) => void;
}

function addFactoryCommands(program: Command, wiring: Wiring): void {
  const init = program
    .command("init")
    .description("Write a factory.yaml to start from. Asks what it is not told, if there is somebody to ask.")
    .option("--out <file>", "the file to write", "factory.yaml")
    .option("--name <name>", "name of the factory")
    .option("--domain <domain>", "domain below which clusters are named")
    .option("--git <url>", "URL of the repository that Argo CD will read")
    .option("--hub <name>", "name of the hub cluster")
    .option("--cluster <names...>", "names of the clusters to which machines move")
    .option("--vcenter <url>", "URL of the vCenter from which machines come")
    .option("--time-zone <zone>", "time zone of the site, as in Europe/Berlin")
    .option("--start <date>", "day on which the first machine may move, as in 2027-01-15")
    .option("--yes", "ask nothing: take the defaults for what is not given")
    .addHelpText("after", examples("vmf init", "vmf init --yes --name nordwind --domain nordwind.example"));
  act(init, wiring, async () => (await import("./commands/init.ts")).runInit);

  const check = withFactory(program.command("check").description("Say what is wrong with factory.yaml, all of it."))
    .addOption(formatOption(findingFormats))
    .addHelpText("after", examples("vmf check", "vmf check --format sarif > findings.sarif"));
  act(check, wiring, async () => (await import("./commands/check.ts")).runCheck);

  const compile = withFactory(
    program.command("compile").description("Write the GitOps repository that factory.yaml describes."),
  )
    .option("--out <folder>", "the repository's folder (default: that of factory.yaml)")
    .option("--force", "overwrite files of vmf that were edited by hand; never files of others")
    .addOption(formatOption(findingFormats))
    .addOption(progressOption())
    .addHelpText("after", examples("vmf compile", "vmf compile --out ../gitops"));
  act(compile, wiring, async () => (await import("./commands/compile.ts")).runCompile);

  const diff = withFactory(
    program.command("diff").description("Say what compile would change: clusters, resources, fields."),
  )
    .option("--out <folder>", "the repository's folder (default: that of factory.yaml)")
    .addOption(formatOption(answerFormats))
    .addHelpText("after", examples("vmf diff", "vmf diff --format json"));
  act(diff, wiring, async () => (await import("./commands/diff.ts")).runDiff);
}

function addEstateCommands(program: Command, wiring: Wiring): void {
  const group = program.command("import").description("Read an estate into an inventory file.");
  const rvtools = group
    .command("rvtools")
    .description("Read an export of RVTools: a workbook, a folder of CSV files, or one of them.")
    .argument("<path>", "the workbook or folder")
    .option("--out <file>", "the inventory file to write (default: in inventory/, named after the vCenter and day)")
    .option("--source <name>", "the source of factory.yaml that the export is of, if its vCenter is called otherwise")
    .option("--vcenter <server>", "name of the vCenter, where the export does not say it")
    .addOption(
      new Option(
        "--date-order <order>",
        "how dates like 3/4/2026 are meant, where the export does not show it",
      ).choices(["mdy", "dmy"]),
    )
    .addOption(formatOption(findingFormats))
    .addOption(progressOption())
    .addHelpText(
      "after",
      examples("vmf import rvtools RVTools_export_all.xlsx", "vmf import rvtools exports/ --out inventory/fra.ndjson"),
    );
  act(withFactory(rvtools), wiring, async () => (await import("./commands/import-rvtools.ts")).runImportRvtools);

  const assess = withFactory(
    program.command("assess").description("Say which machines can move, warm or cold, and what is in the way."),
  )
    .option("--inventory <file>", "the inventory file (default: the newest in inventory/)")
    .option("--strict", "fail if a machine cannot move")
    .option("--machine <name>", "everything about one machine")
    .addOption(formatOption(answerFormats))
    .addOption(progressOption())
    .addHelpText("after", examples("vmf assess", "vmf assess --machine db-07", "vmf assess --strict --format json"));
  act(assess, wiring, async () => (await import("./commands/assess.ts")).runAssess);
}

function addPlanCommands(program: Command, wiring: Wiring): void {
  const plan = withFactory(
    program.command("plan").description("Plan which machine moves when, and write the waves; or check a plan."),
  )
    .option("--inventory <file>", "the inventory file (default: the newest in inventory/)")
    .option("--out <folder>", "the repository's folder (default: that of factory.yaml)")
    .option("--verify [folder]", "check the plan of a repository instead, trusting nothing that it claims")
    .option("--strict", "fail if a machine has no wave")
    .addOption(formatOption(findingFormats))
    .addOption(progressOption())
    .addHelpText("after", examples("vmf plan", "vmf plan --out ../gitops --strict", "vmf plan --verify"));
  act(plan, wiring, async () => (await import("./commands/plan.ts")).runPlan);

  const wave = program.command("wave").description("Look at a wave, or change its state in its file.");
  const render = withWave(
    wave.command("render").description("Print Forklift's objects of a wave, as the controller would make them."),
  )
    .option("--out <folder>", "write a file for each object into this folder instead")
    .addHelpText("after", examples("vmf wave render wave-01", "vmf wave render wave-01 | kubectl diff -f -"));
  act(render, wiring, async () => (await import("./commands/wave-render.ts")).runWaveRender);
  for (const [name, state, what] of stateChanges) {
    const change = withWave(wave.command(name).description(what))
      .addOption(formatOption(answerFormats))
      .addHelpText("after", examples(`vmf wave ${name} wave-01`));
    act(change, wiring, async () => {
      const { runWaveState } = await import("./commands/wave-state.ts");
      return (deps, options: Omit<Parameters<typeof runWaveState>[1], "state">, args) =>
        runWaveState(deps, { ...options, state }, args);
    });
  }
}

const stateChanges = [
  ["approve", "approved", "Approve a wave: with the commit of its file it may run."],
  ["pause", "paused", "Pause a wave: nothing new of it begins."],
  ["abort", "aborted", "Abort a wave: what has not moved stays at the source."],
  ["propose", "proposed", "Put a wave back to proposed: planning may change it again."],
] as const;

function addHelpCommands(program: Command, wiring: Wiring): void {
  const explain = program
    .command("explain")
    .description("Explain a code of a finding.")
    .argument("[code]", "the code; without it, all codes are listed")
    .addOption(formatOption(answerFormats))
    .addHelpText("after", examples("vmf explain parse/duplicate-key"));
  act(explain, wiring, async () => (await import("./commands/explain.ts")).runExplain);

  const schema = program
    .command("schema")
    .description("Print the JSON Schema of a file that vmf reads or writes.")
    .addArgument(oneOf("[kind]", "the file", ["factory", "wave", "plan"]).default("factory"))
    .addHelpText("after", examples("vmf schema > factory.schema.json", "vmf schema wave"));
  act(schema, wiring, async () => (await import("./commands/schema.ts")).runSchema);

  const completion = program
    .command("completion")
    .description("Print a script that completes vmf's commands and options in a shell.")
    .addArgument(oneOf("<shell>", "the shell", ["bash", "zsh", "fish"]))
    .addHelpText(
      "after",
      examples(
        "vmf completion bash > ~/.local/share/bash-completion/completions/vmf",
        "vmf completion zsh > ~/.zfunc/_vmf",
        "vmf completion fish > ~/.config/fish/completions/vmf.fish",
      ),
    );
  act(completion, wiring, async () => {
    const { runCompletion } = await import("./commands/completion.ts");
    return (deps, _options, args) => runCompletion(deps, program, args);
  });
}

/** Calls the command's code, loaded only now, with what the command line says. */
function act<T>(command: Command, { deps, onEnd }: Wiring, load: () => Promise<Handler<T>>): void {
  command.action(async () => {
    const handler = await load();
    const args = command.processedArgs.flatMap((argument: unknown) => (typeof argument === "string" ? [argument] : []));
    onEnd(await handler(deps, command.opts() as T, args)); // the options declared above are those the handler takes
  });
}

function withFactory(command: Command): Command {
  return command.option("--factory <file>", "the factory file (default: factory.yaml in this folder or one above)");
}

function withWave(command: Command): Command {
  return withFactory(command)
    .argument("<name>", "name of the wave")
    .option("--repo <folder>", "the repository in whose waves/ it is (default: that of factory.yaml)");
}

function formatOption(choices: readonly string[]): Option {
  return new Option("--format <format>", "how to print the answer").choices(choices).default("pretty");
}

/** An argument that is one of some words, for help and completion; what is none of them the command itself refuses. */
function oneOf(name: string, description: string, words: readonly string[]): Argument {
  return Object.assign(new Argument(name, description), { argChoices: [...words] });
}

function progressOption(): Option {
  return new Option("--progress <mode>", "how to show progress on stderr").choices(progressModes).default("auto");
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}\n`).join("")}`.trimEnd();
}

/** What the parser of arguments complains of, in our words: the thing in backquotes, the guess in the same line. */
function usageText(text: string): string {
  const [problem = "", guess = ""] = text.trimEnd().split("\n");
  const what = problem.replace(/^error: /, "").replaceAll(/'([^']*)'/g, "`$1`");
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}${/[.?]$/.test(what) ? "" : "."}`;
  const meant = guess.replace(
    /^\(Did you mean (one of )?(.*)\?\)$/,
    (_, several: string | undefined, names: string) => {
      const list = names.split(", ").map((name) => `\`${name}\``);
      return ` Did you mean ${several === undefined ? "" : "one of "}${list.join(", ")}?`;
    },
  );
  return `vmf: ${sentence}${meant}\nRun it with --help to see what there is.\n`;
}
