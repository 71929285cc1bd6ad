/** What a killed process has asked of Graph: a call that it has created is shown by what is notified to the call's own address. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableGraphCalls from "@effect-comms/durable/DurableGraphCalls"
import * as Runner from "@effect-comms/durable/Runner"
import * as Call from "@effect-comms/graph-calls/Call"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { eventually, file, hanging, leftOf } from "./support.ts"

const id = "57dab8b1-894c-409a-b240-bd8beae78896"
const another = "00000000-894c-409a-b240-bd8beae78896"
const callbackUri = "https://contoso.example/graph?secret=s"

const flow = CallFlow.make(
  "Calling",
  { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
  () =>
    Effect.map(
      Call.create({
        callbackUri,
        requestedModalities: ["audio"],
        mediaConfig: {},
        targets: [{ identity: { user: { id: "u" } } }]
      }),
      (call) => `${call.id} ${call.state}`
    )
)

/** Waits for a recording, and gives what it takes to read it. */
const recording = CallFlow.make("Recording", { payload: {}, success: Schema.String, key: () => "key" }, () =>
  Effect.map(CallNotifications.awaitOperation(id, { clientContext: "recording" }), (operation) =>
    operation.recordingAccessToken ? Redacted.value(operation.recordingAccessToken) : "no token"
  )
)

const process = (database: string, transport: ScriptedTransport.ScriptedTransport, markCallbackUri: boolean) =>
  Layer.merge(flow.layer, recording.layer).pipe(
    Layer.provideMerge(
      Layer.merge(
        DurableGraphCalls.layer({
          credential: { authorize: () => ["authorization", "Bearer token"] },
          settleMillis: 0,
          markCallbackUri
        }).pipe(Layer.provide(CurrentTransport.layer(transport))),
        DurableCallNotifications.layer({ clientId: "c" })
      )
    ),
    Layer.provideMerge(Runner.layerSqlite(database))
  )

/** Posts a notification. */
const notify = (notification: object) =>
  CallNotifications.answer(
    {
      method: "POST",
      headers: {},
      body: {
        "@odata.type": "#microsoft.graph.commsNotifications",
        value: [{ "@odata.type": "#microsoft.graph.commsNotification", ...notification }]
      }
    },
    { trusted: true }
  )

/** Posts that a call is established, of which Graph says where it has posted it. */
const established = (callId: string, callbackUri: string) =>
  notify({
    changeType: "updated",
    resourceUrl: `/communications/calls/${callId}`,
    callbackUri,
    resourceData: { "@odata.type": "#microsoft.graph.call", state: "established" }
  })

const askedIn = ({ requests }: ScriptedTransport.ScriptedTransport): string => {
  const json: unknown = requests[0]?.json
  const asked: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "callbackUri") : undefined
  return typeof asked === "string" ? asked : ""
}

/** Kills a process whose request has left; `told` is of which call is notified meanwhile, to the address that was asked for or to another. */
const killed = ({ mark, told }: { mark: boolean; told: ReadonlyArray<readonly [string, string | undefined]> }) =>
  Effect.gen(function* () {
    const database = yield* file
    const { answer, transport } = hanging()
    const left = yield* Effect.gen(function* () {
      yield* flow.start({ id: "1" })
      yield* eventually(Effect.sync(() => transport.requests[0]))
      for (const [callId, to] of told) yield* established(callId, to ?? askedIn(transport))
      const copy = yield* leftOf(database)
      answer({ status: 403 })
      return copy
    }).pipe(Effect.provide(process(database, transport, mark)))
    const later = ScriptedTransport.make(() => ({ status: 201, body: { id: another } }))
    const ended = yield* Effect.result(flow.run({ id: "1" })).pipe(Effect.provide(process(left, later, mark)))
    const how = ended._tag === "Success" ? ended.success : /Ambiguous/.exec(ended.failure.description)?.[0]
    return { how, sent: later.requests.length, asked: askedIn(transport) }
  }).pipe(Effect.scoped)

describe("a call of Graph's whose process was killed while it was created", () => {
  it.live("is found by a notification to its own address, and not created again", () =>
    Effect.gen(function* () {
      const { asked, how, sent } = yield* killed({
        mark: true,
        told: [
          [another, `${callbackUri}&flow-step=another`],
          [id, undefined]
        ]
      })
      assert.match(asked, /^https:\/\/contoso\.example\/graph\?secret=s&flow-step=[0-9a-f]{32}$/)
      assert.deepStrictEqual({ how, sent }, { how: `${id} established`, sent: 0 })
    })
  )

  it.live("is Ambiguous when nothing was notified there, or its address is not its own", () =>
    Effect.gen(function* () {
      const unheard = yield* killed({ mark: true, told: [[id, callbackUri]] })
      assert.deepStrictEqual([unheard.how, unheard.sent], ["Ambiguous", 0])
      const unmarked = yield* killed({ mark: false, told: [[id, undefined]] })
      assert.deepStrictEqual(unmarked, { how: "Ambiguous", sent: 0, asked: callbackUri })
    })
  )
})

it.live("the end of a recording is kept with the token that it is read with", () =>
  Effect.gen(function* () {
    const given = yield* Effect.forkChild(recording.run({}), { startImmediately: true })
    yield* notify({
      changeType: "deleted",
      resourceUrl: `/communications/calls/${id}/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5`,
      resourceData: {
        "@odata.type": "#microsoft.graph.recordOperation",
        clientContext: "recording",
        status: "completed",
        recordingLocation: "https://example.com/recording",
        recordingAccessToken: "a token"
      }
    })
    assert.strictEqual(yield* Fiber.join(given), "a token")
  }).pipe(
    Effect.provide(
      process(
        ":memory:",
        ScriptedTransport.make(() => ({ status: 500 })),
        false
      )
    )
  )
)
