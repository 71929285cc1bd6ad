/**
 * What is told of a flow on the local cloud: from the request over the webhook that answers it to the step that goes on it is one trace, in
 * another process as well, although the webhooks say nothing of traces; no span tells who calls or what is said; and metrics count what was.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import type { EventOf } from "@effect-comms/call-automation/events"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Metrics from "@effect-comms/core/Metrics"
import type { Transport } from "@effect-comms/core/Transport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Metric from "effect/Metric"
import * as Schema from "effect/Schema"
import * as LocalCloud from "../../src/Emulator.ts"
import { developmentKey } from "../../src/Options.ts"
import { copy, holding } from "./support/killed.ts"
import { keeping, parentOf, textOf } from "./support/spans.ts"
import { directory } from "./support/machine.ts"

const caller = "+14255550123"
const called = "8:acs:11111111-1111-1111-1111-111111111111_22222222-2222-2222-2222-222222222222"
const callbackUri = "https://app.contoso.com/callbacks?code=s3cret"
const prompt = "what is the number of your card"
const spoken = "it ends with four two"

/** Answers, asks, listens and hangs up. */
const asking = CallFlow.make(
  "Asking",
  {
    payload: { callId: Schema.String, incomingCallContext: Schema.String, from: Schema.String },
    success: Schema.String,
    key: ({ callId }) => callId
  },
  ({ from, incomingCallContext }) =>
    Effect.gen(function* () {
      const { data } = yield* CallAutomation.answerCallAndWait(
        {
          incomingCallContext,
          callbackUri,
          callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com" }
        },
        { trustRepeatability: true }
      )
      const { callConnectionId = "" } = data
      const played = yield* CallMedia.playAndWait({
        callConnectionId,
        playSources: [{ kind: "text", text: { text: prompt, voiceName: "en-US-NancyNeural" } }]
      })
      const heard = yield* CallMedia.recognizeAndWait({
        callConnectionId,
        recognizeInputType: "speech",
        recognizeOptions: {
          targetParticipant: { phoneNumber: { value: from } },
          initialSilenceTimeoutInSeconds: 20,
          speechOptions: { endSilenceTimeoutInMs: 100 }
        }
      })
      const ended = yield* CallConnection.hangupCallAndWait({ callConnectionId })
      return [played._tag, heard.data.speechResult?.speech, ended._tag].join(" ")
    })
)

const onIncomingCall = CallFlow.starts(asking, ({ data, id }: EventOf<"IncomingCall">) => ({
  callId: data.correlationId ?? id,
  from: data.from?.rawId?.slice(2) ?? "",
  incomingCallContext: data.incomingCallContext
}))

/** The values of metrics, by name and attributes. */
const counted = Effect.map(Metric.snapshot, (all) => {
  const values = new Map(
    all.map(({ attributes, id, state }) => [
      [id, ...Object.values(attributes ?? {})].join(" "),
      "count" in state ? Number(state.count) : "value" in state ? Number(state.value) : undefined
    ])
  )
  return (name: string): number => values.get(`effect_comms_${name}`) ?? 0
})

/** Looks again and again until it is so. */
const until = <A, E, R>(look: Effect.Effect<A, E, R>, isSo: (found: A) => boolean): Effect.Effect<A, E, R> =>
  Effect.flatMap(look, (found) =>
    isSo(found) ? Effect.succeed(found) : Effect.andThen(Effect.sleep(5), until(look, isSo))
  )

/**
 * A caller is answered at the second attempt, asked, and heard; the process is killed when the recognition was accepted and nothing of its
 * answer is stored, and another one goes on. One event is delivered twice.
 */
const story = Effect.gen(function* () {
  let receive: ((request: LocalCloud.Delivered) => Effect.Effect<LocalCloud.Acknowledgement>) | undefined
  const headers: Array<string> = []
  const cloud = yield* LocalCloud.make({
    eventGrid: "https://app.contoso.com/events",
    callbackRetries: 100,
    deliver: (request) => {
      headers.push(...Object.keys(request.headers))
      return receive?.(request) ?? Effect.succeed({ status: 503 })
    }
  })
  yield* cloud.setScale(20)
  const { layer, spans } = keeping()
  const lines: Array<string> = []
  const logger = Logger.layer([
    Logger.make(({ cause, message }) => void lines.push(`${String(message)} ${String(cause)}`))
  ])
  const requests = (name: string) =>
    Effect.map(cloud.journal(), (all) => all.filter((entry) => entry.kind === "request" && entry.name === name).length)

  const inProcess = <A, E, R>(database: string, transport: Transport, effect: Effect.Effect<A, E, R>) =>
    Effect.gen(function* () {
      const context = yield* Effect.context<CallEvents.CallEvents>()
      receive = ({ body, headers: given }) =>
        CallEvents.answer({ method: "POST", headers: given, body }, { trusted: true }).pipe(
          Effect.provideContext(context)
        )
      return yield* effect
    }).pipe(
      Effect.provide(
        asking.layer.pipe(
          Layer.provideMerge(
            Layer.merge(
              DurableCallAutomation.layer({
                connectionString: cloud.connectionString,
                retry: { baseMillis: 0 }
              }).pipe(Layer.provide(CurrentTransport.layer(transport))),
              DurableCallEvents.layer({ onIncomingCall })
            )
          ),
          Layer.provideMerge(Runner.layerSqlite(database)),
          Layer.provideMerge(Layer.mergeAll(layer, logger, Metrics.layer))
        )
      )
    )

  const before = yield* counted
  const folder = yield* directory
  const database = `${folder}/flows.db`
  const left = `${folder}/left.db`
  yield* Effect.orDie(cloud.fault({ path: ":answer", status: 503 }))
  yield* Effect.orDie(cloud.fault({ kind: "duplicate", path: "PlayCompleted" }))
  const killed = holding(cloud.transport, /:recognize/)
  const { executionId, leg, waiting } = yield* inProcess(
    database,
    killed.transport,
    Effect.gen(function* () {
      yield* Effect.orDie(cloud.incomingCall({ from: caller, to: called }))
      yield* until(
        Effect.sync(() => killed.held.length),
        (held) => held === 1
      )
      // Nobody is silent for too long while another process begins.
      yield* cloud.setScale(0)
      const [flow] = yield* Flows.list()
      yield* Flows.prune()
      const waits = yield* counted
      const journal = JSON.stringify(yield* cloud.journal())
      // What is on the disk now is what a process leaves that is killed.
      receive = undefined
      copy(database, left)
      killed.goOn()
      return {
        executionId: flow?.executionId ?? "",
        leg: /"callConnectionId":"([^"]+)"/.exec(journal)?.[1] ?? "",
        waiting: waits("durable_pending_waits")
      }
    })
  )
  const flow = yield* inProcess(
    left,
    cloud.transport,
    Effect.gen(function* () {
      yield* Effect.orDie(cloud.speech(leg, caller, spoken))
      yield* cloud.setScale(20)
      const ended = yield* until(Flows.inspect(executionId), (found) => found?.endedAt !== undefined)
      yield* Flows.prune()
      return ended
    })
  )
  const after = yield* counted
  return {
    flow,
    spans,
    lines,
    leg,
    headers: new Set(headers),
    recognitions: yield* requests("CallMedia_Recognize"),
    waiting,
    grown: (name: string) => after(name) - before(name),
    now: after
  }
}).pipe(Effect.scoped, Effect.cached, Effect.runSync)

describe("a flow on the local cloud, over the end of its process", () => {
  it.live("is one trace: its call, its requests, the webhooks that answer them, the steps that go on", () =>
    Effect.gen(function* () {
      const { flow, headers, recognitions, spans } = yield* story
      assert.strictEqual(flow?.outcome, "succeeded", flow?.error)
      assert.strictEqual(recognitions, 1)
      const retries = spans.flatMap(({ events, name }) =>
        events.flatMap(([event, , attributes]) => (event === "retry" ? [[name, attributes?.["status"]]] : []))
      )
      assert.deepStrictEqual(retries, [["AnswerCall", 503]])
      // Nothing that the cloud posts names a trace.
      assert.isFalse(headers.has("traceparent"))
      const one = (name: string, kind?: string) => {
        const [found] = spans.filter((span) => span.name === name && (kind === undefined || span.kind === kind))
        assert(found !== undefined, name)
        return found
      }
      const { traceId } = one("CallAutomation.IncomingCall")
      const steps = [
        { operation: "AnswerCall", events: ["CallConnected", "CallDisconnected"] },
        { operation: "CallMedia_Play", events: ["PlayCompleted"] },
        { operation: "CallMedia_Recognize", events: ["RecognizeCompleted"] },
        { operation: "CallConnection_HangupCall", events: [] }
      ]
      for (const { events, operation } of steps) {
        const request = one(operation, "client")
        const step = spans.find(({ spanId }) => spanId === parentOf(request))
        assert(step?.name === `${operation}#1`, step?.name)
        assert.deepStrictEqual([request.traceId, step.traceId], [traceId, traceId], operation)
        for (const name of events) {
          const event = one(`CallAutomation.${name}`)
          assert.strictEqual(event.traceId, traceId, name)
          const asked = spans.find(({ spanId }) => spanId === parentOf(event))
          assert.strictEqual(asked?.name, `${operation}#1`, name)
          const [delivery] = event.links
          assert(delivery?.span._tag === "Span", name)
          assert.strictEqual(delivery.span.name, "CallEvents.answer")
          // The look of the wait that it ends.
          const looks = spans.filter(
            (span) => span.name.includes("wait/") && span.links.some((link) => link.span.spanId === event.spanId)
          )
          assert.isAbove(looks.length, 0, name)
          for (const look of looks) assert.strictEqual(look.traceId, traceId, look.name)
        }
      }
    })
  )

  it.live("tells no number, user, text, call or secret in any span or line of its log", () =>
    Effect.gen(function* () {
      const { leg, lines, spans } = yield* story
      assert.isAbove(spans.length, 100)
      const secrets = [caller.slice(1), "8:acs", prompt, spoken, "s3cret", developmentKey, "accesskey=", leg]
      for (const secret of secrets) assert.isAbove(secret.length, 4)
      assert.isAbove(lines.length, 0)
      for (const text of [...lines, ...spans.map(textOf)]) for (const secret of secrets) assert.notInclude(text, secret)
    })
  )

  it.live("counts its waits, lags, duplicates, retries and repeated steps", () =>
    Effect.gen(function* () {
      const { grown, now, waiting } = yield* story
      assert.isAbove(waiting, 0)
      assert.deepStrictEqual(
        {
          waits: now("durable_pending_waits"),
          duplicates: grown("durable_duplicates CallAutomation"),
          calls: grown("calls AnswerCall success"),
          attempts: grown("attempts AnswerCall"),
          shown: grown("durable_steps_repeated CallMedia_Recognize shown"),
          ended: grown("durable_flows_ended Asking succeeded")
        },
        { waits: 0, duplicates: 1, calls: 1, attempts: 2, shown: 1, ended: 1 }
      )
      const events = grown("durable_events CallAutomation")
      assert.isAtLeast(events, 6)
      assert.isAtLeast(grown("durable_event_lag CallAutomation"), events)
      assert.isAbove(grown("durable_resume_lag CallAutomation"), 0)
    })
  )
})
