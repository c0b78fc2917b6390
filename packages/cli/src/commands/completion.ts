import type { Command, Option } from "commander";
import { exitCodes, type Deps, type ExitCode } from "../deps.ts";
import { usageError } from "../failure.ts";

/** One command as a shell completes it. */
interface Node {
  /** Words that lead to it: `import rvtools`. */
  readonly path: string;
  /** What may stand next: commands below it, or words that its argument may be. */
  readonly commands: readonly Word[];
  readonly options: readonly Word[];
  /** By option: what may follow it. An empty list: a file. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

interface Word {
  readonly name: string;
  readonly about: string;
}

const printers: Readonly<Record<string, (nodes: readonly Node[]) => string>> = {
  bash: printBash,
  zsh: printZsh,
  fish: printFish,
};

/** `vmf completion bash|zsh|fish`: a script made from the tree of commands itself, so that it never lags behind. */
export function runCompletion({ stdout }: Deps, program: Command, args: readonly string[]): Promise<ExitCode> {
  const [shell = ""] = args;
  const print = Object.hasOwn(printers, shell) ? printers[shell] : undefined;
  if (print === undefined)
    throw usageError(`There is no completion for \`${shell}\`.`, "There is one for bash, zsh and fish.");
  stdout.write(print(readNodes(program, "")));
  return Promise.resolve(exitCodes.clean);
}

function readNodes(command: Command, path: string, global: readonly Option[] = []): Node[] {
  const options = [...command.options, ...global].filter((option) => !option.hidden && option.long !== undefined);
  const node: Node = {
    path,
    commands: [
      ...command.commands.map((child) => ({ name: child.name(), about: child.description() })),
      ...(command.registeredArguments[0]?.argChoices ?? []).map((word) => ({ name: word, about: "" })),
    ],
    options: [
      ...options.map((option) => ({ name: option.long ?? "", about: option.description })),
      { name: "--help", about: "show this help" },
    ],
    values: new Map(
      options.flatMap((option) =>
        option.required || option.optional ? [[option.long ?? "", option.argChoices ?? []] as const] : [],
      ),
    ),
  };
  // `--debug` is for every command; `--version` is the program's own.
  const passed = path === "" ? command.options.filter((option) => option.long !== "--version") : global;
  return [node, ...command.commands.flatMap((child) => readNodes(child, `${path} ${child.name()}`.trim(), passed))];
}

function printBash(nodes: readonly Node[]): string {
  const cases = nodes.map(
    ({ path, commands, options }) =>
      `    ${quoted(path)}) words=${quoted([...commands, ...options].map((word) => word.name).join(" "))} ;;`,
  );
  const values = nodes.flatMap(({ path, values }) =>
    [...values].map(
      ([option, choices]) =>
        `    ${quoted(`${path} ${option}`)}) ${choices.length === 0 ? "files=1" : `words=${quoted(choices.join(" "))}`} ;;`,
    ),
  );
  return `# Completes vmf in bash.
_vmf() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path="" words="" files="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${nodes
        .slice(1)
        .map(({ path }) => quoted(path))
        .join("|")}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${cases.join("\n")}
  esac
  case "$path $previous" in
${values.join("\n")}
  esac
  if [[ -z $files ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); fi
  if [[ -n $files || ( \${#COMPREPLY[@]} -eq 0 && $current != -* ) ]]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _vmf vmf
`;
}

function printZsh(nodes: readonly Node[]): string {
  const described = (words: readonly Word[]): string =>
    words.map(({ name, about }) => quoted(`${name}:${about.replaceAll(":", "\\:")}`)).join(" ");
  const cases = nodes.map(
    ({ path, commands, options }) =>
      `    ${quoted(path)}) commands=(${described(commands)}) options=(${described(options)}) ;;`,
  );
  const values = nodes.flatMap(({ path, values }) =>
    [...values].map(
      ([option, choices]) =>
        `    ${quoted(`${path} ${option}`)}) ${choices.length === 0 ? "_files" : `compadd -- ${choices.join(" ")}`}; return ;;`,
    ),
  );
  return `#compdef vmf
_vmf() {
  local current=$words[CURRENT] previous=$words[CURRENT-1] place="" word
  local -a commands options
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${place:+$place }$word" in
      ${nodes
        .slice(1)
        .map(({ path }) => quoted(path))
        .join("|")}) place="\${place:+$place }$word" ;;
    esac
  done
  case "$place" in
${cases.join("\n")}
  esac
  case "$place $previous" in
${values.join("\n")}
  esac
  if [[ $current == -* ]]; then _describe -o option options
  elif (( $#commands )); then _describe command commands
  else _files
  fi
}
_vmf "$@"
`;
}

function printFish(nodes: readonly Node[]): string {
  const lines = nodes.flatMap(({ path, commands, options, values }) => {
    const condition = `__vmf_is ${path === "" ? "''" : quoted(path)}`;
    return [
      ...commands.map(({ name, about }) => `complete -c vmf -f -n ${quoted(condition)} -a ${name} -d ${quoted(about)}`),
      ...options.map(({ name, about }) => {
        const choices = values.get(name);
        const takes =
          choices === undefined ? "" : choices.length === 0 ? " -r -F" : ` -x -a ${quoted(choices.join(" "))}`;
        return `complete -c vmf -n ${quoted(condition)} -l ${name.slice(2)}${takes} -d ${quoted(about)}`;
      }),
    ];
  });
  return `# Completes vmf in fish.
function __vmf_is
  set -l path
  for word in (commandline -opc)[2..]
    if contains -- (string join ' ' -- $path $word) ${nodes
      .slice(1)
      .map(({ path }) => quoted(path))
      .join(" ")}
      set path $path $word
    end
  end
  set -l joined (string join ' ' -- $path)
  test "$joined" = "$argv[1]"
end
${lines.join("\n")}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
