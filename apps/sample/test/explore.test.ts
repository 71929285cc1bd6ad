/** The story under faults of webhooks: whatever comes twice, late, in another order or not at first, it goes the same way. */
import { assert, it } from "@effect/vitest"
import * as Emulator from "@effect-comms/emulator/Emulator"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { actors } from "../src/localCloud.ts"
import type { Service as Place } from "../src/place.ts"
import { play } from "../src/play.ts"
import type { Service as Report } from "../src/report.ts"
import * as Timeline from "../src/timeline.ts"
import * as Webhooks from "../src/webhooks.ts"

const secret = "local-cloud"
const callbacks = Webhooks.addresses("http://127.0.0.1:8080", secret)
const eventGrid = Webhooks.subscriptions(callbacks)

let lines: ReadonlyArray<Timeline.Line> = []
let played = Deferred.makeUnsafe<Report>()

const makeStory = Effect.fn(function* (cloud: Emulator.TestCloud) {
  const { connectionString, origin, resourceId, settings, transport } = cloud
  const { clientId, clientSecret, tenantId } = settings.graphCalls
  const place: Place = {
    connectionString,
    endpoint: origin,
    resourceId,
    graph: { tenantId, clientId, clientSecret, endpoint: origin },
    keys: {},
    callbacks,
    cast: actors,
    customerCalls: Effect.asVoid(Effect.orDie(cloud.call({ to: actors.hotline, from: "+14255550101" }))),
    customerCallsWithin: "20 seconds",
    settled: cloud.settle
  }
  const ready = Promise.withResolvers<(request: Request) => Promise<Response>>()
  const listener: Webhooks.Listener = {
    port: 8080,
    serve: (given) => Effect.map(Webhooks.answering(given), (handler) => ready.resolve(handler))
  }
  const timeline = Timeline.make(() => {})
  lines = timeline.lines()
  const report = play({ place, listener, secret, transport }, timeline)
  const mine = Deferred.makeUnsafe<Report>()
  played = mine
  yield* Effect.forkScoped(Effect.flatMap(report, (given) => Deferred.succeed(mine, given)))
  const handle = yield* Effect.promise(() => ready.promise)
  return (request: Request): Effect.Effect<Response> => Effect.promise(() => handle(request))
})

const storyOf = (report: Report): string =>
  [...report.summary(), ...lines.map(({ kind, text }) => `${kind} ${text}`)].join("\n")

const scenario = (cloud: Emulator.TestCloud) =>
  Effect.map(cloud.until(Deferred.await(played)), (report) => assert.isTrue(report.isGood(), storyOf(report)))

// Of each fault a few plans: the whole of them takes a minute.
it.live.each(["duplicate", "unacknowledged", "refused", "late", "reordered"] as const)(
  "the story goes the same way when webhooks are %s",
  (fault) =>
    Effect.gen(function* () {
      const options = { faults: [fault], pairs: 0, maxPlans: 4, cloud: { eventGrid } }
      const { plans, realTime } = yield* Emulator.explore(makeStory, scenario, options)
      assert.deepStrictEqual({ plans, realTime }, { plans: 4, realTime: 0 })
    })
)

it.live("a customer whose call was answered without an answer of the service is not left on a silent line", () =>
  Effect.gen(function* () {
    const plan = [{ fault: "answer-lost", of: "AnswerCall", nth: 1 }] as const
    const { gaveUp } = yield* Emulator.explore(makeStory, scenario, { plan, cloud: { eventGrid } })
    assert.strictEqual(gaveUp, 0)
  })
)
