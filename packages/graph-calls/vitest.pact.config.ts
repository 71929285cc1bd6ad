import { defineConfig } from "vitest/config"
import { native } from "../../scripts/vitest/native.ts"

// Pact's native part reads the real environment, and vitest's `test.env` does not reach it in threads.
process.env["PACT_DO_NOT_TRACK"] = "true"

// One process: parallel ones lose interactions when they merge into the same contract file.
// No test measures time: the limit only ends one that hangs.
export default defineConfig({
  test: { ...native, include: ["test/pact/**/*.test.ts"], pool: "threads", isolate: false, testTimeout: 60_000 }
})
