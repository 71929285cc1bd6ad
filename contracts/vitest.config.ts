import { statSync } from "node:fs"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"
import { native } from "../scripts/vitest/native.ts"

// Pact's native verifier reads the real environment, and vitest's `test.env` does not reach it in threads.
process.env["PACT_DO_NOT_TRACK"] = "true"

const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith("/test/verification/pacts.test.ts")
const weightOf = (file: TestSpecification) => (isLongest(file) ? Infinity : statSync(file.moduleId).size)

/** The largest files first, as vitest does it, but before them the longest, which is a small one: it would run alone at the end. */
class LongestFirst extends BaseSequencer {
  override sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    return Promise.resolve(files.toSorted((one, other) => weightOf(other) - weightOf(one)))
  }
}

// No test changes what the modules of another keep: evaluating them once per worker, not per file, saves a third of a run.
// As many workers as cores, where vitest takes one less: at the end of a run it is the only task left.
export default defineConfig({
  test: {
    ...native,
    include: ["test/**/*.test.ts", "../docs/examples/*.test.ts"],
    pool: "threads",
    isolate: false,
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    // Applications in tests log why something failed, which explorations make happen hundreds of times.
    silent: "passed-only"
  }
})
