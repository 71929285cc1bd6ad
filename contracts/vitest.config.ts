import { defineConfig } from "vitest/config"

// Pact's native verifier reads the real environment, and vitest's `test.env` does not reach it in threads.
process.env["PACT_DO_NOT_TRACK"] = "true"

export default defineConfig({
  // Scenarios and the kit of contracts, which no package publishes.
  resolve: {
    alias: [{ find: /^@effect-comms\/([\w-]+)\/test\//, replacement: `${import.meta.dirname}/../packages/$1/test/` }]
  },
  test: { include: ["test/**/*.test.ts"], pool: "threads", testTimeout: 60_000 }
})
