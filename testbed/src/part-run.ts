/**
 * Programs that run together as one part of the test bed: an API server with its etcd, an Argo CD of three.
 * They share a folder, get ready one after the other, and end together.
 */
import { rmSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";

import { askUntil } from "./ask-until.ts";
import { makeWorkFolder } from "./owned-folder.ts";
import { startProgram, type Guard, type Program } from "./programs.ts";

/** A program to start, and how to see that it is ready. */
export interface PartProgram {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly isReady: () => Promise<boolean>;
}

export interface PartRun {
  /** Data, certificates and logs (`<name>.log`); gone after `stop`. */
  readonly folder: string;
  /** Starts one more program and waits until it is ready; gives the reason if it does not get so. */
  readonly start: (program: PartProgram) => Promise<string | undefined>;
  /** Why one of the programs does not run any more, in words; `undefined` while all run. */
  readonly findEnd: () => string | undefined;
  /** Ends all programs and removes the folder. */
  readonly stop: () => Promise<void>;
}

const READY_MS_MAX = 120_000;

/** Makes the folder of a part; nothing runs in it yet. */
export function openPartRun(guard: Guard): PartRun {
  const folder = makeWorkFolder();
  const programs: Program[] = [];
  return {
    folder,
    start: async ({ name, command, args, env, isReady }) => {
      const log = join(folder, `${name}.log`);
      const program = startProgram({ command, args, log, guard, ...(env === undefined ? {} : { env }) });
      programs.push(program);
      const waited = await askUntil({
        ask: async () => ((await isReady()) ? true : undefined),
        isHopeless: program.findEnd,
        deadlineMs: READY_MS_MAX,
      });
      if (waited.kind === "answer") return undefined;
      return waited.kind === "hopeless" ? waited.reason : `${name} was not ready after ${READY_MS_MAX / 1000} s.`;
    },
    findEnd: () => programs.map((program) => program.findEnd()).find((end) => end !== undefined),
    stop: async () => {
      await Promise.all(programs.map((program) => program.kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a URL of loopback answers with 200. */
export function answersWell(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(url, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    sent.on("error", () => resolve(false));
    sent.end();
  });
}

/** A part that needs ports is started anew when another process took one of them between the asking and the start. */
export async function startWithPorts<T extends { readonly kind: string; readonly message?: string }>(
  startOnce: () => Promise<T>,
): Promise<T> {
  let started = await startOnce();
  for (let attempt = 1; attempt < ATTEMPTS_MAX && isPortTaken(started); attempt += 1) started = await startOnce();
  return started;
}

const ATTEMPTS_MAX = 3;

function isPortTaken({ kind, message = "" }: { readonly kind: string; readonly message?: string }): boolean {
  return kind === "failed" && message.includes("address already in use");
}
