/** What is kept of the operations of Graph's calls that flows wait for. */
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as Runner from "@effect-comms/durable/Runner"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"

const id = "57dab8b1-894c-409a-b240-bd8beae78896"

/** Waits for a recording, and gives what it takes to read it. */
const recording = CallFlow.make("Recording", { payload: {}, success: Schema.String, key: () => "key" }, () =>
  Effect.map(CallNotifications.awaitOperation(id, { clientContext: "recording" }), (operation) =>
    operation.recordingAccessToken ? Redacted.value(operation.recordingAccessToken) : "no token"
  )
)

it.live("the end of a recording is kept with the token that it is read with", () =>
  Effect.gen(function* () {
    const given = yield* Effect.forkChild(recording.run({}), { startImmediately: true })
    const ended = {
      "@odata.type": "#microsoft.graph.commsNotification",
      changeType: "deleted",
      resourceUrl: `/communications/calls/${id}/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5`,
      resourceData: {
        "@odata.type": "#microsoft.graph.recordOperation",
        clientContext: "recording",
        status: "completed",
        recordingLocation: "https://example.com/recording",
        recordingAccessToken: "a token"
      }
    }
    const body = { "@odata.type": "#microsoft.graph.commsNotifications", value: [ended] }
    yield* CallNotifications.answer({ method: "POST", headers: {}, body }, { trusted: true })
    assert.strictEqual(yield* Fiber.join(given), "a token")
  }).pipe(
    Effect.provide(
      recording.layer.pipe(
        Layer.provideMerge(DurableCallNotifications.layer({ clientId: "c" })),
        Layer.provideMerge(Runner.layerSqlite(":memory:"))
      )
    )
  )
)
