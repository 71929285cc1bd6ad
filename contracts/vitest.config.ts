import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

// Pact's native verifier reads the real environment, and vitest's `test.env` does not reach it in threads.
process.env["PACT_DO_NOT_TRACK"] = "true"

/** Without times of an earlier run vitest begins with the largest files: the longest, which is a short one, would run alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith("/test/verification/pacts.test.ts")
    const sorted = await super.sort(files)
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))]
  }
}

// No test changes what the modules of another keep: evaluating them once per worker, not per file, saves a third of a run.
// As many workers as cores, where vitest takes one less: at the end of a run it is the only task left.
export default defineConfig({
  // Scenarios and the kit of contracts, which no package publishes.
  resolve: {
    alias: [{ find: /^@effect-comms\/([\w-]+)\/test\//, replacement: `${import.meta.dirname}/../packages/$1/test/` }]
  },
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    isolate: false,
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000
  }
})
