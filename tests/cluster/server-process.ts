/** The process of `server-life.test.ts` that is killed: starts a server, prints its folder, and waits for nothing. */
import { startServer, type Guard } from "@vmfactory/testbed";

const [guard, binaries] = process.argv.slice(2);
const started = await startServer({ binaries: JSON.parse(binaries ?? "{}"), guard: guard as Guard });
if (started.kind === "failed") throw new Error(started.message);
console.log(started.server.folder);
// It waits for its end: it goes with the test that reads from it, also where that failed.
process.stdin.on("end", () => process.exit()).resume();
