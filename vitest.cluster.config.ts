import { defineConfig } from "vitest/config";

/** `npm run test:cluster`: one API server for all files, started before the first and stopped after the last. */
export default defineConfig({
  test: {
    include: ["tests/cluster/**/*.test.ts"],
    globalSetup: ["tests/cluster/start-bed.ts"],
    pool: "threads",
    isolate: false,
    // The files share the server and this machine's two cores.
    fileParallelism: false,
    sequence: { shuffle: true },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
