/** What a flow says while it waits, once however often its program runs: that a request is sent again, and what decides whether one was executed. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Schema from "effect/Schema"
import { callConnectionId, event, eventually, file, operationContextOf, post, process } from "./support.ts"

const flow = CallFlow.make(
  "Said",
  { payload: { to: Schema.String }, success: Schema.String, key: ({ to }) => to },
  ({ to }) =>
    Effect.gen(function* () {
      yield* CallConnection.addParticipant({ callConnectionId, participantToAdd: { phoneNumber: { value: to } } })
      const played = yield* CallMedia.playAndWait({
        callConnectionId,
        playSources: [{ kind: "file", file: { uri: "https://a.example" } }]
      })
      return played._tag
    })
)

describe("a flow", () => {
  it.live("says once that a request is sent again, and of which nobody knows whether it was executed", () =>
    Effect.gen(function* () {
      const busy = { status: 503, headers: { "retry-after-ms": "1" } }
      const transport = ScriptedTransport.make([busy, { status: 202, body: {} }, busy])
      const lines: Array<string> = []
      const logger = Logger.layer([Logger.make(({ message }) => void lines.push(String(message)))])
      const database = yield* file
      const inProcess = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
        Effect.provide(
          effect,
          flow.layer.pipe(Layer.provideMerge(process(database, transport)), Layer.provideMerge(logger))
        )
      yield* inProcess(Effect.andThen(flow.start({ to: "+14255550123" }), eventually(Effect.sync(() => lines[1]))))
      // In the next one its program runs again.
      const gave = yield* inProcess(
        Effect.andThen(
          post(event("PlayCompleted", { operationContext: operationContextOf(transport) })),
          flow.run({ to: "+14255550123" })
        )
      )
      assert.strictEqual(gave, "PlayCompleted")
      assert.deepStrictEqual(lines, [
        "CallConnection_AddParticipant: attempt 1 failed (Unavailable, 503), the next one in 1 ms",
        "CallMedia_Play may or may not have been executed (status 503): waiting for PlayCompleted or PlayFailed or PlayCanceled, which decides, for at most 300000 ms"
      ])
    }).pipe(Effect.scoped)
  )
})
