/** What the document says of a control's body is what the control takes. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, exchange, signed, textAt } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud

const Body = Schema.Struct({
  properties: Schema.Record(Schema.String, Schema.Struct({ type: Schema.optionalKey(Schema.String) })),
  required: Schema.Array(Schema.String)
})

/** Bodies that are taken, by control. */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "/incoming-calls": {
    from: "+14255550123",
    to: "+14255550100",
    callerDisplayName: "A",
    callbackUri: "http://127.0.0.1:9/"
  },
  "/calls/{callConnectionId}/tones": { participant: "+14255550123", tones: "1", ifHeard: false },
  "/calls/{callConnectionId}/speech": {
    participant: "+14255550123",
    text: "a",
    confidence: 1,
    language: "en-US",
    sentiment: "mixed",
    ifHeard: false
  },
  "/calls/{callConnectionId}/leave": { participant: "+14255550123" },
  "/calls/{callConnectionId}/media-failures": { operation: "play", code: 400, subCode: 8535, count: 1 },
  "/graph/incoming-calls": {
    callbackUri: "http://127.0.0.1:9/",
    from: "+14255550123",
    clientId: "a",
    tenantId: "b",
    olderForm: false
  },
  "/graph/calls/{callId}/tones": { tone: "tone1", ifHeard: false },
  "/graph/calls/{callId}/speech": { text: "yes", ifHeard: false },
  "/graph/calls/{callId}/leave": {},
  "/graph/calls/{callId}/lobby": { decision: "admit" },
  "/graph/calls/{callId}/content-sharing": { sharing: true },
  "/chat/threads/{threadId}/messages": { member: "8:acs:x", content: "a", senderDisplayName: "A", type: "text" },
  "/chat/threads/{threadId}/typing": { member: "8:acs:x" },
  "/chat/threads/{threadId}/receipts": { member: "8:acs:x", chatMessageId: "1" },
  "/graph/calls/{callId}/policy-participants": { participant: "+14255550124" },
  "/who-answers": { party: "+14255550123", behavior: "answers", afterMs: 1000 },
  "/faults": { method: "GET", path: "/x", status: 503, executed: true, count: 1, retryAfterSeconds: 1, delayMs: 1 },
  "/replay": { type: "CallConnected" },
  "/clock": { advanceMs: 0, scale: 1, wallOffsetMs: 0 }
}

const wrong: Readonly<Record<string, unknown>> = { string: 7, number: "7", integer: 1.5, boolean: "true" }

const asked = Effect.gen(function* () {
  yield* begin
  const { advance, control, graphIncomingCall } = yield* Emulator
  const { body } = yield* signed({
    method: "POST",
    path: "/calling/callConnections?api-version=2025-05-15",
    body: {
      targets: [{ phoneNumber: { value: "+14255550123" } }],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: "http://127.0.0.1:9/"
    }
  })
  yield* advance(5_000)
  const callConnectionId = textAt(body, "callConnectionId")
  const callId = yield* graphIncomingCall({ callbackUri: "http://127.0.0.1:9/", from: "+14255550123" })
  const document = yield* control("GET", "/openapi.json")
  const paths = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Unknown))(at(document, "paths"))
  const controls = Object.entries(paths).flatMap(([path, item]) => {
    const schema = at(item, "post", "requestBody", "content", "application/json", "schema")
    if (!path.startsWith("/_emulator/") || schema === undefined) return []
    return [{ path: path.slice("/_emulator".length), schema: Schema.decodeUnknownSync(Body)(schema) }]
  })
  const send = (path: string, sent: unknown) =>
    exchange({
      method: "POST",
      path: `/_emulator${path.replace("{callConnectionId}", callConnectionId).replace("{callId}", callId)}`,
      body: sent
    })
  return { controls, send }
})

const provided = Effect.provide(LocalCloud.layer({ deliver: () => Effect.succeed({ status: 200 }) }))

it.effect("every control with a body is tried", () =>
  Effect.gen(function* () {
    const { controls } = yield* asked
    assert.deepStrictEqual(controls.map(({ path }) => path).toSorted(), Object.keys(bodies).toSorted())
  }).pipe(provided)
)

it.effect("a member of another type is refused by its name", () =>
  Effect.gen(function* () {
    const { controls, send } = yield* asked
    for (const { path, schema } of controls)
      for (const [name, { type }] of Object.entries(schema.properties)) {
        if (type === undefined) continue
        const { body, status } = yield* send(path, { ...bodies[path], [name]: wrong[type] })
        assert.strictEqual(status, 400, `${path} ${name}`)
        assert.include(textAt(body, "error", "message"), `${name}: expected`, path)
      }
  }).pipe(provided)
)

it.effect("a body without a required member is refused by its name, and one with those alone is not", () =>
  Effect.gen(function* () {
    const { controls, send } = yield* asked
    // With the participant the call is over.
    const leaving = controls.filter(({ path }) => path.endsWith("/leave"))
    for (const { path, schema } of [...controls.filter((one) => !leaving.includes(one)), ...leaving]) {
      const whole = Object.fromEntries(schema.required.map((name) => [name, bodies[path]?.[name]]))
      for (const left of schema.required) {
        const { [left]: _, ...rest } = whole
        const { body, status } = yield* send(path, rest)
        assert.strictEqual(status, 400, `${path} without ${left}`)
        assert.include(textAt(body, "error", "message"), `${left}: expected`, path)
      }
      if (schema.required.length === 0) continue
      const { body, status } = yield* send(path, whole)
      // The incoming call is not established.
      if (path.startsWith("/graph/calls/{callId}/"))
        assert.include(textAt(body, "error", "message"), "callId: expected")
      else if (path.startsWith("/chat/threads/{threadId}/"))
        assert.include(textAt(body, "error", "message"), "The chat thread was not found")
      else assert.strictEqual(status, 200, `${path} ${JSON.stringify(body)}`)
    }
  }).pipe(provided)
)
