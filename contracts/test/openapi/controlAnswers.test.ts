/** What the document says of a control's answer is what the control answers: each of a real one is held against it by a program that is not ours. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import { Emulator } from "@effect-comms/emulator"
import { assert, it } from "@effect/vitest"
import { Ajv2020 } from "ajv/dist/2020.js"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Deliveries from "../../src/verification/Deliveries.ts"
import * as Endpoint from "../../src/verification/Endpoint.ts"
import * as MediaSockets from "../../src/verification/MediaSockets.ts"
import { ProviderUnderTest } from "../../src/verification/ProviderUnderTest.ts"
import { chat } from "../../src/verification/states/chat.ts"
import { graphCalls } from "../../src/verification/states/graphCalls.ts"

const Answer = Schema.Struct({
  responses: Schema.Struct({
    "200": Schema.Struct({
      content: Schema.Struct({
        "application/json": Schema.Struct({ schema: Schema.Record(Schema.String, Schema.Unknown) })
      })
    })
  })
})
const WithJson = Schema.is(Answer)
const Document = Schema.Struct({ paths: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Unknown)) })
const Called = Schema.Struct({ callId: Schema.String })
const Sent = Schema.Struct({ id: Schema.String })
const Clock = Schema.StructWithRest(Schema.Struct({ scale: Schema.Finite }), [
  Schema.Record(Schema.String, Schema.Unknown)
])
const Handshakes = Schema.Tuple([
  Schema.Tuple([Schema.Struct({ data: Schema.Struct({ validationCode: Schema.String }) })])
])

/** A stream of the server, and no control. */
const events = "/_emulator/events"

const callbackUri = "http://127.0.0.1:9/"
const customer = "+14255550123"

type Schemas = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** The schemas of the answers by method and path; sound is no JSON, over a WebSocket or as a file. */
const schemasOf = (document: unknown): Schemas =>
  new Map(
    Object.entries(Schema.decodeUnknownSync(Document)(document).paths)
      .filter(([path]) => path.startsWith("/_emulator/") && path !== events)
      .flatMap(([path, item]) =>
        Object.entries(item).flatMap(([method, operation]) =>
          WithJson(operation)
            ? [
                [
                  `${method.toUpperCase()} ${path.slice("/_emulator".length)}`,
                  operation.responses["200"].content["application/json"].schema
                ] as const
              ]
            : []
        )
      )
  )

/** A schema that takes no members besides those that it names. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== "object" || schema === null) return schema
  const members = Object.fromEntries(Object.entries(schema).map(([name, inner]) => [name, closed(inner)]))
  return "properties" in schema ? { ...members, additionalProperties: false } : members
}

/** Where an answer does not fit its schema; nothing where it does. */
const misfit = (schemas: Schemas, control: string, answer: unknown): ReadonlyArray<string> => {
  const schema = schemas.get(control)
  if (schema === undefined) return [`${control}: no schema`]
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const taken: unknown = closed(schema)
  const validate = ajv.compile(typeof taken === "object" && taken !== null ? taken : {})
  return validate(JSON.parse(JSON.stringify(answer))) ? [] : [`${control}: ${ajv.errorsText(validate.errors)}`]
}

const meetingOf = {
  callbackUri,
  media: "serviceHosted",
  participantId: "7d501bf1-5ee4-4605-ba92-0ae4513c611c",
  ownParticipantId: "ab120bbf-1ad1-4b0c-9c4b-5a2f2a1e4e7e",
  callId: "57dab8b1-894c-409a-b240-bd8beae78896",
  userId: "112f7296-5fa4-42ca-bae8-6a692b15d4b8"
}
const threadOf = {
  chatThreadId: "19:a@thread.v2",
  topic: "Supper",
  members: ["8:acs:00000000-0000-4000-8000-000000000001_00000000-0000-4000-8000-000000000002"],
  createdBy: "8:acs:00000000-0000-4000-8000-000000000001_00000000-0000-4000-8000-000000000003"
}
const guest = "8:orgid:8a5ab2b4-6d51-4a0c-9e4b-3c8f2f7b5d10"

const answered = Effect.gen(function* () {
  const deliveries = Deliveries.make()
  const sockets: Array<Parameters<NonNullable<Emulator.Options["mediaSocket"]>>[0]> = []
  const cloud = yield* Emulator.serve({
    port: 0,
    deliver: deliveries.deliver,
    mediaSocket: (offered) =>
      Effect.sync(() => {
        sockets.push(offered)
        return () => Effect.void
      })
  })
  const provider = new ProviderUnderTest(cloud, deliveries, MediaSockets.make())
  const answers = new Map<string, unknown>()
  const ask = Effect.fnUntraced(function* (
    control: string,
    body?: object,
    values: Readonly<Record<string, string>> = {}
  ) {
    const [method, path = ""] = control.split(" ")
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""))
    const answer = yield* cloud.control(method === "GET" ? "GET" : "POST", real, body)
    answers.set(control, answer)
    return answer
  })

  yield* ask("GET /health")
  yield* ask("GET /settings")
  yield* ask("GET /openapi.json")
  yield* ask("POST /who-answers", { party: customer, behavior: "answers", afterMs: 100 })
  const { callId: callConnectionId } = Schema.decodeUnknownSync(Called)(
    yield* ask("POST /incoming-calls", { from: customer, to: "+14255550100", callbackUri })
  )
  const ofCall = (verb: string, body: object) =>
    ask(`POST /calls/{callConnectionId}/${verb}`, body, { callConnectionId })
  yield* ofCall("tones", { participant: customer, tones: "1" })
  yield* ofCall("speech", { participant: customer, text: "yes" })
  yield* ofCall("media-failures", { code: 400, subCode: 8535 })
  yield* ofCall("leave", { participant: customer })

  const { callConnectionId: streaming = "" } = yield* Effect.promise(() =>
    provider.run(
      CallAutomation.createCall({
        targets: [{ phoneNumber: { value: customer } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri,
        mediaStreamingOptions: {
          transportUrl: "ws://127.0.0.1:9/",
          transportType: "websocket",
          contentType: "audio",
          audioChannelType: "mixed",
          startMediaStreaming: true,
          enableBidirectional: true
        }
      })
    )
  )
  yield* ask("POST /clock", { advanceMs: 1000 })
  const data = Buffer.alloc(640).toString("base64")
  const frame = JSON.stringify({ kind: "audioData", audioData: { data, isSilent: false }, stopAudio: {} })
  yield* Effect.forEach(sockets, (socket) => socket.send(frame))
  yield* ask("POST /clock", { advanceMs: 1000 })
  yield* ask("GET /calls/{callConnectionId}/application-audio/waveform", undefined, { callConnectionId: streaming })

  yield* ask("POST /graph/incoming-calls", { callbackUri, from: customer })
  yield* Effect.promise(async () => graphCalls["a Graph meeting is joined"]?.(provider, meetingOf))
  const callId = provider.aliases.of(meetingOf.callId)
  const participant = `8:orgid:${meetingOf.userId}`
  const ofGraph = (verb: string, body: object) => ask(`POST /graph/calls/{callId}/${verb}`, body, { callId })
  yield* ofGraph("tones", { tone: "tone1", participant })
  yield* ofGraph("speech", { text: "yes", participant })
  yield* ofGraph("lobby", { decision: "wait", participant: guest })
  yield* ofGraph("content-sharing", { sharing: true, participant })
  yield* ofGraph("leave", { participant })
  const policy = "8c1d2f6e-3a4b-4f5c-9d7e-6b8a9c0d1e2f"
  yield* Effect.promise(async () =>
    graphCalls["a policy has the application record a Graph call"]?.(provider, { callId: policy, callbackUri })
  )
  yield* ask(
    "POST /graph/calls/{callId}/policy-participants",
    { participant: guest },
    { callId: provider.aliases.of(policy) }
  )

  yield* Effect.promise(async () => chat["a chat thread"]?.(provider, threadOf))
  const threadId = provider.aliases.of(threadOf.chatThreadId)
  const member = yield* Effect.promise(() => provider.user(threadOf.createdBy))
  const ofThread = (verb: string, body: object) => ask(`POST /chat/threads/{threadId}/${verb}`, body, { threadId })
  const sent = yield* ofThread("messages", { member, content: "Soup?" })
  yield* ofThread("typing", { member })
  const { id: chatMessageId } = Schema.decodeUnknownSync(Sent)(sent)
  yield* ofThread("receipts", { member, chatMessageId })
  // A query is read over HTTP alone.
  const seen = "GET /chat/threads/{threadId}/messages"
  const path = `/_emulator/chat/threads/${encodeURIComponent(threadId)}/messages?member=${encodeURIComponent(member)}`
  answers.set(seen, yield* Effect.promise(async () => (await fetch(cloud.origin + path)).json()))

  yield* ask("POST /clock", { advanceMs: 1000 })
  yield* ask("GET /clock")
  yield* ask("POST /faults", { path: "/x", status: 503, retryAfterSeconds: 1, count: 2, executed: true })
  yield* ask("POST /faults", { kind: "delay", delayMs: 1, method: "GET" })
  yield* ask("GET /faults")
  yield* ask("GET /state")
  yield* ask("GET /coverage")
  yield* ask("GET /journal")
  yield* ask("POST /replay", {})
  yield* ask("POST /reset")

  // Only what is posted over HTTP begins with a handshake.
  const endpoint = yield* Endpoint.open(deliveries)
  const subscribed = yield* Emulator.serve({ port: 0, eventGrid: endpoint.url })
  yield* endpoint.answered
  const [[handshake]] = Schema.decodeUnknownSync(Handshakes)(
    deliveries
      .all()
      .slice(-1)
      .map(({ content }) => content)
  )
  const validate = "GET /event-grid/validate/{code}"
  answers.set(
    validate,
    yield* subscribed.control("GET", validate.slice(4).replace("{code}", handshake.data.validationCode))
  )
  return { schemas: schemasOf(answers.get("GET /openapi.json")), answers }
}).pipe(Effect.scoped)

it.live("every control answers as the document says, and with nothing else", () =>
  Effect.gen(function* () {
    const { answers, schemas } = yield* answered
    assert.deepStrictEqual([...answers.keys()].toSorted(), [...schemas.keys()].toSorted())
    assert.deepStrictEqual(
      [...answers].flatMap(([control, answer]) => misfit(schemas, control, answer)),
      []
    )
  })
)

it.live("an answer that has another member, another type or less is found", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.make()
    const schemas = schemasOf(yield* cloud.control("GET", "/openapi.json"))
    const clock = yield* cloud.control("GET", "/clock")
    const { scale, ...less } = Schema.decodeUnknownSync(Clock)(clock)
    for (const wrong of [{ ...less }, { ...less, scale: String(scale) }, { ...less, scale, speed: 1 }, null])
      assert.lengthOf(misfit(schemas, "GET /clock", wrong), 1)
    assert.lengthOf(misfit(schemas, "POST /reset", { done: true }), 1)
  }).pipe(Effect.scoped)
)
