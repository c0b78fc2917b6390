/** The programs that the validators ask, built on demand; `undefined` where this machine cannot build them. */
import {
  buildTestbed,
  readSettings,
  talkTo,
  validatorTools,
  type Binaries,
  type ValidatorTool,
} from "@vmfactory/testbed";

const settings = readSettings(process.env);
const progress = talkTo(process.stderr);
const built = await buildTestbed({ cache: settings.cache, progress, tools: validatorTools });
if (built.kind === "failed" || (built.kind === "missing" && settings.isCi)) throw new Error(built.message);
if (built.kind === "missing") progress.say(`test:cluster: tests of validators are skipped. ${built.message}`);

export const validatorPrograms: Binaries<ValidatorTool> | undefined =
  built.kind === "built" ? built.binaries : undefined;
