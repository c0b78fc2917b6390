/** What the library of nmstate says about documents: NetworkManager's profiles, or why there are none. */
import { runProgram } from "./run-program.ts";

/** By file name (`bond0.nmconnection`), the text of each profile. */
export type Keyfiles = Readonly<Record<string, string>>;

export type NmstateAnswer =
  | { readonly kind: "profiles"; readonly profiles: Keyfiles }
  /** `read`: it does not understand the document. `generate`: it understands it, and a node could not do it. */
  | { readonly kind: "refused"; readonly step: "read" | "generate"; readonly message: string };

/** Asks about many documents in one run of `nmstate-check`; the answers are in the order of the texts. */
export async function askNmstate(program: string, texts: readonly string[]): Promise<readonly NmstateAnswer[]> {
  if (texts.length === 0) return [];
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join("");
  const { code, out, errors } = await runProgram(program, [], input);
  // A line is whole when the next one has begun.
  const answers = out.split("\n").slice(0, -1).map(answerOf);
  if (code === 0 && answers.length === texts.length) return answers;
  // A document at which the library itself fell over: it said what came before, and those after it were not looked at.
  const words = `nmstate-check ended with code ${code}: ${errors.trim()}`;
  const fallen: NmstateAnswer = { kind: "refused", step: "read", message: words };
  const rest = await askNmstate(program, texts.slice(answers.length + 1));
  return [...answers, fallen, ...rest];
}

/** Our own program wrote the line: `testbed/nmstate/src/main.rs` has its shape. */
function answerOf(line: string): NmstateAnswer {
  const said = JSON.parse(line) as { profiles: Keyfiles } | { step: "read" | "generate"; message: string };
  if ("profiles" in said) return { kind: "profiles", profiles: said.profiles };
  return { kind: "refused", step: said.step, message: said.message.replace(/^Invalid YAML string: /, "") };
}
