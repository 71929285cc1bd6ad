import { defineConfig } from "vitest/config"

// The consumer contracts are a task of their own: vitest.pact.config.ts.
export default defineConfig({ test: { include: ["test/**/*.test.ts"], exclude: ["test/pact/**"] } })
