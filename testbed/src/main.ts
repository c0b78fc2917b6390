/**
 * `npm run testbed [-- --install]`: builds what is missing of the test bed, and says what a machine lacks.
 * Exit 0: everything is built, or something is missing on a machine that is no CI. 1: building failed, or something is
 * missing with CI=true. 2: usage.
 */
import { buildTestbed } from "./build.ts";
import { PARTS } from "./parts.ts";
import { talkTo } from "./progress.ts";
import { readSettings } from "./settings.ts";
import { installSystemPackages } from "./system-packages.ts";

const USAGE = `Usage: npm run testbed [-- --install]

Builds the programs of the test bed into $VMF_TESTBED (default ~/.cache/vmf/testbed); a second run does nothing.

  --install   first install missing system packages with apt-get; needs root and Debian or a relative of it
  --help      this text`;

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== "--install" && arg !== "--help");
  if (unknown !== undefined) {
    process.stderr.write(`testbed: there is no option ${unknown}.\n${USAGE}\n`);
    return 2;
  }
  if (args.includes("--help")) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const settings = readSettings(process.env);
  const progress = talkTo(process.stderr);
  const lacking = installSystemPackages(args.includes("--install") ? "install" : "look", progress);
  for (const line of lacking) progress.say(`testbed: ${line}`);
  const problems = new Set(lacking);
  for (const { tools } of PARTS) {
    const built = await buildTestbed({ cache: settings.cache, progress, tools: tools.map(({ name }) => name) });
    if (built.kind === "built") {
      for (const [name, path] of Object.entries(built.binaries)) process.stdout.write(`${name}\t${path}\n`);
      continue;
    }
    if (!problems.has(built.message)) progress.say(`testbed: ${built.message}`);
    if (built.kind === "failed") return 1;
    problems.add(built.message);
  }
  return problems.size > 0 && settings.isCi ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
