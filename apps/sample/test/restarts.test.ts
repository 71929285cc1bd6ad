/** The durable story under every fault at every point, in one process: its application crashes and is made anew over the same file. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as DurableChat from "@effect-comms/durable/DurableChat"
import * as DurableChatEvents from "@effect-comms/durable/DurableChatEvents"
import * as DurableGraphCalls from "@effect-comms/durable/DurableGraphCalls"
import * as Runner from "@effect-comms/durable/Runner"
import * as Emulator from "@effect-comms/emulator/Emulator"
import * as Identity from "@effect-comms/identity/Identity"
import { afterAll, assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ChatUsers from "../src/chatUsers.ts"
import * as Flow from "../src/durable/flow.ts"
import { actors, customer, settingsOf } from "../src/localCloud.ts"
import { Place, type Service } from "../src/place.ts"
import * as Report from "../src/report.ts"
import * as Timeline from "../src/timeline.ts"
import * as Webhooks from "../src/webhooks.ts"

const secret = "local-cloud"
const addresses = Webhooks.addresses("http://127.0.0.1:8080", secret)
const eventGrid = Webhooks.subscriptions(addresses)
const folder = mkdtempSync(join(tmpdir(), "sample-"))
const database = join(folder, "flows.db")
afterAll(() => rmSync(folder, { recursive: true }))

let verdict: typeof Flow.Verdict.Type | undefined
const isTold = () => verdict !== undefined

const makeStory = Effect.fnUntraced(function* (cloud: Emulator.TestCloud) {
  const { signal, transport } = cloud
  const place: Service = {
    ...settingsOf(cloud),
    callbacks: addresses,
    cast: actors,
    customerCalls: Effect.void,
    customerCallsWithin: 0,
    settled: Effect.void
  }
  const { connectionString, endpoint, graph, resourceId } = place
  const timeline = Timeline.make(() => {})
  const flow = Flow.make((given) => {
    verdict = given
  })
  const clients = Layer.mergeAll(
    DurableCallAutomation.layer({ connectionString }),
    DurableCallEvents.layer({
      connectionString,
      audience: resourceId,
      onIncomingCall: CallFlow.starts(flow, ({ data: { correlationId, from, incomingCallContext }, id }) => ({
        id: correlationId ?? id,
        customer: from?.phoneNumber?.value ?? "",
        incomingCallContext
      }))
    }),
    ChatUsers.layer((credential) => DurableChat.layer({ endpoint, credential })),
    DurableChatEvents.layer(),
    DurableGraphCalls.layer({ ...graph, stepInCallbackUri: true }),
    DurableCallNotifications.layer({ clientId: graph.clientId, endpoint, tenants: [graph.tenantId] })
  ).pipe(Layer.provideMerge(Identity.layer({ connectionString })))
  const services = yield* Layer.build(
    flow.layer.pipe(
      Layer.provideMerge(clients),
      Layer.provideMerge(
        Layer.mergeAll(
          Layer.succeed(Timeline.Timeline, timeline),
          Layer.succeed(Report.Report, Report.make(timeline)),
          Layer.succeed(Place, place)
        )
      ),
      Layer.provideMerge(Runner.layerSqlite(database, { signal })),
      Layer.provideMerge(CurrentTransport.layer(transport))
    )
  )
  const handle = yield* Effect.provideContext(Webhooks.answering(secret), services)
  return (request: Request) => Effect.promise(() => handle(request))
})

/** What is asked for again with the same id or is no action, and what counts only when it is heard. */
const mayRepeat = [
  "CommunicationIdentity_Create",
  "CommunicationIdentity_IssueAccessToken",
  "Call_PlayPrompt",
  "Call_RecordResponse"
]

const scenario = Effect.fnUntraced(function* (cloud: Emulator.TestCloud) {
  const caller = yield* cloud.call({ to: actors.hotline, from: customer })
  yield* caller.ends()
  for (let seconds = 0; !isTold() && seconds < 60; seconds++) {
    yield* cloud.advance(1_000)
    yield* cloud.settle
  }
  assert.isTrue(verdict?.isGood, verdict?.summary.join("\n"))
})

/** Where it crashes, of its 55 requests and events; all of them with LONG=1. */
const some = [
  { of: "CallConnection_AddParticipant", nth: 2 },
  // A message that is sent once: the earlier application holds its turn for ever.
  { of: "ChatThread_ListChatMessages", nth: 1 },
  { of: "Call_RecordResponse", nth: 1 }
]

it.live("the story goes to its end in the application that takes the place of one which crashed", () =>
  Effect.gen(function* () {
    const setUp = Effect.sync(() => {
      rmSync(database, { force: true })
      verdict = undefined
    })
    const options = { setUp, mayRepeat, cloud: { eventGrid } }
    const crash = some.map((where) => ({ plan: [{ fault: "restart" as const, ...where }] }))
    const all = [{ faults: ["restart"] as const, pairs: 0 }]
    for (const chosen of process.env["LONG"] === undefined ? crash : all)
      yield* Emulator.explore(makeStory, scenario, { ...options, ...chosen })
  })
)
