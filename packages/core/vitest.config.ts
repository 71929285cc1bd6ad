import { defineConfig } from "vitest/config"

// No test changes what the modules of another keep: evaluating them once per worker, not per file, halves the time of a run.
// No test measures time: the limit only ends one that hangs.
export default defineConfig({
  // Scenarios and the kit of contracts, which no package publishes.
  resolve: { alias: [{ find: /^@effect-comms\/([\w-]+)\/test\//, replacement: `${import.meta.dirname}/../$1/test/` }] },
  test: { include: ["test/**/*.test.ts"], isolate: false, testTimeout: 60_000 }
})
