// Preloaded into the program under test: at its end it tells the test, on descriptor 3, the most memory that it used.
// The kernel tells a parent less: what a child reports to it includes what the parent itself had at the fork.
import { readFileSync, writeSync } from "node:fs";

process.on("exit", () => {
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  writeSync(3, peak?.[1] ?? "0");
});
