import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { accepting, callConnectionId, event, eventually, post, process, sent } from "./support.ts"

const playSources = [{ kind: "file" as const, file: { uri: "https://a.example" } }]
const holder = { phoneNumber: { value: "+14255550123" } }

type Program = Effect.Effect<
  unknown,
  unknown,
  CallEvents.CallEvents | Effect.Services<ReturnType<typeof CallMedia.play>>
>

/** Tells what a program gives, or the tag of what it fails with, as text. */
const told = (program: Program) =>
  Effect.match(program, {
    onSuccess: (value) => JSON.stringify(value),
    onFailure: (error) => (error instanceof Error ? error.name : String(error))
  })

/** What a program gives as a flow, and what it gives in memory, when a test tells the events. */
const inFlow = (
  program: Program,
  tell: Effect.Effect<
    unknown,
    unknown,
    Effect.Services<ReturnType<typeof post>> | Effect.Services<ReturnType<typeof Flows.list>>
  >
) => {
  const flow = CallFlow.make(
    "Waiting",
    { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
    () => told(program)
  )
  const transport = accepting()
  return Effect.gen(function* () {
    yield* flow.start({ id: "1" })
    yield* tell
    return { gave: yield* flow.run({ id: "1" }), sent: sent(transport) }
  }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(":memory:", transport, { graceMillis: 50 })))))
}

const waiting = eventually(
  Effect.gen(function* () {
    const [flow] = yield* Flows.list()
    const found = flow === undefined ? undefined : yield* Flows.inspect(flow.executionId)
    return found !== undefined && found.waits.length > 0 ? found : undefined
  })
)

const play = Effect.map(CallEvents.awaitOutcome(Outcome.play, { callConnectionId }), ({ _tag, id }) => `${_tag} ${id}`)
const roster = (sequenceNumber: number, isOnHold: boolean, id: string) =>
  event(
    "ParticipantsUpdated",
    {
      sequenceNumber,
      participants: [{ identifier: { rawId: "4:+14255550123", ...holder }, isMuted: false, isOnHold }]
    },
    id
  )

describe("a wait of a flow", () => {
  it.live("takes an event that came before it", () =>
    Effect.gen(function* () {
      const { gave } = yield* inFlow(
        Effect.andThen(CallFlow.sleep(30), play),
        post(event("PlayCompleted", {}, "early"))
      )
      assert.strictEqual(gave, `"PlayCompleted early"`)
    })
  )

  it.live("takes one that comes later, once however often it is delivered", () =>
    Effect.gen(function* () {
      const { gave } = yield* inFlow(
        Effect.all([play, play]),
        Effect.gen(function* () {
          yield* waiting
          for (const id of ["a", "a", "b", "b"]) yield* post(event("PlayCompleted", {}, id))
        })
      )
      assert.strictEqual(gave, `["PlayCompleted a","PlayCompleted b"]`)
    })
  )

  it.live("of an ended leg fails at once, unless its event is held; one that waits has the grace", () =>
    Effect.gen(function* () {
      const disconnected = event("CallDisconnected")
      const ended = yield* inFlow(play, post(disconnected))
      assert.strictEqual(ended.gave, "CallEnded")
      const held = yield* inFlow(play, post(event("PlayCompleted", {}, "held"), disconnected))
      assert.strictEqual(held.gave, `"PlayCompleted held"`)
      const late = yield* inFlow(
        play,
        Effect.andThen(waiting, Effect.andThen(post(disconnected), post(event("PlayCompleted", {}, "late"))))
      )
      assert.strictEqual(late.gave, `"PlayCompleted late"`)
    })
  )

  it.live("sees of the rosters before it the newest, and none that is stale", () =>
    Effect.gen(function* () {
      const hold = Effect.map(CallEvents.awaitOutcome(Outcome.hold(holder), { callConnectionId }), ({ id }) => id)
      const { gave } = yield* inFlow(
        Effect.andThen(CallFlow.sleep(30), hold),
        Effect.gen(function* () {
          yield* post(roster(5, true, "old"), roster(7, false, "newest"), roster(6, true, "stale"))
          yield* waiting
          yield* post(roster(8, true, "on hold"))
        })
      )
      assert.strictEqual(gave, `"on hold"`)
    })
  )

  it.live("that is fresh takes nothing from before its request", () =>
    Effect.gen(function* () {
      const { gave, sent: requests } = yield* inFlow(
        Effect.andThen(
          CallFlow.sleep(30),
          Effect.map(
            CallMedia.playAndWait({ callConnectionId, playSources, operationContext: "again" }),
            ({ id }) => id
          )
        ),
        Effect.gen(function* () {
          yield* post(event("PlayCompleted", { operationContext: "again" }, "before"))
          yield* eventually(Effect.map(waiting, ({ steps }) => (steps.length > 0 ? true : undefined)))
          yield* post(event("PlayCompleted", { operationContext: "again" }, "after"))
        })
      )
      assert.strictEqual(gave, `"after"`)
      assert.deepStrictEqual(requests, ["POST play"])
    })
  )

  it.live("ends by its timer, which is durable, and a later one is not shifted by the arm that was left", () =>
    Effect.gen(function* () {
      const limited = CallFlow.timeoutOrElse(play, 20, () => Effect.succeed("too late"))
      const { gave } = yield* inFlow(
        Effect.all([limited, play]),
        Effect.gen(function* () {
          yield* eventually(
            Effect.map(waiting, ({ waits }) => (waits.some(({ wait }) => wait.startsWith("wait/")) ? true : undefined))
          )
          yield* post(event("PlayCompleted", {}, "second"))
        })
      )
      assert.strictEqual(gave, `["too late","PlayCompleted second"]`)
    })
  )

  it.live("beside another one is limited by its timer as well: to wait is not to end", () =>
    Effect.gen(function* () {
      const added = CallEvents.awaitOutcome(Outcome.addParticipant, { callConnectionId })
      const limited = (both: Program) => CallFlow.timeoutOrElse(both, 20, () => Effect.succeed("too late"))
      const { gave } = yield* inFlow(
        Effect.all([limited(Effect.race(play, added)), limited(Effect.all([play, added], { concurrency: 2 }))]),
        Effect.void
      )
      assert.strictEqual(gave, `["too late","too late"]`)
    })
  )

  it.live("is not taken for one that was too late when it gives nothing", () =>
    Effect.gen(function* () {
      const limited = CallFlow.timeoutOrElse(Effect.asVoid(play), 60_000, () => Effect.succeed("too late"))
      const { gave } = yield* inFlow(
        Effect.map(limited, (given) => given ?? "nothing"),
        Effect.andThen(waiting, post(event("PlayCompleted")))
      )
      assert.strictEqual(gave, `"nothing"`)
    })
  )
})

describe("a flow", () => {
  it.live("goes on by its timers and its events, and not because the database is looked at now and then", () => {
    const flow = CallFlow.make(
      "Prompt",
      { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
      () =>
        Effect.andThen(
          CallFlow.sleep(30),
          CallFlow.timeoutOrElse(play, 60_000, () => Effect.succeed("too late"))
        )
    )
    return Effect.gen(function* () {
      yield* flow.start({ id: "1" })
      yield* waiting
      yield* post(event("PlayCompleted", {}, "came"))
      assert.strictEqual(yield* flow.run({ id: "1" }), "PlayCompleted came")
    }).pipe(
      Effect.provide(
        flow.layer.pipe(Layer.provideMerge(process(":memory:", accepting(), {}, { pollInterval: "1 hour" })))
      )
    )
  })

  it.live("reads the events of its call as a stream, each once, until it has ended", () =>
    Effect.gen(function* () {
      const read = Stream.runCollect(Stream.map(CallEvents.stream(callConnectionId), ({ _tag }) => _tag))
      const { gave } = yield* inFlow(
        read,
        Effect.gen(function* () {
          yield* post(event("CallConnected"))
          yield* waiting
          yield* post(event("PlayStarted"), event("PlayCompleted"))
          yield* post(event("CallDisconnected"))
        })
      )
      assert.strictEqual(gave, `["CallConnected","PlayStarted","PlayCompleted","CallDisconnected"]`)
    })
  )

  it.live("does what is no operation once, by steps", () => {
    let times = 0
    const counted = Effect.sync(() => ++times)
    return Effect.gen(function* () {
      const { gave } = yield* inFlow(
        Effect.gen(function* () {
          const first = yield* CallFlow.step("count", Schema.Number, counted)
          const at = yield* CallFlow.step("clock", Schema.Number, Clock.currentTimeMillis)
          yield* play
          return [first, yield* CallFlow.step("count", Schema.Number, counted), typeof at]
        }),
        Effect.andThen(waiting, post(event("PlayCompleted")))
      )
      assert.strictEqual(gave, `[1,2,"number"]`)
      assert.strictEqual(times, 2)
    })
  })

  it.live("says what arrived while it waited for an outcome in vain", () =>
    Effect.gen(function* () {
      const { gave } = yield* inFlow(
        Effect.catchTag(
          CallMedia.playAndWait({ callConnectionId, playSources }, { waitMillis: 50 }),
          "OutcomeTimeout",
          ({ message }) => Effect.succeed(message)
        ),
        Effect.andThen(waiting, post(event("PlayStarted")))
      )
      assert.include(gave, "no event reported the outcome within 50 ms")
    })
  )

  it.live("names the call that its own operation has made when nothing came of it", () =>
    Effect.gen(function* () {
      const request = {
        targets: [holder],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "https://x.example"
      }
      const { gave } = yield* inFlow(
        Effect.catchTag(CallAutomation.createCallAndWait(request, { waitMillis: 50 }), "OutcomeTimeout", (error) =>
          Effect.succeed(error.callConnectionId)
        ),
        Effect.void
      )
      assert.strictEqual(gave, JSON.stringify(callConnectionId))
    })
  )
})
