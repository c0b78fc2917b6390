// Preloaded into the program under test, with a query: what goes wrong with its changes of the file system.
// `?die=7`: it is killed in the middle of its seventh change, as by the loss of power, a file half-written.
// `?full=7`: from its seventh change on the disk has no space left. `?count=FILE`: how many changes there were.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const query = new URL(import.meta.url).searchParams;
const [die, full] = [Number(query.get("die")), Number(query.get("full"))];
let changes = 0;
for (const name of ["linkSync", "mkdirSync", "renameSync", "rmSync", "rmdirSync", "unlinkSync", "writeFileSync"]) {
  const change = fs[name];
  fs[name] = (...args) => {
    changes += 1;
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
