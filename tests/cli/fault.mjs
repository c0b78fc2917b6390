// Preloaded into the program under test, with a query: what goes wrong with its changes of the file system.
// `?die=7`: it is killed in the middle of its seventh change, as by the loss of power, a file half-written.
// `?full=7`: from its seventh change on the disk has no space left. `?count=FILE`: how many changes there were.
// `?other=mkdirSync`: just before its first such change another program makes the same; with `rmdirSync`, just before
// it writes its first file, that one removes the folder of it.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname } from "node:path";

const query = new URL(import.meta.url).searchParams;
const [die, full] = [Number(query.get("die")), Number(query.get("full"))];
const { mkdirSync, rmdirSync } = fs;
const others = {
  mkdirSync: { before: "mkdirSync", change: (path) => mkdirSync(path) },
  rmdirSync: { before: "writeFileSync", change: (path) => rmdirSync(dirname(path)) },
};
let other = others[query.get("other")];
let changes = 0;
for (const name of ["linkSync", "mkdirSync", "renameSync", "rmSync", "rmdirSync", "unlinkSync", "writeFileSync"]) {
  const change = fs[name];
  fs[name] = (...args) => {
    changes += 1;
    if (name === other?.before) {
      other.change(args[0]);
      other = undefined;
    }
    if (changes === die) {
      if (name === "writeFileSync") change(args[0], args[1].slice(0, args[1].length / 2), args[2]);
      process.kill(process.pid, "SIGKILL");
      for (;;);
    }
    if (full !== 0 && changes >= full && ["mkdirSync", "writeFileSync"].includes(name))
      throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: "ENOSPC", syscall: "write" });
    return change(...args);
  };
}
syncBuiltinESMExports();
if (query.has("count")) process.on("exit", () => fs.appendFileSync(query.get("count"), String(changes)));
