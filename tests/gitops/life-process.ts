/** The process of `life.test.ts` that is killed: a small hub with the real Argo CD at work; prints its folders. */
import { readCrdIndex } from "@vmfactory/testbed";
import { openSmallHub } from "./small-hub.ts";
import type { WorldBinaries } from "./world.ts";

const [folder, binaries] = process.argv.slice(2);
const crds = readCrdIndex(folder ?? "");
if (crds.kind === "missing") throw new Error(crds.message);
// The test that starts this process gives it what it got itself.
const small = await openSmallHub({ binaries: JSON.parse(binaries ?? "{}") as WorldBinaries, crds });
small.git.push(small.repository, "As it is");
await small.bootstrap();
const argocd = await small.hub.argocd;
console.log(JSON.stringify([small.hub.server.folder, argocd.folder]));
// It waits for its end: it goes with the test that reads from it, also where that failed.
process.stdin.on("end", () => process.exit()).resume();
