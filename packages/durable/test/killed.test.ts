/** What a killed process has asked for when its answer had not come: sent again, shown by the service, or the flow's to decide. */
import { DatabaseSync } from "node:sqlite"
import type { ApiVersion } from "@effect-comms/call-automation/ApiVersion"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import type { CallOptions } from "@effect-comms/core/Client"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import {
  accepting,
  callConnectionId,
  event,
  eventually,
  file,
  hanging,
  leftOf,
  operationContextOf,
  post,
  process,
  sent
} from "./support.ts"

type Program = Effect.Effect<unknown, unknown, CallAutomation.CallAutomation>

interface Story {
  /** What the service has told meanwhile, of the request that has left. */
  readonly told?: string
  /** How long the flow was put away. */
  readonly away?: number
  readonly answers?: ScriptedTransport.ScriptedTransport
}

/** Kills a process when its request has left, and gives how the flow ends in the next one, and what that one sends. */
const killed = (program: Program, { answers = accepting(), away = 0, told }: Story = {}) =>
  Effect.gen(function* () {
    const { layer, run, start } = CallFlow.make(
      "Killed",
      { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
      () => Effect.map(program, (value) => JSON.stringify(value) ?? "nothing")
    )
    const database = yield* file
    const { answer, transport } = hanging()
    const left = yield* Effect.gen(function* () {
      yield* start({ id: "1" })
      yield* eventually(Effect.sync(() => transport.requests[0]))
      if (told !== undefined) yield* post(event(told, { operationContext: operationContextOf(transport) }))
      const copy = yield* leftOf(database)
      answer({ status: 403 })
      return copy
    }).pipe(Effect.provide(layer.pipe(Layer.provideMerge(process(database, transport)))))
    if (away > 0) {
      const db = new DatabaseSync(left)
      const [step] = db.prepare("SELECT first_sent, begun_at FROM comms_steps").all()
      const earlier = new Date(Date.parse(String(step?.["first_sent"])) - away).toUTCString()
      db.prepare("UPDATE comms_steps SET first_sent = ?, begun_at = begun_at - ?").run(earlier, away)
      db.close()
    }
    const ended = yield* Effect.result(run({ id: "1" })).pipe(
      Effect.provide(layer.pipe(Layer.provideMerge(process(left, answers))))
    )
    const pair = ({ requests }: ScriptedTransport.ScriptedTransport) => [
      requests[0]?.headers["repeatability-request-id"],
      requests[0]?.headers["repeatability-first-sent"]
    ]
    return {
      how: ended._tag === "Success" ? ended.success : /NotFound|Ambiguous/.exec(ended.failure.description)?.[0],
      sent: sent(answers),
      pairs: [pair(transport), pair(answers)] as const
    }
  }).pipe(Effect.scoped)

const minutes = 60_000
const add = CallConnection.addParticipant({
  callConnectionId,
  participantToAdd: { phoneNumber: { value: "+14255550123" } }
})
const play = CallMedia.play({ callConnectionId, playSources: [{ kind: "file", file: { uri: "https://a.example" } }] })
const leave = CallConnection.hangupCall({ callConnectionId })
const call = (options?: CallOptions<ApiVersion>) =>
  CallAutomation.createCall(
    { targets: [{ phoneNumber: { value: "+14255550123" } }], callbackUri: "https://a.example/callbacks" },
    options
  )

describe("a step whose process was killed", () => {
  it.live("is sent again where that has the same end; what a DELETE was to end and is not there has ended", () =>
    Effect.gen(function* () {
      const { how, sent: requests } = yield* killed(leave)
      assert.deepStrictEqual([how, requests], ["nothing", ["DELETE leg"]])
      const gone = ScriptedTransport.make(() => ({ status: 404, body: {} }))
      assert.deepStrictEqual((yield* killed(leave, { answers: gone })).how, "nothing")
    })
  )

  it.live("is sent again with the pair that was stored, inside the service's five minutes", () =>
    Effect.gen(function* () {
      const { how, pairs, sent: requests } = yield* killed(add, { away: 2 * minutes })
      assert.deepStrictEqual([how, requests], ["{}", ["POST add"]])
      assert.strictEqual(pairs[1][0], pairs[0][0])
      assert.strictEqual(Date.parse(pairs[0][1] ?? "") - Date.parse(pairs[1][1] ?? ""), 2 * minutes)
    })
  )

  it.live(
    "is never sent again after the five minutes: the flow gets Ambiguous, unless an event shows that it was executed",
    () =>
      Effect.gen(function* () {
        const unknown = yield* killed(add, { away: 6 * minutes })
        assert.deepStrictEqual([unknown.how, unknown.sent], ["Ambiguous", []])
        const shown = yield* killed(add, { away: 6 * minutes, told: "AddParticipantSucceeded" })
        assert.match(shown.how ?? "", /"operationContext":/)
        assert.deepStrictEqual(shown.sent, [])
      })
  )

  it.live("that may be sent once is shown by an event with its context, or is Ambiguous", () =>
    Effect.gen(function* () {
      const unknown = yield* killed(play)
      assert.deepStrictEqual([unknown.how, unknown.sent], ["Ambiguous", []])
      const shown = yield* killed(play, { told: "PlayStarted" })
      assert.deepStrictEqual([shown.how, shown.sent], ["nothing", []])
    })
  )

  it.live("that makes a call is looked for, and sent again only where trustRepeatability says so", () =>
    Effect.gen(function* () {
      const unknown = yield* killed(call())
      assert.deepStrictEqual([unknown.how, unknown.sent], ["Ambiguous", []])
      const answers = ScriptedTransport.make(({ method }) => ({
        status: method === "GET" ? 200 : 201,
        body: { callConnectionId }
      }))
      const shown = yield* killed(call(), { told: "CallConnected", answers })
      assert.deepStrictEqual([shown.how, shown.sent], [JSON.stringify({ callConnectionId }), ["GET leg"]])
      const again = ScriptedTransport.make(() => ({ status: 201, body: { callConnectionId } }))
      const trusted = yield* killed(call({ trustRepeatability: true }), { answers: again })
      assert.deepStrictEqual(
        [trusted.how, trusted.sent],
        [JSON.stringify({ callConnectionId }), ["POST callConnections"]]
      )
      assert.strictEqual(trusted.pairs[1][0], trusted.pairs[0][0])
    })
  )
})
