import { defineConfig } from "vitest/config"
import { native } from "../../scripts/vitest/native.ts"

// No test changes what the modules of another keep: evaluating them once per worker, not per file, halves the time of a run.
// The consumer contracts are a task of their own: vitest.pact.config.ts.
// No test measures time: the limit only ends one that hangs.
export default defineConfig({
  test: { ...native, include: ["test/**/*.test.ts"], exclude: ["test/pact/**"], isolate: false, testTimeout: 60_000 }
})
