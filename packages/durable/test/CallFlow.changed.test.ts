import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Flows from "@effect-comms/durable/Flows"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { accepting, callConnectionId, event, eventually, file, post, process, sent } from "./support.ts"

const wait = CallEvents.awaitOutcome(Outcome.play, { callConnectionId })
const play = (uri: string) => CallMedia.play({ callConnectionId, playSources: [{ kind: "file", file: { uri } }] })
const hold = CallMedia.hold({ callConnectionId, targetParticipant: { phoneNumber: { value: "+14255550123" } } })
const leave = CallConnection.hangupCall({ callConnectionId })

type Program = Effect.Effect<unknown, unknown, Effect.Services<typeof wait> | Effect.Services<typeof hold>>

const flowOf = (program: Program) =>
  CallFlow.make("Changing", { payload: { id: Schema.String }, success: Schema.Void, key: ({ id }) => id }, () =>
    Effect.asVoid(program)
  )

/** Runs a program until it waits, and then another one in its place, which the awaited event wakes. */
const changed = (before: Program, after: Program) =>
  Effect.gen(function* () {
    const database = yield* file
    const transport = accepting()
    const old = flowOf(before)
    const executionId = yield* Effect.gen(function* () {
      const id = yield* old.start({ id: "1" })
      return yield* eventually(
        Effect.map(Flows.inspect(id), (flow) => (flow !== undefined && flow.waits.length > 0 ? id : undefined))
      )
    }).pipe(Effect.provide(old.layer.pipe(Layer.provideMerge(process(database, transport)))))
    const sentBefore = sent(transport)
    const flow = flowOf(after)
    return yield* Effect.gen(function* () {
      yield* post(event("PlayCompleted"))
      const ended = yield* Effect.result(flow.run({ id: "1" }))
      const failure = ended._tag === "Failure" ? `${ended.failure.error}: ${ended.failure.description}` : undefined
      return { failure, sentAfter: sent(transport).slice(sentBefore.length), executionId }
    }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(process(database, transport)))))
  }).pipe(Effect.scoped)

describe("a program that was changed while a flow waits", () => {
  it.live("is run on when it asks for the same", () =>
    Effect.gen(function* () {
      const program = Effect.andThen(Effect.andThen(play("https://a.example"), wait), leave)
      const { failure, sentAfter } = yield* changed(program, program)
      assert.isUndefined(failure)
      assert.deepStrictEqual(sentAfter, ["DELETE leg"])
    })
  )

  it.live("sends nothing when a step has another input", () =>
    Effect.gen(function* () {
      const { failure, sentAfter } = yield* changed(
        Effect.andThen(Effect.andThen(play("https://a.example"), wait), leave),
        Effect.andThen(Effect.andThen(play("https://b.example"), wait), leave)
      )
      assert.include(
        failure,
        "FlowChanged: flow Changing: step CallMedia_Play#1 was recorded as CallMedia_Play with another input"
      )
      assert.deepStrictEqual(sentAfter, [])
    })
  )

  it.live("sends nothing when a step was left out", () =>
    Effect.gen(function* () {
      const { failure, sentAfter } = yield* changed(
        Effect.andThen(Effect.andThen(play("https://a.example"), wait), leave),
        Effect.andThen(wait, leave)
      )
      assert.include(failure, "FlowChanged: flow Changing: step CallMedia_Play#1")
      assert.deepStrictEqual(sentAfter, [])
    })
  )

  it.live("sends nothing when steps have another order", () =>
    Effect.gen(function* () {
      const { failure, sentAfter } = yield* changed(
        Effect.andThen(Effect.andThen(play("https://a.example"), wait), leave),
        Effect.andThen(hold, Effect.andThen(play("https://a.example"), wait))
      )
      assert.include(failure, "FlowChanged: flow Changing: step CallMedia_Play#1")
      assert.deepStrictEqual(sentAfter, [])
    })
  )

  it.live("sends nothing when a name stands for another operation", () =>
    Effect.gen(function* () {
      const greet = CallFlow.named("greet")
      const { failure, sentAfter } = yield* changed(
        Effect.andThen(greet(play("https://a.example")), wait),
        Effect.andThen(greet(hold), wait)
      )
      assert.include(
        failure,
        "FlowChanged: flow Changing: step greet#1 was recorded as CallMedia_Play and not as CallMedia_Hold"
      )
      assert.deepStrictEqual(sentAfter, [])
    })
  )

  it.live("is run on when steps ran side by side, which have no order", () =>
    Effect.gen(function* () {
      const beside = Effect.all([play("https://a.example"), hold], { concurrency: 2 })
      const { failure, sentAfter } = yield* changed(
        Effect.andThen(Effect.andThen(beside, wait), leave),
        Effect.andThen(Effect.andThen(beside, wait), leave)
      )
      assert.isUndefined(failure)
      assert.deepStrictEqual(sentAfter, ["DELETE leg"])
    })
  )
})
