import { defineConfig, mergeConfig } from "vitest/config"
import config from "./vitest.config.ts"

// What needs more than `npm install` brings: `pnpm test:matrix postgres` installs it.
export default mergeConfig(config, defineConfig({ test: { include: ["test/**/*.matrix.ts"], testTimeout: 120_000 } }))
