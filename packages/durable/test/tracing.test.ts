/**
 * Spans of a flow, of its requests and of the webhooks that answer them, as a tracer has them; and what is counted.
 */
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import type { EventOf } from "@effect-comms/call-automation/events"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
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
  process
} from "./support.ts"

const number = "+14255550123"
const user = "8:acs:11111111-1111-1111-1111-111111111111_22222222-2222-2222-2222-222222222222"

/** A tracer that keeps its spans. */
const keeping = () => {
  const spans: Array<Tracer.Span> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  const named = (name: string): ReadonlyArray<Tracer.Span> => spans.filter((span) => span.name === name)
  const one = (name: string): Tracer.Span => {
    const [found] = named(name)
    assert(found !== undefined, `${name} is none of ${spans.map((span) => span.name).join(", ")}`)
    return found
  }
  return { layer: Layer.succeed(Tracer.Tracer, tracer), spans, named, one }
}

const flow = CallFlow.make(
  "Traced",
  {
    payload: { to: Schema.String, callId: Schema.String },
    success: Schema.String,
    key: ({ callId }) => callId
  },
  ({ to }) =>
    Effect.gen(function* () {
      const playSources = [{ kind: "text" as const, text: { text: "hello" } }]
      const played = yield* CallMedia.playAndWait({
        callConnectionId,
        playSources,
        playTo: [{ communicationUser: { id: user } }]
      })
      const added = yield* Effect.result(
        CallConnection.addParticipantAndWait({ callConnectionId, participantToAdd: { phoneNumber: { value: to } } })
      )
      return yield* Effect.fail(new Error(`${played._tag} ${added._tag} ${to} ${user}`))
    })
)

const incoming = (callId: string) => ({
  id: "incoming",
  topic: "/subscriptions/1/resourceGroups/1/providers/Microsoft.Communication/CommunicationServices/1",
  subject: "/caller/1/recipient/2",
  eventType: "Microsoft.Communication.IncomingCall",
  eventTime: "2026-03-01T00:00:00Z",
  dataVersion: "1.0",
  metadataVersion: "1",
  data: { incomingCallContext: "context", correlationId: callId, serverCallId: "server" }
})

const onIncomingCall = CallFlow.starts(flow, ({ data, id }: EventOf<"IncomingCall">) => ({
  to: number,
  callId: data.correlationId ?? id
}))

/** The flow that waits for the end of its last request, when it has sent as many; a step is seen before its request is sent. */
const waits = ({ requests }: ReturnType<typeof accepting>, steps: number) =>
  eventually(
    Effect.gen(function* () {
      const [flow] = yield* Flows.list()
      const found = flow === undefined ? undefined : yield* Flows.inspect(flow.executionId)
      return found !== undefined &&
        requests.length === steps &&
        found.steps.length === steps &&
        found.waits.length === 1
        ? found
        : undefined
    })
  )

const ended = eventually(Effect.map(Flows.list({ ended: true }), ([flow]) => flow))

/** The story of one call: it comes in, a prompt is played, somebody is not reached, the flow fails with what it knows of them. */
const story = (database: string, { layer }: ReturnType<typeof keeping>) => {
  const transport = accepting()
  const answered = (kind: string, data: object = {}) =>
    event(kind, { operationContext: operationContextOf(transport), ...data }, kind)
  return Effect.gen(function* () {
    yield* post(incoming("call"))
    yield* waits(transport, 1)
    yield* post(answered("PlayCompleted"))
    yield* waits(transport, 2)
    const failed = answered("AddParticipantFailed", {
      participant: { rawId: `4:${number}`, phoneNumber: { value: number } }
    })
    yield* CallEvents.answer(
      { headers: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }, body: [failed, failed] },
      { trusted: true }
    )
    yield* Effect.flip(flow.run({ to: number, callId: "call" }))
    return yield* ended
  }).pipe(
    Effect.provide(
      flow.layer.pipe(Layer.provideMerge(process(database, transport, { onIncomingCall })), Layer.provideMerge(layer))
    )
  )
}

describe("the spans of a flow", () => {
  it.live("are of one trace: its start, its requests, the webhooks that answer them, and the steps that go on", () =>
    Effect.gen(function* () {
      const told = keeping()
      yield* story(yield* file, told)
      const { traceId } = told.one("CallAutomation.IncomingCall")
      const ofTrace = [
        "CallMedia_Play#1",
        "CallMedia_Play",
        "CallAutomation.PlayCompleted",
        "CallConnection_AddParticipant#1",
        "CallConnection_AddParticipant",
        "CallAutomation.AddParticipantFailed"
      ]
      for (const name of ofTrace) assert.strictEqual(told.one(name).traceId, traceId, name)
      // The request and the event that answers it have the same step as their parent.
      const step = told.one("CallMedia_Play#1")
      for (const name of ["CallMedia_Play", "CallAutomation.PlayCompleted"])
        assert.strictEqual(Option.getOrUndefined(told.one(name).parent)?.spanId, step.spanId, name)
      // The wait that it ends is linked to it, and it to the delivery that brought it.
      const event = told.one("CallAutomation.PlayCompleted")
      const linked = told.spans.filter(({ links }) => links.some(({ span }) => span.spanId === event.spanId))
      assert.isAbove(linked.length, 0)
      for (const span of linked) {
        assert.strictEqual(span.traceId, traceId)
        assert.match(span.name, /\bwait\/PlayCompleted/)
      }
      assert.deepStrictEqual(
        event.links.map(({ span }) => (span._tag === "Span" ? span.name : "")),
        ["CallEvents.answer"]
      )
    }).pipe(Effect.scoped)
  )

  it.live("follow the sender's trace where a delivery names one", () =>
    Effect.gen(function* () {
      const told = keeping()
      yield* story(yield* file, told)
      const delivery = told.named("CallEvents.answer").at(-1)
      assert(delivery !== undefined)
      assert.strictEqual(delivery.traceId, "0af7651916cd43dd8448eb211c80319c")
      assert.strictEqual(Option.getOrUndefined(delivery.parent)?.spanId, "b7ad6b7169203331")
      const [link] = told.one("CallAutomation.AddParticipantFailed").links
      assert.strictEqual(link?.span.spanId, delivery.spanId)
    }).pipe(Effect.scoped)
  )

  it.live("and what a flow failed with carry no number and no user id", () =>
    Effect.gen(function* () {
      const told = keeping()
      const flow = yield* story(yield* file, told)
      assert.include(flow.error, "PlayCompleted Failure <phone number> <user>")
      // Of how a span ended, exporters tell the failure alone.
      const shown = told.spans.map(({ attributes, links, name, status }) => {
        const failed = "exit" in status && Exit.isFailure(status.exit) ? Cause.pretty(status.exit.cause) : ""
        return JSON.stringify([name, [...attributes], links.map((link) => link.attributes), failed])
      })
      assert.isTrue(shown.some((text) => text.includes("FlowFailed")))
      assert.isAbove(shown.length, 10)
      for (const text of shown) {
        assert.notInclude(text, number.slice(1))
        assert.notInclude(text, "8:acs")
        assert.notMatch(text, RegExp(`\\b${callConnectionId}\\b`))
      }
    }).pipe(Effect.scoped)
  )
})

const adding = CallFlow.make(
  "Adding",
  { payload: { to: Schema.String }, success: Schema.Void, key: ({ to }) => to },
  ({ to }) =>
    Effect.asVoid(
      CallConnection.addParticipantAndWait({ callConnectionId, participantToAdd: { phoneNumber: { value: to } } })
    )
)

/** What is counted of flows, by name and attributes. */
const counted = Effect.map(Metric.snapshot, (all) => {
  const values = new Map(
    all.map(({ attributes, id, state }) => [
      [id, ...Object.values(attributes ?? {})].join(" "),
      "count" in state ? Number(state.count) : "value" in state ? Number(state.value) : undefined
    ])
  )
  return (name: string): number => values.get(`effect_comms_durable_${name}`) ?? 0
})

/** A flow whose process was killed while its request was on its way, and goes on over the next one's transport, until that has sent it. */
const killed = <A, E, R>(
  told: ReadonlyArray<Layer.Layer<never>>,
  then: (next: ReturnType<typeof accepting>) => Effect.Effect<A, E, R>
) =>
  Effect.gen(function* () {
    const [first = Layer.empty, second = Layer.empty] = told
    const database = yield* file
    const { answer, transport } = hanging()
    const left = yield* Effect.gen(function* () {
      yield* adding.start({ to: number })
      yield* eventually(Effect.sync(() => transport.requests[0]))
      const copy = yield* leftOf(database)
      answer({ status: 202, body: {} })
      return copy
    }).pipe(
      Effect.provide(adding.layer.pipe(Layer.provideMerge(process(database, transport)), Layer.provideMerge(first)))
    )
    const next = accepting()
    const gave = yield* Effect.gen(function* () {
      yield* eventually(Effect.sync(() => next.requests[0]))
      return yield* then(next)
    }).pipe(Effect.provide(adding.layer.pipe(Layer.provideMerge(process(left, next)), Layer.provideMerge(second))))
    return { gave, requests: [transport, next].map(({ requests }) => requests[0]) }
  })

const welcoming = CallFlow.make(
  "Welcoming",
  { payload: { leg: Schema.String }, success: Schema.Void, key: ({ leg }) => leg },
  ({ leg }) =>
    Effect.asVoid(
      CallMedia.playAndWait({
        callConnectionId: leg,
        operationContext: "welcome",
        playSources: [{ kind: "file", file: { uri: "https://contoso.example/welcome.wav" } }]
      })
    )
)

describe("flows that give the same context to their requests", () => {
  it.live("have the events of their own calls in their traces, and one of another call is in its delivery's", () =>
    Effect.gen(function* () {
      const told = keeping()
      const transport = accepting()
      const legs = ["first", "second"]
      yield* Effect.gen(function* () {
        for (const leg of legs) yield* Effect.withSpan(welcoming.start({ leg }), leg)
        yield* eventually(Effect.sync(() => transport.requests[1]))
        for (const leg of [...legs, "third"])
          yield* post(event("PlayCompleted", { callConnectionId: leg, operationContext: "welcome" }))
        yield* eventually(Effect.map(Flows.list({ ended: true }), (flows) => flows[1]))
      }).pipe(
        Effect.provide(
          welcoming.layer.pipe(Layer.provideMerge(process(yield* file, transport)), Layer.provideMerge(told.layer))
        )
      )
      const delivery = told.named("CallEvents.answer").at(-1)
      assert.deepStrictEqual(
        told.named("CallAutomation.PlayCompleted").map(({ traceId }) => traceId),
        [told.one("first").traceId, told.one("second").traceId, delivery?.traceId]
      )
    }).pipe(Effect.scoped)
  )
})

describe("a step whose process was killed", () => {
  it.live(
    "is told of by the next process: what comes from then on is below its span, which ends, and of the same trace",
    () =>
      Effect.gen(function* () {
        const [first, second] = [keeping(), keeping()]
        yield* killed([first.layer, second.layer], (next) =>
          Effect.gen(function* () {
            yield* post(event("AddParticipantSucceeded", { operationContext: operationContextOf(next) }))
            yield* ended
          })
        )
        const step = second.one("CallConnection_AddParticipant#1")
        const succeeded = second.one("CallAutomation.AddParticipantSucceeded")
        assert.strictEqual(Option.getOrUndefined(succeeded.parent)?.spanId, step.spanId)
        assert.strictEqual(succeeded.traceId, first.one("CallConnection_AddParticipant#1").traceId)
        assert.strictEqual(step.traceId, succeeded.traceId)
      }).pipe(Effect.scoped)
  )
})

describe("the metrics of flows", () => {
  it.live("count events, duplicates, lags and ends", () =>
    Effect.gen(function* () {
      const before = yield* counted
      yield* story(yield* file, keeping())
      const after = yield* counted
      const grown = (name: string) => after(name) - before(name)
      assert.deepStrictEqual(
        {
          events: grown("events CallAutomation"),
          duplicates: grown("duplicates CallAutomation"),
          lags: grown("event_lag CallAutomation"),
          resumed: grown("resume_lag CallAutomation"),
          failed: grown("flows_ended Traced failed")
        },
        { events: 3, duplicates: 1, lags: 3, resumed: 2, failed: 1 }
      )
    }).pipe(Effect.scoped)
  )

  it.live("count what waits, and steps that a killed process left", () =>
    Effect.gen(function* () {
      const before = yield* counted
      const { gave: after, requests } = yield* killed([], () => Effect.andThen(Flows.prune(), counted))
      const name = "steps_repeated CallConnection_AddParticipant sent"
      assert.strictEqual(after(name) - before(name), 1)
      assert.strictEqual(after("pending_waits"), 1)
      const pairs = requests.map((request) => request?.headers["repeatability-request-id"])
      assert.isString(pairs[0])
      assert.strictEqual(pairs[1], pairs[0])
    }).pipe(Effect.scoped)
  )
})
