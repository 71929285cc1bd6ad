/** Every control refuses what it does not read, by name, before anything is done. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { exchange, textAt } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud
const participant = "+14255550123"

/** Every control that takes a body, with one that it takes; what is named has to be there when something else is. */
const controls = [
  ["/incoming-calls", { from: "+14255550123", to: "+14255550100" }],
  ["/calls/x/tones", { participant, tones: "1" }],
  ["/calls/x/speech", { participant, text: "hello" }],
  ["/calls/x/leave", { participant }],
  ["/calls/x/media-failures", { code: 400, subCode: 8535 }],
  ["/graph/incoming-calls", { callbackUri: "http://127.0.0.1:1/", from: "+14255550123" }],
  ["/graph/calls/x/tones", { tone: "tone1" }],
  ["/faults", { status: 503 }],
  ["/clock", { scale: 2 }],
  ["/reset", {}]
] as const

it.effect.each(controls)("%s refuses a member that it does not read, and does nothing", ([path, body]) =>
  Effect.gen(function* () {
    const cloud = yield* Emulator
    for (const name of ["color", "From", "__proto__", "constructor"]) {
      const strange: unknown = JSON.parse(
        `{${JSON.stringify(body).slice(1, -1)}${Object.keys(body).length > 0 ? "," : ""}"${name}":{}}`
      )
      const answer = yield* exchange({ method: "POST", path: `/_emulator${path}`, body: strange })
      assert.strictEqual(answer.status, 400)
      assert.include(textAt(answer.body, "error", "message"), `${name}: expected `)
    }
    assert.deepStrictEqual(
      (yield* cloud.journal()).filter(({ kind }) => kind !== "request" && kind !== "answer"),
      []
    )
    assert.deepInclude(yield* cloud.clockState, { scale: 1 })
    assert.deepStrictEqual(yield* cloud.control("GET", "/faults"), [])
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect("members within an identifier are refused by their path, and a body that is not an object", () =>
  Effect.gen(function* () {
    const { control } = yield* Emulator
    const to = { phoneNumber: { value: "+14255550100", country: "US" } }
    const inner = yield* Effect.flip(control("POST", "/incoming-calls", { from: "+14255550123", to }))
    assert.match(inner.message, /^to\.phoneNumber\.country: expected one of the fields value, /)
    const outer = yield* Effect.flip(control("POST", "/calls/x/leave", { participant: { id: "4:+14255550123" } }))
    assert.match(outer.message, /^participant\.id: expected one of the fields rawId, /)
    for (const body of [[], "text", 1]) {
      const none = yield* Effect.flip(control("POST", "/clock", body))
      assert.strictEqual(none.message, "body: expected an object.")
    }
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect("what is known is taken: nothing else is wrong with these bodies than that there is no such call", () =>
  Effect.gen(function* () {
    const { control } = yield* Emulator
    for (const [path, body] of controls) {
      const outcome = yield* Effect.result(control("POST", path, body))
      if (outcome._tag === "Failure") assert.strictEqual(outcome.failure.status, 404, path)
    }
  }).pipe(Effect.provide(LocalCloud.layer()))
)
