import { defineConfig } from "vitest/config"
import { native } from "../../scripts/vitest/native.ts"

// No test changes what the modules of another keep: evaluating them once per worker, not per file, halves the time of a run.
// Walks and properties are long on a busy machine; no test measures time, so a limit only ends one that hangs.
// As many workers as cores, where vitest takes one less: at the end of a run it is the only task left.
export default defineConfig({
  test: { ...native, include: ["test/**/*.test.ts"], isolate: false, maxWorkers: "100%", testTimeout: 60_000 }
})
