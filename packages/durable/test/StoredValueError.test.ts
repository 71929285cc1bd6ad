/** What is stored is read by schemas and codecs: what does not fit is a typed error, and nothing is sent. */
import { DatabaseSync } from "node:sqlite"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as operations from "@effect-comms/call-automation/internal/operations"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import { CommunicationError, type Reason } from "@effect-comms/core/CommunicationError"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { FlowStore } from "@effect-comms/durable/FlowStore"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as json from "../src/internal/json.ts"
import * as reading from "../src/internal/reading.ts"
import { evidence } from "../src/internal/callEvidence.ts"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import { accepting, callConnectionId, event, eventually, file, post, process, sent } from "./support.ts"

type Services = CallEvents.CallEvents | Effect.Services<ReturnType<typeof CallConnection.hangupCall>>

const played = CallEvents.awaitOutcome(Outcome.play, { callConnectionId })
const added = CallEvents.awaitOutcome(Outcome.addParticipant, { callConnectionId })
const leave = CallConnection.hangupCall({ callConnectionId })

const flowOf = (program: Effect.Effect<unknown, unknown, Services>) =>
  CallFlow.make("Reading", { payload: { id: Schema.String }, success: Schema.Void, key: ({ id }) => id }, () =>
    Effect.asVoid(program)
  )

/** Runs a program until it waits, changes something in the database, and gives how another one ends that the awaited event wakes. */
const failing = (
  before: Effect.Effect<unknown, unknown, Services>,
  change: (database: DatabaseSync) => void,
  after: Effect.Effect<unknown, unknown, Services>
) =>
  Effect.gen(function* () {
    const database = yield* file
    const transport = accepting()
    const [first, second] = [flowOf(before), flowOf(after)]
    yield* Effect.gen(function* () {
      const id = yield* first.start({ id: "1" })
      yield* eventually(Effect.map(Flows.inspect(id), (flow) => (flow?.waits.length === 1 ? true : undefined)))
      yield* post(event("AddParticipantSucceeded"))
    }).pipe(Effect.provide(first.layer.pipe(Layer.provideMerge(process(database, transport)))))
    const opened = new DatabaseSync(database)
    change(opened)
    opened.close()
    return yield* Effect.gen(function* () {
      yield* post(event("PlayCompleted"))
      const { description, error } = yield* Effect.flip(second.run({ id: "1" }))
      return { failure: `${error}: ${description}`, sent: sent(transport) }
    }).pipe(Effect.provide(second.layer.pipe(Layer.provideMerge(process(database, transport)))))
  }).pipe(Effect.scoped)

describe("a stored value that does not fit ends its flow, and nothing is sent", () => {
  it.live("what a step gave, when the step has another schema", () =>
    Effect.gen(function* () {
      const was = CallFlow.step("look up", Schema.String, Effect.succeed("a name"))
      const is = CallFlow.step("look up", Schema.Struct({ name: Schema.String }), Effect.succeed({ name: "a name" }))
      const then = Effect.andThen(played, leave)
      const { failure, sent: requests } = yield* failing(Effect.andThen(was, then), () => {}, Effect.andThen(is, then))
      assert.match(failure, /^StoredValueError: step\/look up#1: what was stored does not fit: .*object/)
      assert.deepStrictEqual(requests, [])
    })
  )

  it.live("an event of its call", () =>
    Effect.gen(function* () {
      const program = Effect.andThen(Effect.andThen(played, added), leave)
      const change = (database: DatabaseSync) =>
        database.exec("UPDATE comms_events SET body = replace(body, '\"type\":', '\"kind\":')")
      const { failure, sent: requests } = yield* failing(program, change, program)
      assert.match(failure, /^StoredValueError: event: what was stored does not fit: \w/)
      assert.deepStrictEqual(requests, [])
    })
  )
})

describe("what is read again", () => {
  const reasons: ReadonlyArray<Reason> = [
    { _tag: "NotFound" },
    { _tag: "Throttled", retryAfter: undefined },
    { _tag: "Throttled", retryAfter: 1_000 },
    { _tag: "InvalidRequest", field: "targets", expected: undefined },
    { _tag: "UnexpectedResponse", field: undefined, expected: "expected a number" },
    { _tag: "Ambiguous", repeatability: { requestId: "1", firstSent: "Sun, 06 Nov 1994 08:49:37 GMT" } },
    { _tag: "Ambiguous", repeatability: undefined }
  ]

  it("is every error of a client with its reason, and no other", () => {
    for (const reason of reasons) {
      const error = new CommunicationError({ operation: "Op", reason, description: "said", attempts: 2, status: 400 })
      const read = reading.clientError("Op")(json.parse(json.write(error)))
      assert.deepStrictEqual([read.reason, read.message, read.attempts], [reason, error.message, 2])
    }
    const written = json.write(
      new CommunicationError({ operation: "Op", reason: { _tag: "NotFound" }, description: "said", attempts: 2 })
    )
    assert.throws(() => json.parse(written.replace("NotFound", "Lost")), /error: what was stored does not fit/)
    assert.throws(() => json.parse(written.replace(`"attempts":2`, `"attempts":"2"`)), /attempts/)
  })

  it("is an answer of its operation, by the operation's codec", () => {
    const { addParticipant, createCall, hangupCall } = operations
    assert.deepStrictEqual(reading.answerOf(createCall)({ callConnectionId: "leg" }), { callConnectionId: "leg" })
    assert.throws(() => reading.answerOf(createCall)({ callConnectionId: 1 }), /CreateCall: .*callConnectionId/)
    assert.isUndefined(reading.answerOf(hangupCall)(undefined))
    assert.throws(() => reading.answerOf(addParticipant)(undefined), /AddParticipant/)
  })
})

it.live("what an event shows of a request whose answer was lost is an answer of its operation", () =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const client = yield* CallAutomation.CallAutomation
    const begun = yield* store.beginStep("1", "step", {
      operation: operations.addParticipant.id,
      begunAt: 0,
      inputHash: "",
      pairId: "",
      firstSent: "",
      inOrder: true,
      context: undefined,
      traceparent: undefined,
      subject: undefined
    })
    yield* post(event("AddParticipantSucceeded", { operationContext: "asked" }))
    const participantToAdd = { phoneNumber: { value: "+14255550123" } }
    const input = { callConnectionId, participantToAdd, operationContext: "asked" }
    const shown = yield* evidence(client, store, 0)(operations.addParticipant, input, begun)
    assert.deepStrictEqual(shown, { gave: { operationContext: "asked" } })
  }).pipe(Effect.provide(process(":memory:", accepting())))
)
