import { defineConfig } from "vitest/config"

// No test changes what the modules of another keep: evaluating them once per worker, not per file, halves the time of a run.
// The consumer contracts are a task of their own: vitest.pact.config.ts.
export default defineConfig({ test: { include: ["test/**/*.test.ts"], exclude: ["test/pact/**"], isolate: false } })
