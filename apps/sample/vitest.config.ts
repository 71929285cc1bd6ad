import { defineConfig } from "vitest/config"
import { native } from "../../scripts/vitest/native.ts"

// No test measures time: the limit only ends one that hangs. Those whose processes are killed wait most of theirs, beside the others.
export default defineConfig({
  test: { ...native, include: ["test/**/*.test.ts"], isolate: false, maxWorkers: "100%", testTimeout: 60_000 }
})
