import { defineConfig } from "vitest/config"

// No test measures time: the limit only ends one that hangs.
export default defineConfig({ test: { include: ["test/**/*.test.ts"], isolate: false, testTimeout: 60_000 } })
