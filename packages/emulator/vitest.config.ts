import { defineConfig } from "vitest/config"

// Walks and properties are long on a busy machine; no test measures time, so a limit only ends one that hangs.
export default defineConfig({ test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 } })
