import { statSync } from "node:fs"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"
import { native } from "../../scripts/vitest/native.ts"

/** Files that take long although they are small: at the end of a run one of them would run alone. */
const long = [
  "/test/call-automation/thousand.test.ts",
  "/test/clients/neverTwice.once.test.ts",
  "/test/graph-calls/throttling.test.ts",
  "/test/call-automation/growth.test.ts",
  "/test/durable/flow.test.ts",
  "/test/kernel/cli.test.ts"
]
/** How early a file is to run: the more, the earlier. */
const weightOf = ({ moduleId }: TestSpecification): number => {
  const place = long.findIndex((path) => moduleId.endsWith(path))
  return place < 0 ? statSync(moduleId).size : Number.MAX_SAFE_INTEGER - place
}

/** Those first, and then the largest, as vitest does it. */
class LongestFirst extends BaseSequencer {
  override sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    return Promise.resolve(files.toSorted((one, other) => weightOf(other) - weightOf(one)))
  }
}

// No test changes what the modules of another keep: evaluating them once per worker, not per file, halves the time of a run.
// Walks and properties are long on a busy machine; no test measures time, so a limit only ends one that hangs.
// As many workers as cores, where vitest takes one less: at the end of a run it is the only task left.
export default defineConfig({
  test: {
    ...native,
    include: ["test/**/*.test.ts"],
    isolate: false,
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    // Applications in tests log why something failed, which explorations make happen hundreds of times.
    silent: "passed-only"
  }
})
