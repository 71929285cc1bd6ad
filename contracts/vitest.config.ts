import { defineConfig } from "vitest/config"
import type { Plugin } from "vitest/config"

// Pact's native verifier reads the real environment, and vitest's `test.env` does not reach it in threads.
process.env["PACT_DO_NOT_TRACK"] = "true"

/** The documentation's examples import packages as a program of a user does; here they are those that this package or the local cloud has. */
const examples: Plugin = {
  name: "examples",
  enforce: "pre",
  async resolveId(id, importer, options) {
    if (!/^[@\w]/.test(id) || id.startsWith("node:") || !importer?.includes("/docs/examples/")) return undefined
    for (const manifest of ["package.json", "../packages/emulator/package.json"]) {
      const found = await this.resolve(id, `${import.meta.dirname}/${manifest}`, { ...options, skipSelf: true })
      if (found !== null) return found
    }
    return undefined
  }
}

// No test changes what the modules of another keep: evaluating them once per worker, not per file, saves a third of a run.
// As many workers as cores, where vitest takes one less: at the end of a run it is the only task left.
export default defineConfig({
  plugins: [examples],
  // Scenarios and the kit of contracts, which no package publishes.
  resolve: {
    alias: [{ find: /^@effect-comms\/([\w-]+)\/test\//, replacement: `${import.meta.dirname}/../packages/$1/test/` }]
  },
  test: {
    include: ["test/**/*.test.ts", "../docs/examples/*.test.ts"],
    pool: "threads",
    isolate: false,
    maxWorkers: "100%",
    testTimeout: 60_000
  }
})
