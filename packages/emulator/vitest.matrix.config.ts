import { defineConfig } from "vitest/config"
import config from "./vitest.config.ts"

// What needs more than `npm install` brings: `pnpm test:matrix postgres` installs it. Its files are not those of `npm test`.
export default defineConfig({
  ...config,
  test: { ...config.test, include: ["test/**/*.matrix.ts"], testTimeout: 120_000 }
})
