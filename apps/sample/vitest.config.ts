import { defineConfig } from "vitest/config"
import { native } from "../../scripts/vitest/native.ts"

// No test measures time: the limit only ends one that hangs.
export default defineConfig({
  test: { ...native, include: ["test/**/*.test.ts"], isolate: false, testTimeout: 60_000 }
})
