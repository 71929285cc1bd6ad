/** A call of Graph's whose process is killed before the answer is stored: shown by its notifications where its callback URI has the step, and else not. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableGraphCalls from "@effect-comms/durable/DurableGraphCalls"
import * as Runner from "@effect-comms/durable/Runner"
import * as Call from "@effect-comms/graph-calls/Call"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import type { Transport } from "@effect-comms/core/Transport"
import * as LocalCloud from "../../src/Emulator.ts"
import { application, notificationsUri } from "../clients/support/Program.ts"
import { prompt } from "../clients/support/scenes.ts"
import { keeping, parentOf, textOf } from "./support/spans.ts"
import { copy, holding } from "./support/killed.ts"
import { directory } from "./support/machine.ts"

const colleague = "550fae72-d251-43ec-868c-373732c2704f"
const declines = "00000000-0000-4000-8000-000000000603"

const calling = CallFlow.make(
  "Calling",
  { payload: { user: Schema.String }, success: Schema.String, key: ({ user }) => user },
  ({ user }) =>
    Effect.gen(function* () {
      const { id, state } = yield* Call.create({
        callbackUri: `${notificationsUri}?region=eu#here`,
        targets: [{ identity: { user: { id: user } } }],
        requestedModalities: ["audio"],
        mediaConfig: {}
      })
      if (state === "terminated") return `${id} was over`
      const { status } = yield* Call.playPromptAndWait({ id, prompts: [prompt(200)] })
      yield* Call.delete({ id })
      return `${id} ${status}`
    })
)

/** What the flow gives when its process is killed while the answer is on its way, and the calls that the cloud has made. */
const story = (user: string, stepInCallbackUri: boolean) =>
  Effect.gen(function* () {
    let receive: ((request: LocalCloud.Delivered) => Effect.Effect<LocalCloud.Acknowledgement>) | undefined
    const addresses = new Set<string>()
    const { layer, spans } = keeping()
    const cloud = yield* LocalCloud.make({
      callbackRetries: 100,
      deliver: (request) => {
        addresses.add(request.url)
        return receive?.(request) ?? Effect.succeed({ status: 503 })
      }
    })
    yield* cloud.setScale(20)
    const inProcess = <A, E, R>(database: string, transport: Transport, effect: Effect.Effect<A, E, R>) =>
      Effect.gen(function* () {
        const context = yield* Effect.context<CallNotifications.CallNotifications>()
        receive = ({ body, headers }) =>
          CallNotifications.answer({ method: "POST", headers, body }, { trusted: true }).pipe(
            Effect.provideContext(context)
          )
        return yield* effect
      }).pipe(
        Effect.provide(
          calling.layer.pipe(
            Layer.provideMerge(
              Layer.merge(
                DurableGraphCalls.layer({
                  ...application,
                  endpoint: cloud.origin,
                  stepInCallbackUri,
                  settleMillis: stepInCallbackUri ? 5_000 : 100
                }).pipe(Layer.provide(CurrentTransport.layer(transport))),
                DurableCallNotifications.layer({ clientId: application.clientId })
              )
            ),
            Layer.provideMerge(Runner.layerSqlite(database)),
            Layer.provideMerge(layer)
          )
        )
      )
    const folder = yield* directory
    const killed = holding(cloud.transport, /\/communications\/calls$/)
    yield* inProcess(
      `${folder}/flows.db`,
      killed.transport,
      Effect.gen(function* () {
        // What is on its way when it is killed comes again.
        receive = undefined
        yield* calling.start({ user })
        yield* Effect.sleep(5).pipe(Effect.repeat({ until: () => killed.held.length === 1 }))
        copy(`${folder}/flows.db`, `${folder}/left.db`)
        killed.goOn()
      })
    )
    const gave = yield* inProcess(`${folder}/left.db`, cloud.transport, Effect.result(calling.run({ user })))
    const journal = yield* cloud.journal()
    const created = journal.filter(({ kind, name }) => kind === "answer" && name === "Call_Create")
    const id = /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(created))?.[1] ?? "none"
    return {
      calls: created.length,
      gave: gave._tag === "Success" ? gave.success.replace(id, "the call") : gave.failure.description,
      addresses: [...addresses],
      spans,
      id
    }
  }).pipe(Effect.scoped)

const found = story(colleague, true).pipe(Effect.cached, Effect.runSync)

describe("a call that a killed process has made", () => {
  it.live("is one trace with its notifications, in which nobody is named", () =>
    Effect.gen(function* () {
      const { id, spans } = yield* found
      const { traceId } = spans.find(({ name }) => name === "Call_Create#1") ?? {}
      assert.isString(traceId)
      for (const [name, operation] of [
        ["GraphCalls.Call", "Call_Create"],
        ["GraphCalls.Operation", "Call_PlayPrompt"]
      ]) {
        const events = spans.filter((span) => span.name === name)
        assert.isAbove(events.length, 0, name)
        for (const event of events) {
          const step = spans.find(({ spanId }) => spanId === parentOf(event))
          assert.deepStrictEqual([event.traceId, step?.name], [traceId, `${operation}#1`])
        }
      }
      const secrets = [colleague, id, application.clientSecret, application.tenantId, "comms-step"]
      for (const text of spans.map(textOf)) for (const secret of secrets) assert.notInclude(text, secret)
    })
  )

  it.live("is found by the notifications that were posted to its callback URI, and goes on", () =>
    Effect.gen(function* () {
      const { addresses, calls, gave } = yield* found
      assert.deepStrictEqual([calls, gave], [1, "the call completed"])
      assert.match(
        addresses.join(" "),
        /^https:\/\/bot\.contoso\.com\/notifications\?region=eu&comms-step=[0-9a-f]{32}(#here)?$/
      )
    })
  )

  it.live("is known to be over when it ended meanwhile", () =>
    Effect.gen(function* () {
      const { calls, gave } = yield* story(declines, true)
      assert.deepStrictEqual([calls, gave], [1, "the call was over"])
    })
  )

  it.live("is ambiguous where its callback URI has no step, and is not made again", () =>
    Effect.gen(function* () {
      const { addresses, calls, gave } = yield* story(colleague, false)
      assert.strictEqual(calls, 1)
      assert.match(gave, /Ambiguous/)
      assert.notMatch(addresses.join(" "), /comms-step/)
    })
  )
})
