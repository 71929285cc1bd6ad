import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

// No test changes what the modules of another keep: evaluating them once per worker, not per file, halves the time of a run.
// Walks and properties are long on a busy machine; no test measures time, so a limit only ends one that hangs.
// One worker more than there are cores, where vitest takes one less: at the end of a run it is the only task left, and the files that kill
// processes wait most of their time.
export default defineConfig({
  // Scenarios and the kit of contracts, which no package publishes.
  resolve: { alias: [{ find: /^@effect-comms\/([\w-]+)\/test\//, replacement: `${import.meta.dirname}/../$1/test/` }] },
  test: { include: ["test/**/*.test.ts"], isolate: false, maxWorkers: availableParallelism() + 1, testTimeout: 60_000 }
})
