import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableGraphCalls from "@effect-comms/durable/DurableGraphCalls"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import * as Call from "@effect-comms/graph-calls/Call"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { CallNotification } from "@effect-comms/graph-calls/notifications"
import { assert, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as LocalCloud from "../../src/Emulator.ts"
import { application, notificationsUri } from "../clients/support/Program.ts"
import { prompt } from "../clients/support/scenes.ts"

const ours = { tenantId: application.tenantId, clientId: application.clientId }

const flow = CallFlow.make(
  "Answering",
  { payload: { callId: Schema.String }, success: Schema.String, key: ({ callId }) => callId },
  ({ callId: id }) =>
    Effect.gen(function* () {
      yield* Call.answer({ id, callbackUri: notificationsUri, acceptedModalities: ["audio"], mediaConfig: {} })
      yield* CallFlow.sleep(100)
      const { status } = yield* Call.playPromptAndWait({ id, prompts: [prompt(200)] })
      const recorded = yield* Call.recordResponse({ id, maxRecordDurationInSeconds: 1 })
      yield* Call.delete({ id })
      const ended = yield* Effect.flip(CallNotifications.awaitOperation(id, recorded))
      return `${status} ${ended._tag}`
    })
)

it.live(
  "a call of Graph's begins one flow, whose waits end by kept notifications however often they are delivered",
  () =>
    Effect.gen(function* () {
      const receiver = yield* Deferred.make<CallNotifications.Service>()
      const cloud = yield* LocalCloud.make({
        deliver: ({ body, headers }) =>
          Effect.gen(function* () {
            const notifications = yield* Deferred.await(receiver)
            const answers = yield* Effect.forEach(
              ["once", "again"],
              () => notifications.answer({ method: "POST", headers, body }, { trusted: true }),
              { concurrency: 2 }
            )
            return { status: answers[0]?.status ?? 500 }
          })
      })
      const onIncoming = CallFlow.starts(flow, ({ callId }: CallNotification) => ({ callId }))
      const services = Layer.merge(
        DurableGraphCalls.layer({ ...application, endpoint: cloud.origin }).pipe(
          Layer.provide(CurrentTransport.layer(cloud.transport))
        ),
        DurableCallNotifications.layer({ clientId: application.clientId, onIncoming })
      ).pipe(Layer.provideMerge(Runner.layerSqlite(":memory:")))
      yield* Effect.gen(function* () {
        yield* Deferred.succeed(receiver, yield* CallNotifications.CallNotifications)
        yield* Effect.orDie(cloud.graphIncomingCall({ callbackUri: notificationsUri, from: "+14255550123", ...ours }))
        const [begun] = yield* Flows.list().pipe(
          Effect.tap(() => Effect.sleep(20)),
          Effect.repeat({ until: (flows) => flows.length > 0 })
        )
        assert(begun !== undefined)
        const ended = yield* Flows.inspect(begun.executionId).pipe(
          Effect.tap(() => Effect.sleep(20)),
          Effect.repeat({ until: (found) => found?.endedAt !== undefined })
        )
        assert.strictEqual(ended?.outcome, "succeeded", ended?.error)
        assert.strictEqual((yield* Flows.list()).length, 1)
        const requests = (yield* cloud.journal()).filter(({ kind }) => kind === "request").map(({ name }) => name)
        assert.deepStrictEqual(
          requests.filter((name) => /[Aa]nswer|[Pp]lay|[Rr]ecord|[Dd]elete/.test(name)).length,
          4,
          requests.join(" ")
        )
      }).pipe(Effect.provide(flow.layer.pipe(Layer.provideMerge(services))))
    }).pipe(Effect.scoped)
)
