import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tools/**/*.test.ts", "tests/**/*.test.ts", "testbed/src/**/*.test.ts"],
    exclude: ["**/node_modules/**", "tests/cluster/**", "tests/gitops/**"],
    pool: "threads",
    isolate: false,
    sequence: { shuffle: true },
    testTimeout: 60_000,
  },
});
