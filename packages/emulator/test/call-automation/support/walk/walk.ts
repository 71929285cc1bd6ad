/** A random walk: steps through the acts on driven time, then rest. */
import * as operations from "@effect-comms/call-automation/operations"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { makeMediaApplication } from "../mediaApplication.ts"
import { callApplication, callbackUri, callerId, makeRig } from "../Rig.ts"
import { actsWithout, concerns } from "./acts.ts"
import { parties, sceneOf, Step, wait, type World } from "./Scene.ts"
import { checkSockets, stopStreams } from "./sockets.ts"
import { streamsThatWait } from "./streams.ts"

/** A walk, and what it leaves out. */
export const Walk = Schema.Struct({
  without: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: (1 << concerns.length) - 1 })),
  steps: Schema.Array(Step).check(Schema.isMinLength(24), Schema.isMaxLength(48))
})

/** Longer than anything lasts: rings, prompts, the talk of those whom no application listens to, repeated deliveries. */
const rest = 7_200_000
/** Longer than whatever is answered takes to be answered, and a stream to start: frames are few until then. */
const settling = 2000

const begin = Effect.gen(function* () {
  const defects: Array<unknown> = []
  // Whatever is refused is tried again: nothing is lost.
  const application = makeMediaApplication()
  const options = {
    callbackRetries: 1000,
    mediaSocket: application.mediaSocket,
    report: (error: unknown) => defects.push(error)
  }
  const rig = yield* makeRig({ subscribed: true, options })
  // Network time that only goes when it is driven costs a walk nothing.
  yield* rig.cloud.setScale(0)
  const { answerer, creator } = yield* callApplication(rig, { streams: streamsThatWait })
  yield* rig.send(operations.addParticipant, { id: creator, body: { participantToAdd: parties[1], ...callerId } })
  yield* rig.advance(1000)
  const legs = [creator, answerer].map((id) => ({ id, version: "2025-05-15", callbackUri }))
  const world: World = {
    rig,
    application,
    legs,
    invitations: [],
    recordings: [],
    expected: [],
    rang: new Set(),
    listening: new Set(),
    asked: [],
    ordered: 0,
    loops: false,
    log: []
  }
  return { world, defects }
})

const come = Effect.fnUntraced(function* ({ steps, without }: typeof Walk.Type, world: World) {
  const acts = actsWithout(without)
  for (const step of steps) {
    const act = acts[step.act % acts.length]
    if (act === undefined) continue
    const before = world.log.length
    // A control that names somebody who is not there is refused, and nothing happens.
    yield* Effect.ignore(act.run(sceneOf(world, act, step)))
    if (world.log.length === before && act !== wait) world.log.push(act.name)
    yield* world.rig.advance(step.millis)
  }
  yield* world.rig.advance(settling)
  yield* checkSockets(world)
  yield* stopStreams(world)
  yield* world.rig.advance(rest)
  if (!world.loops) return
  for (const { id } of world.legs) yield* world.rig.send(operations.cancelAllMediaOperations, { id })
  yield* world.rig.advance(rest)
})

/** Walks, lets everything come to rest, and checks whether `holds`; a failure says what was done. */
export const walk = (steps: typeof Walk.Type, holds: (world: World) => Effect.Effect<void, unknown>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const { defects, world } = yield* begin
      yield* come(steps, world).pipe(
        Effect.andThen(holds(world)),
        Effect.andThen(
          Effect.sync(() => {
            const [defect] = defects
            if (defect !== undefined) throw defect instanceof Error ? defect : new Error("the local cloud failed")
          })
        ),
        Effect.catchCause((cause) => {
          const error = Cause.squash(cause)
          const why = error instanceof Error ? error.message : "something else than an error"
          return Effect.die(new Error(`${why}\nafter: ${world.log.join(", ")}`, { cause: error }))
        })
      )
    })
  )
