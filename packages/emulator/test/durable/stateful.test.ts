/**
 * A program with a stateful call of Graph's, in memory and as a flow: it is the same program, gives the same and does the same, and as a flow it
 * goes on in another process.
 */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableGraphCalls from "@effect-comms/durable/DurableGraphCalls"
import * as Runner from "@effect-comms/durable/Runner"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as SubscriptionRef from "effect/SubscriptionRef"
import * as LocalCloud from "../../src/Emulator.ts"
import { application, notificationsUri } from "../clients/support/Program.ts"
import { prompt } from "../clients/support/scenes.ts"
import { directory } from "./support/machine.ts"

const user = (id: string) => ({ identity: { user: { id } } })
const colleague = user("550fae72-d251-43ec-868c-373732c2704f")
const declines = user("00000000-0000-4000-8000-000000000603")

const creating = {
  callbackUri: notificationsUri,
  targets: [colleague],
  requestedModalities: ["audio"],
  mediaConfig: {}
}

/** The call of a journal. */
const callIdIn = (entries: ReadonlyArray<LocalCloud.Entry>): string =>
  /\/communications\/calls\/([0-9a-f-]+)/.exec(JSON.stringify(entries))?.[1] ?? ""

type Needs = GraphCalls.GraphCalls | CallNotifications.CallNotifications

/** Calls a colleague, plays, transfers in vain, and leaves the call to its scope; tells what it saw. */
const between: Effect.Effect<string, unknown, Needs> = Effect.gen(function* () {
  const call = yield* StatefulCall.create(creating)
  yield* call.audioActive
  const first = yield* SubscriptionRef.get(call.state)
  const played = yield* call.playPrompt({ prompts: [prompt(200)] })
  const failed = yield* Effect.flip(call.transfer({ transferTarget: declines }))
  const then = yield* SubscriptionRef.get(call.state)
  yield* call.subscribeToTone()
  return [first, played.status, failed._tag, then, yield* SubscriptionRef.get(call.state)].join(" ")
}).pipe(Effect.scoped)

/** Joins a meeting, is muted and shares its screen, and hangs up. */
const meeting: Effect.Effect<string, unknown, Needs> = Effect.gen(function* () {
  const call = yield* StatefulCall.create({
    callbackUri: notificationsUri,
    requestedModalities: ["audio"],
    tenantId: application.tenantId,
    meetingInfo: { joinMeetingId: "1" },
    mediaConfig: { blob: "<media>" }
  })
  yield* call.established
  yield* call.mute()
  yield* call.changeScreenSharingRole({ role: "sharer" })
  yield* call.changeScreenSharingRole({ role: "viewer" })
  const { state } = yield* call.hangUp()
  const over = yield* call.ended
  return [state, over.state, yield* SubscriptionRef.get(call.state)].join(" ")
}).pipe(Effect.scoped)

/** A local cloud whose time moves fast, and which posts to whoever takes its notifications at the moment. */
const world = Effect.gen(function* () {
  let receiver: CallNotifications.Service | undefined
  const cloud = yield* LocalCloud.make({
    deliver: ({ body, headers }) =>
      receiver === undefined
        ? Effect.succeed({ status: 503 })
        : receiver.answer({ method: "POST", headers, body }, { trusted: true })
  })
  // While nobody takes its notifications it stands: they would be given up before a process on a busy machine is there.
  const moves = Effect.suspend(() => (receiver === undefined ? Effect.void : cloud.advance(250)))
  yield* moves.pipe(Effect.repeat(Schedule.spaced(10)), Effect.forkScoped)
  const over = Layer.provide(CurrentTransport.layer(cloud.transport))
  const client = { ...application, endpoint: cloud.origin }
  const receiving = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.andThen(
      Effect.flatMap(CallNotifications.CallNotifications, (service) => Effect.sync(() => (receiver = service))),
      Effect.ensuring(
        effect,
        Effect.sync(() => (receiver = undefined))
      )
    )
  const { clientId } = application
  return {
    cloud,
    receiving,
    inMemory: Layer.merge(GraphCalls.layer(client).pipe(over), CallNotifications.layer({ clientId })),
    kept: (database: string) =>
      Layer.merge(DurableGraphCalls.layer(client).pipe(over), DurableCallNotifications.layer({ clientId })).pipe(
        Layer.provideMerge(Runner.layerSqlite(database))
      ),
    /** What was asked of the cloud, in order. */
    requests: Effect.map(cloud.journal(), (entries) =>
      entries.flatMap(({ kind, name }) => (kind === "request" && name !== "token" ? [name] : []))
    )
  }
})

const flowOf = (program: typeof between) =>
  CallFlow.make(
    "Stateful",
    { payload: { id: Schema.String }, success: Schema.String, key: ({ id }) => id },
    () => program
  )

const memory = (program: typeof between) =>
  Effect.gen(function* () {
    const { inMemory, receiving, requests } = yield* world
    const gave = yield* receiving(program).pipe(Effect.provide(inMemory))
    return { gave, requests: yield* requests }
  }).pipe(Effect.scoped)

/** The program as a flow, in one process, or in another one from each time on that it has made so many requests. */
const flow = (program: typeof between, ends: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const { kept, receiving, requests } = yield* world
    const database = `${yield* directory}/flows.db`
    const { layer, run, start } = flowOf(program)
    const inProcess = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
      receiving(effect).pipe(Effect.provide(layer.pipe(Layer.provideMerge(kept(database)))))
    for (const count of ends)
      yield* Effect.andThen(
        start({ id: "1" }),
        requests.pipe(
          Effect.tap(() => Effect.sleep(5)),
          Effect.repeat({ until: (made) => made.length >= count })
        )
      ).pipe(inProcess)
    const gave = yield* run({ id: "1" }).pipe(inProcess)
    return { gave, requests: yield* requests }
  }).pipe(Effect.scoped)

describe("a program with a stateful call", () => {
  for (const [name, program] of [
    ["between two", between],
    ["in a meeting", meeting]
  ] as const)
    it.live(`${name} gives and does the same in memory, as a flow, and as a flow that goes on in other processes`, () =>
      Effect.gen(function* () {
        const expected = yield* memory(program)
        assert.deepStrictEqual(yield* flow(program, []), expected)
        assert.deepStrictEqual(yield* flow(program, [1, 2, 3, 4]), expected)
      })
    )

  it.live(
    "hears as a flow of its keys, is kept alive, and of its end, and asks nothing more of a call that is over",
    () =>
      Effect.gen(function* () {
        const keys = Effect.gen(function* () {
          const call = yield* StatefulCall.create(creating, { keepAliveMillis: 400 })
          yield* call.audioActive
          yield* call.subscribeToTone()
          const { tone } = yield* call.nextTone
          const { state } = yield* call.ended
          const refused = yield* Effect.flip(call.established)
          return [tone, state, refused._tag].join(" ")
        }).pipe(Effect.scoped)
        const { cloud, kept, receiving, requests } = yield* world
        const { layer, run, start } = flowOf(keys)
        const listening = requests.pipe(
          Effect.tap(() => Effect.sleep(5)),
          Effect.repeat({
            until: (names) => {
              const since = names.slice(names.indexOf("Call_SubscribeToTone"))
              return since.length < names.length && since.filter((name) => name === "Call_KeepAlive").length > 1
            }
          })
        )
        yield* Effect.gen(function* () {
          yield* start({ id: "1" })
          yield* listening
          const id = yield* cloud.journal().pipe(Effect.map(callIdIn))
          yield* Effect.orDie(cloud.graphTone(id, "tone5"))
          yield* Effect.orDie(cloud.graphLeave(id))
          assert.strictEqual(yield* run({ id: "1" }), "tone5 terminated CallEnded")
          const asked = [...new Set(yield* requests)].toSorted()
          assert.deepStrictEqual(asked, ["Call_Create", "Call_KeepAlive", "Call_SubscribeToTone"])
        }).pipe(receiving, Effect.provide(layer.pipe(Layer.provideMerge(kept(":memory:")))))
      }).pipe(Effect.scoped)
  )
})
