import { defineConfig } from "vitest/config";

/** `npm run test:gitops`: whole sites on real parts, one after the other, each test on what the one before left. */
export default defineConfig({
  test: {
    include: ["tests/gitops/**/*.test.ts"],
    globalSetup: ["tests/gitops/start-bed.ts"],
    pool: "threads",
    isolate: false,
    // A site takes all of two cores and some gigabytes.
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
