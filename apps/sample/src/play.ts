/** Plays the story at a place: makes the clients and the receivers, plays the story, and gives the verdict. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { defaultTransport } from "@effect-comms/core/NodeTransport"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as Identity from "@effect-comms/identity/Identity"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as ChatUsers from "./chatUsers.ts"
import type { Scene } from "./localCloud.ts"
import { Place, type Service } from "./place.ts"
import * as Report from "./report.ts"
import { story } from "./story.ts"
import * as Timeline from "./timeline.ts"

/** Every client and receiver that the story needs. */
const services = ({ connectionString, endpoint, graph, keys, resourceId }: Service) =>
  Layer.mergeAll(
    CallAutomation.layer({ connectionString }),
    Layer.provideMerge(
      ChatUsers.layer((credential) => Chat.layer({ endpoint, credential })),
      Identity.layer({ connectionString })
    ),
    ChatEvents.layer(),
    GraphCalls.layer(graph),
    // The local cloud says by itself how its webhooks are verified.
    CallEvents.layer({
      connectionString,
      audience: resourceId,
      ...(keys.calls === undefined ? {} : { keys: keys.calls })
    }),
    CallNotifications.layer({
      clientId: graph.clientId,
      endpoint: graph.endpoint,
      tenants: [graph.tenantId],
      ...(keys.graph === undefined ? {} : { keys: keys.graph })
    })
  )

/** Why the story broke off, for people. */
const reasonOf = (cause: Cause.Cause<Error>): string => {
  const error = Cause.squash(cause)
  const [reason] = cause.reasons
  return reason?._tag === "Fail" && error instanceof Error ? error.message : Cause.pretty(cause)
}

/** Plays the story; the receivers stay until the scope closes. Fails when it could not even begin. */
export const play = ({ listener, place, secret, transport = defaultTransport }: Scene, timeline: Timeline.Service) =>
  Effect.gen(function* () {
    const report = Report.make(timeline)
    const stage = yield* Layer.build(
      services(place).pipe(
        Layer.provideMerge(CurrentTransport.layer(Timeline.shown(timeline, transport))),
        Layer.merge(Layer.succeed(Timeline.Timeline, timeline)),
        Layer.merge(Layer.succeed(Report.Report, report)),
        Layer.merge(Layer.succeed(Place, place))
      )
    )
    const played = Effect.gen(function* () {
      yield* listener.serve(secret)
      const exit = yield* Effect.exit(story)
      if (Exit.isFailure(exit)) report.differs(`the story broke off: ${reasonOf(exit.cause)}`)
      yield* place.settled
    })
    yield* Effect.provide(played, stage)
    return report
  })
