/**
 * A client for the API server of the test bed, and for no other: it trusts that server's own certificate alone.
 * What the server refuses is a value with the server's words; what the server warns of comes with the answer.
 */
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

/** What every Kubernetes object has. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** How to reach a server; plain data, so that it can be handed to another thread or process. */
export interface ApiAccess {
  /** `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** The server's certificate with its authority, PEM. */
  readonly ca: string;
  /** A token of the group `system:masters`. */
  readonly token: string;
}

/** Why the server did not do it. `unavailable`: it could not be asked, or could not answer. */
export type Refusal = "invalid" | "forbidden" | "not-found" | "conflict" | "throttled" | "unavailable";

export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T; readonly warnings: readonly string[] }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly status: number; readonly message: string };

export interface ApiCall {
  readonly method: "GET" | "PATCH" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly accept?: string;
  readonly body?: { readonly type: string; readonly text: string };
}

/** Sends one call; the type of a good answer is the caller's claim about the API, which nothing here checks. */
export type Send = <T>(call: ApiCall) => Promise<Answer<T>>;

const CONNECTIONS_MAX = 16;
const ANSWER_MS_MAX = 60_000;
const THROTTLED_MAX = 20;

/** Opens a way to a server. Calls that it throttles are asked again, as it demands. */
export function openSend(access: ApiAccess): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_MAX, ca: access.ca });
  return async <T>(call: ApiCall): Promise<Answer<T>> => {
    for (let attempt = 1; ; attempt += 1) {
      const raw = await exchange({ access, agent }, call);
      // Right after a CRD is there, the server throttles its kind until the storage is ready.
      if (raw.status === 429 && attempt < THROTTLED_MAX) await pause(retryAfterMs(raw.retryAfter));
      else return readAnswer<T>(raw);
    }
  };
}

interface RawAnswer {
  readonly status: number;
  readonly body: string;
  readonly warnings: readonly string[];
  readonly retryAfter: string | undefined;
}

function exchange(way: { readonly access: ApiAccess; readonly agent: Agent }, call: ApiCall): Promise<RawAnswer> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${way.access.token}`,
    accept: call.accept ?? "application/json",
    ...(call.body === undefined ? {} : { "content-type": call.body.type }),
  };
  return new Promise((resolve) => {
    const failed = (error: Error): void =>
      resolve({ status: 0, body: error.message, warnings: [], retryAfter: undefined });
    const options = { method: call.method, agent: way.agent, headers, timeout: ANSWER_MS_MAX };
    const sent = request(new URL(call.path, way.access.url), options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", failed);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8"),
          warnings: readWarnings(answer.rawHeaders),
          retryAfter: answer.headers["retry-after"],
        }),
      );
    });
    sent.on("timeout", () => sent.destroy(new Error(`no answer within ${ANSWER_MS_MAX / 1000} s`)));
    sent.on("error", failed);
    sent.end(call.body?.text);
  });
}

/** The lines of an answer that goes on until one side ends it, as of a watch; a refusal or a lost connection throws. */
export async function* openStream(access: ApiAccess, path: string, signal: AbortSignal): AsyncGenerator<string> {
  const headers = { authorization: `Bearer ${access.token}`, accept: "application/json" };
  const sent = request(new URL(path, access.url), { ca: access.ca, headers, signal, agent: false });
  const answered = once(sent, "response") as Promise<[IncomingMessage]>;
  sent.end();
  const [answer] = await answered;
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new Error(`The server answered ${answer.statusCode} to ${path}.`);
  }
  // An error of the stream ends the reading of lines without one, so it is asked for afterwards.
  let failure: Error | undefined;
  answer.on("error", (error) => (failure = error));
  for await (const line of createInterface({ input: answer })) if (line !== "") yield line;
  if (failure !== undefined) throw failure;
}

/**
 * The texts of the `Warning` headers among raw header names and values.
 * Each is `299 - "text"` with backslash escapes, and one header may carry several (RFC 7234, 5.5).
 */
export function readWarnings(rawHeaders: readonly string[]): readonly string[] {
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "warning");
  return values.flatMap((value) =>
    [...value.matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text.replace(/\\(.)/g, "$1")),
  );
}

function readAnswer<T>({ status, body, warnings }: RawAnswer): Answer<T> {
  if (status >= 200 && status < 300) return { kind: "ok", value: readJson(body) as T, warnings };
  const message = messageOf(body);
  // The server answers so when an object of a kind of its own has a field that the schema lacks: an error of ours.
  const isOurs = status === 500 && message.startsWith("failed to create typed patch object");
  return { kind: "refused", refusal: isOurs ? "invalid" : refusalOf(status), status, message };
}

function refusalOf(status: number): Refusal {
  switch (status) {
    case 401:
    case 403:
      return "forbidden";
    case 404:
      return "not-found";
    case 409:
      return "conflict";
    case 429:
      return "throttled";
    default:
      return status >= 400 && status < 500 ? "invalid" : "unavailable";
  }
}

/** The server says no with a `Status` object; what stands before it may say it in plain text. */
function messageOf(body: string): string {
  const status = readJson(body);
  if (typeof status === "object" && status !== null && "message" in status) return String(status.message);
  return body.trim();
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body; // `/readyz` answers in plain text.
  }
}

function retryAfterMs(seconds: string | undefined): number {
  return Number(seconds ?? "1") * 1000 || 1000;
}
