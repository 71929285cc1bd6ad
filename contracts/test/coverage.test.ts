import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { coverage } from "../src/coverage.ts"
import { render } from "../src/coverageTable.ts"
import { parse } from "../src/pacts/PactFile.ts"
import * as paths from "../src/pacts/paths.ts"
import { place } from "../src/section.ts"

const pacts = [...paths.textsIn(paths.committed)].map(([name, text]) => parse(name, text))

const rows = await Effect.runPromise(coverage(pacts))

describe("coverage", () => {
  it("is complete: every declared operation has a client function, the local cloud and a contract", () => {
    const missing = rows.flatMap(({ clients, id, localCloud, successes }) => [
      ...(clients.length === 0 ? [`${id}: no client function`] : []),
      ...(localCloud ? [] : [`${id}: not in the local cloud`]),
      ...(successes.length === 0 ? [`${id}: no contract of its success`] : [])
    ])
    assert.deepStrictEqual(missing, [])
  })

  it("stands in the README as it is", () => {
    const document = readFileSync(paths.readme, "utf8")
    assert.strictEqual(document, place(document, "coverage", render(rows)), "run `pnpm derive`")
  })
})
