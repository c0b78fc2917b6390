/** The process of `server-life.test.ts` that is killed: starts a server, prints its folder, and waits for nothing. */
import { setInterval } from "node:timers";
import { startServer, type Guard } from "@vmfactory/testbed";

const [guard, binaries] = process.argv.slice(2);
const started = await startServer({ binaries: JSON.parse(binaries ?? "{}"), guard: guard as Guard });
if (started.kind === "failed") throw new Error(started.message);
console.log(started.server.folder);
setInterval(() => undefined, 60_000);
