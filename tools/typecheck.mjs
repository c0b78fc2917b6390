// Type-checks every package under its own tsconfig, then the tests. Two at a time; prints what each compiler says.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

const projects = [
  ...readdirSync("packages").flatMap((name) => [
    `packages/${name}/tsconfig.json`,
    `packages/${name}/tsconfig.test.json`,
  ]),
  "testbed/tsconfig.json",
  "tsconfig.json",
].filter((file) => existsSync(file));

const check = (project) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["node_modules/typescript/bin/tsc", "-p", project], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (data) => (text += data));
    child.on("close", (code) => resolve({ project, code, text }));
  });

const queue = [...projects];
let failed = 0;
const worker = async () => {
  for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
    const { code, text } = await check(project);
    if (code !== 0) failed += 1;
    process.stdout.write(`${code === 0 ? "ok  " : "FAIL"} ${project}\n${text}`);
  }
};
await Promise.all([worker(), worker()]);
process.exitCode = failed === 0 ? 0 : 1;
