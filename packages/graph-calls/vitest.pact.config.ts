import { defineConfig } from "vitest/config"

// Pact's native part reads the real environment, and vitest's `test.env` does not reach it in threads.
process.env["PACT_DO_NOT_TRACK"] = "true"

// One process: parallel ones lose interactions when they merge into the same contract file.
// No test measures time: the limit only ends one that hangs.
export default defineConfig({
  // Scenarios and the kit of contracts, which no package publishes.
  resolve: { alias: [{ find: /^@effect-comms\/([\w-]+)\/test\//, replacement: `${import.meta.dirname}/../$1/test/` }] },
  test: { include: ["test/pact/**/*.test.ts"], pool: "threads", isolate: false, testTimeout: 60_000 }
})
