import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./imports.ts";

/**
 * Sums the JSON reports of the test runs (`out/reports/*.json`) and prints the line that CI reads, alone and last:
 * `N passed, N failed, N skipped`. Ends with 1 if anything failed, or if no report is there.
 */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

const folder = join(root, "out/reports");
const reports = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
  : [];
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const name of reports) {
  const report = JSON.parse(readFileSync(join(folder, name), "utf8")) as Report;
  // A file that cannot be loaded is a failed suite without a failed test.
  const failed = Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0);
  sum.passed += report.numPassedTests;
  sum.failed += failed;
  sum.skipped += report.numPendingTests + report.numTodoTests;
}
const problems = process.argv.slice(2).filter((argument) => argument !== "");
for (const problem of problems) console.log(`failed: ${problem}`);
sum.failed += problems.length;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
