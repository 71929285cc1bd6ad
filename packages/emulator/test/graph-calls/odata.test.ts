/** Requests as OData lets them be written, and Microsoft's examples of creating a call to the letter. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { at, begin, exchange, textAt } from "../identity/support/wire.ts"
import { examples } from "./support/examples.ts"
import { ask, bearer, callOf, calls, clientId, established, makeBot, send } from "./support/bot.ts"

describe("the documented examples", () => {
  it("of creating a call are there", () => {
    assert.isAtLeast(examples.length, 8)
  })
  const tenant = "aa67bd4c-8475-432d-bd41-39f255720e0a"
  for (const [name, body, version] of examples) {
    it.effect(`${name}${version === undefined ? "" : ` (${version})`}: 201, as it is printed`, () => {
      const { layer } = makeBot()
      return Effect.gen(function* () {
        yield* begin
        const authorization = yield* bearer(clientId, tenant)
        const path = `/${version ?? "v1.0"}/communications/calls`
        const answer = yield* exchange({ method: "POST", path, headers: { authorization }, body })
        assert.strictEqual(answer.status, 201, JSON.stringify(answer.body))
        assert.strictEqual(at(answer.body, "state"), "establishing")
        assert.strictEqual(at(answer.body, "tenantId"), tenant)
      }).pipe(Effect.provide(layer))
    })
  }
})

describe("a request may be written", () => {
  it.effect("with types without their #", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const body: unknown = JSON.parse(JSON.stringify(callOf()).replaceAll("#microsoft.graph.", "microsoft.graph."))
      assert.strictEqual((yield* send({ method: "POST", path: calls, body })).status, 201)
    }).pipe(Effect.provide(layer))
  })

  it.effect("with a key in brackets, an action with its namespace, and ids in capitals or without dashes", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { id } = yield* established(posts)
      for (const written of [id.toUpperCase(), id.replaceAll("-", ""), id]) {
        assert.strictEqual(at(yield* ask("GET", `/v1.0/communications/calls('${written}')`), "id"), id)
        const path = `/v1.0/Communications/Calls/${written}/microsoft.graph.subscribeToTone`
        assert.strictEqual(at(yield* ask("POST", path, {}), "status"), "completed")
      }
    }).pipe(Effect.provide(layer))
  })

  it.effect("under /beta/app/calls, and not under /v1.0/app/calls", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const made = yield* send({ method: "POST", path: "/beta/app/calls", body: callOf() })
      assert.strictEqual(made.status, 201)
      assert.strictEqual(
        at(yield* ask("GET", `/beta/app/calls/${textAt(made.body, "id")}`), "id"),
        textAt(made.body, "id")
      )
      const answer = yield* send({ method: "POST", path: "/v1.0/app/calls", body: callOf() })
      assert.strictEqual(answer.status, 400)
    }).pipe(Effect.provide(layer))
  })

  it.effect("with $select, which leaves what was selected", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* established(posts)
      const call = yield* ask("GET", `${path}?$select=state,%20direction`)
      assert.deepStrictEqual(call, {
        "@odata.type": "#microsoft.graph.call",
        state: "established",
        direction: "outgoing"
      })
    }).pipe(Effect.provide(layer))
  })
})

it.effect("what an operation's Location names can be read", () => {
  const { layer, posts } = makeBot()
  return Effect.gen(function* () {
    const { path } = yield* established(posts)
    const answer = yield* send({ method: "POST", path: `${path}/sendDtmfTones`, body: { tones: ["tone1"] } })
    const location = new URL(answer.header("location") ?? "").pathname
    assert.deepStrictEqual(yield* ask("GET", location), answer.body)
  }).pipe(Effect.provide(layer))
})
