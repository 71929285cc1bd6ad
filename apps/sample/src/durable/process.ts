/** The flow's process: runs the flow over a file of SQLite and answers its webhooks. It ends when the flow has; it may be killed before. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { defaultTransport } from "@effect-comms/core/NodeTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableChat from "@effect-comms/durable/DurableChat"
import * as DurableChatEvents from "@effect-comms/durable/DurableChatEvents"
import * as DurableGraphCalls from "@effect-comms/durable/DurableGraphCalls"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import * as Identity from "@effect-comms/identity/Identity"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as ChatUsers from "../chatUsers.ts"
import { settingsOf } from "../localCloud.ts"
import { Place, type Service } from "../place.ts"
import * as Report from "../report.ts"
import * as Timeline from "../timeline.ts"
import * as Webhooks from "../webhooks.ts"
import * as Flow from "./flow.ts"
import * as killing from "./killing.ts"
import * as state from "./state.ts"

const settings = Schema.decodeUnknownSync(
  Schema.fromJsonString(
    Schema.Struct({
      cloud: state.Cloud,
      kill: Schema.optionalKey(killing.Kill),
      /** How long is waited for what shows that was executed which a process that was killed has asked for; default 5000. */
      settleMillis: Schema.optionalKey(Schema.Int)
    })
  )
)(process.argv[2])

const { cast, port, secret, ...cloud } = settings.cloud
const settling = settings.settleMillis === undefined ? {} : { settleMillis: settings.settleMillis }
const place: Service = {
  ...settingsOf(cloud),
  callbacks: Webhooks.addresses(`http://127.0.0.1:${port}`, secret),
  cast,
  customerCalls: Effect.void,
  customerCallsWithin: 0,
  settled: Effect.void
}
const { connectionString, endpoint, graph, resourceId } = place
const timeline = Timeline.make((line) => process.stdout.write(`${line}\n`))
const flow = Flow.make(state.verdict.write)

/** The clients and receivers of the story, whose operations are steps and whose waits outlive the process. */
const clients = Layer.mergeAll(
  DurableCallAutomation.layer({ connectionString, ...settling }),
  DurableCallEvents.layer({
    connectionString,
    audience: resourceId,
    // The call begins one flow, however often it is reported.
    onIncomingCall: CallFlow.starts(flow, ({ data: { correlationId, from, incomingCallContext, to }, id }) =>
      to?.phoneNumber?.value === cast.hotline
        ? { id: correlationId ?? id, customer: from?.phoneNumber?.value ?? "", incomingCallContext }
        : undefined
    )
  }),
  ChatUsers.layer((credential) => DurableChat.layer({ endpoint, credential, ...settling })),
  DurableChatEvents.layer(),
  DurableGraphCalls.layer({ ...graph, stepInCallbackUri: true, ...settling }),
  DurableCallNotifications.layer({ clientId: graph.clientId, endpoint, tenants: [graph.tenantId] })
).pipe(
  Layer.provideMerge(Identity.layer({ connectionString })),
  Layer.provideMerge(CurrentTransport.layer(Timeline.shown(timeline, killing.over(settings.kill, defaultTransport))))
)

const world = flow.layer.pipe(
  Layer.provideMerge(clients),
  Layer.provideMerge(
    Layer.mergeAll(
      Layer.succeed(Timeline.Timeline, timeline),
      Layer.succeed(Report.Report, Report.make(timeline)),
      Layer.succeed(Place, place)
    )
  ),
  Layer.provideMerge(Runner.layerSqlite(state.database()))
)

/** Answers webhooks until the flow has ended. */
const program = Effect.gen(function* () {
  const { serve } = yield* Webhooks.listen({ host: "127.0.0.1", port })
  yield* Effect.gen(function* () {
    yield* serve(secret)
    process.send?.("ready")
    const [ended] = yield* Flows.list({ ended: true }).pipe(
      Effect.tap(() => Effect.sleep(200)),
      Effect.repeat({ until: (flows) => flows.length > 0 })
    )
    if (ended?.error !== undefined) timeline.write("wrong", `the flow failed: ${ended.error}`)
  }).pipe(Effect.provide(world))
}).pipe(Effect.scoped)

await Effect.runPromise(program)
process.exit(0)
