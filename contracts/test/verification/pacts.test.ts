import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { checkInteraction } from "../../src/facts/checkInteraction.ts"
import { render } from "../../src/facts/Difference.ts"
import { load } from "../../src/facts/Facts.ts"
import { parse } from "../../src/pacts/PactFile.ts"
import * as paths from "../../src/pacts/paths.ts"
import { verifyInChild } from "../../src/verification/inChild.ts"
import { missing } from "../../src/verification/missing.ts"
import { statesOf } from "../../src/verification/states/all.ts"

const pacts = [...paths.textsIn(paths.committed)].map(([name, text]) => parse(name, text))

describe.each(pacts)("$name", (pact) => {
  it("names only states that a verification brings about", () => {
    assert.deepStrictEqual(missing(pact, statesOf[pact.provider] ?? {}), [])
  })

  it.effect("agrees with Microsoft's facts in every interaction", () =>
    Effect.gen(function* () {
      const facts = yield* load
      assert.deepStrictEqual(
        pact.interactions.flatMap(({ content }) => checkInteraction(facts, content)).map(render),
        []
      )
    })
  )

  it("is kept by the local cloud", async () => {
    const { failures, interactions } = await verifyInChild(join(paths.committed, pact.name), paths.verifications)
    assert.deepStrictEqual(failures, [])
    assert.strictEqual(interactions, pact.interactions.length)
  })
})
