/** The menu bot of graph-calls' README as a durable flow whose process crashes: it goes on with the call. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableGraphCalls from "@effect-comms/durable/DurableGraphCalls"
import * as Runner from "@effect-comms/durable/Runner"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { CallNotification } from "@effect-comms/graph-calls/notifications"
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import { afterAll, assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Emulator from "../../src/Emulator.ts"
import { conversation } from "../clients/bots/menu.ts"

const folder = mkdtempSync(join(tmpdir(), "bot-"))
const database = join(folder, "flows.db")
afterAll(() => rmSync(folder, { recursive: true }))

const bot = CallFlow.make(
  "Bot",
  { payload: { callId: Schema.String }, success: Schema.Void, key: ({ callId }) => callId },
  ({ callId }) =>
    Effect.gen(function* () {
      const call = yield* StatefulCall.incoming({
        _tag: "Call",
        changeType: "created",
        resourceUrl: `/communications/calls/${callId}`,
        callId,
        raw: Redacted.make<unknown>(undefined),
        call: { id: callId }
      })
      return yield* conversation(call)
    }).pipe(Effect.asVoid, Effect.scoped)
)

const makeBot = Effect.fnUntraced(function* ({ settings, signal, transport }: Emulator.TestCloud) {
  const onIncoming = CallFlow.starts(bot, ({ callId }: CallNotification) => ({ callId }))
  const clients = Layer.merge(
    DurableGraphCalls.layer(settings.graphCalls),
    DurableCallNotifications.layer({ ...settings.callNotifications, onIncoming })
  )
  const services = yield* Layer.build(
    bot.layer.pipe(
      Layer.provideMerge(clients),
      Layer.provideMerge(Runner.layerSqlite(database, { signal })),
      Layer.provide(CurrentTransport.layer(transport))
    )
  )
  const handler = CallNotifications.handler()
  return (request: Request) => Effect.provideContext(handler(request), services)
})

const isTransferred = Effect.fnUntraced(function* (cloud: Emulator.TestCloud) {
  const caller = yield* cloud.graphCall()
  yield* caller.hearsText("menu.wav")
  yield* caller.press("2")
  yield* caller.hears("call transferAccepted")
})

// A bot that starts anew asks for its token again, which is no action.
it.live("a bot transfers its caller once, though its process crashes while it does", () =>
  Effect.gen(function* () {
    const setUp = Effect.sync(() => rmSync(database, { force: true }))
    const isLong = process.env["LONG"] !== undefined
    const options = isLong ? { pairs: 100 } : { plan: [{ fault: "restart", of: "Call_Transfer", nth: 1 }] as const }
    const { plans, realTime } = yield* Emulator.explore(makeBot, isTransferred, { setUp, ...options })
    assert.isAtLeast(plans, 1)
    assert.strictEqual(realTime, 0)
  })
)
