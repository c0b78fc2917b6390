/**
 * What a validator is: a judge of texts that the API server takes without reading them, such as an Ignition config.
 * Each asks the one program that knows, and gives that program's words with the place they are about.
 */
import type { ApiObject } from "../api-client.ts";
import type { ToolName } from "../parts.ts";

/** A text within an object: where it stands there, and its words. */
export interface PlacedText {
  /** `spec.config`. */
  readonly place: string;
  readonly text: string;
}

/** What is wrong, in the program's words, and where below the place of the text: `.interfaces[0].mtu`, or nothing. */
export interface Complaint {
  readonly below: string;
  readonly message: string;
}

export interface Judgement {
  readonly complaints: readonly Complaint[];
  /** What the program could not be asked about this text, and why; nothing where it was asked everything. */
  readonly unasked?: string;
}

export interface Validator<Tool extends ToolName = ToolName> {
  /** The program that it asks. */
  readonly tool: Tool;
  /** The texts of its kind in one object. */
  readonly textsIn: (object: ApiObject) => readonly PlacedText[];
  /** Judges many texts, for a program may be slow to start; one judgement for each, in their order. */
  readonly judge: (program: string, texts: readonly string[]) => Promise<readonly Judgement[]>;
}
