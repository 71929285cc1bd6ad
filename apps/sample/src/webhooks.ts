/**
 * The receiver of webhooks: a server of `node:http` with the handlers of `CallEvents`, `ChatEvents` and `CallNotifications` at their addresses.
 * They verify, decode, publish and answer; what they are given is shown on the timeline.
 *
 * Event Grid does not sign, so its address holds a secret, as Microsoft recommends; a request to any other address is a 404.
 */
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import type { Decoded } from "@effect-comms/call-automation/events"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import { toNodeListener } from "@effect-comms/core/webhooks/node"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { createServer } from "node:http"
import { describeChatEvent, describeEvent, describeNotification } from "./describe.ts"
import { Report } from "./report.ts"
import { Timeline } from "./timeline.ts"

/** The addresses below a base URL. */
export const addresses = (base: string, secret: string) => ({
  calls: `${base}/${secret}/calls`,
  graph: `${base}/${secret}/graph`,
  eventGrid: `${base}/${secret}/event-grid`,
  chat: `${base}/${secret}/chat`
})

/** What Event Grid is to send where. */
export const subscriptions = ({ chat, eventGrid }: ReturnType<typeof addresses>) => [
  { url: eventGrid, types: ["Microsoft.Communication.IncomingCall"] },
  { url: chat, types: ["Microsoft.Communication.ChatMessageReceivedInThread"] }
]

/** Where to listen. */
export interface Address {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
}

/** The port could not be had. */
export class ListenError extends Data.TaggedError("ListenError")<{ readonly port: number; readonly cause: unknown }> {
  override get message(): string {
    return `port ${this.port}: ${this.cause instanceof Error ? this.cause.message : "not to be had"}`
  }
}

/** What takes what is posted. */
type Receivers = CallEvents.CallEvents | ChatEvents.ChatEvents | CallNotifications.CallNotifications

/** A port that is open. */
export interface Listener {
  readonly port: number
  /** Begins to answer; what was posted before waits for it. */
  readonly serve: (secret: string) => Effect.Effect<void, never, Receivers | Timeline | Report | Scope.Scope>
}

/** Opens a port; it closes with the scope. */
export const listen = ({ host, port }: Address): Effect.Effect<Listener, ListenError, Scope.Scope> =>
  Effect.gen(function* () {
    const ready = Promise.withResolvers<(request: Request) => Promise<Response>>()
    const server = createServer(toNodeListener(async (request) => (await ready.promise)(request)))
    yield* Effect.acquireRelease(
      Effect.callback<void, ListenError>((resume) => {
        server.once("error", (cause) => resume(Effect.fail(new ListenError({ port, cause }))))
        server.listen(port, host, () => resume(Effect.void))
      }),
      () =>
        Effect.callback<void>((resume) => {
          server.close(() => resume(Effect.void))
          server.closeAllConnections()
        })
    )
    const address = server.address()
    return {
      port: typeof address === "object" && address !== null ? address.port : port,
      serve: (secret) => Effect.map(answering(secret), ready.resolve)
    }
  })

/** What answers a request, with the services of the context. */
export const answering = (secret: string) =>
  Effect.gen(function* () {
    const run = Effect.runPromiseWith(yield* Effect.context<Receivers>())
    const timeline = yield* Timeline
    const report = yield* Report
    const show = (text: string, via: string, isInvalid: boolean) =>
      Effect.sync(() => {
        timeline.write("webhook", `${text}${via}`)
        if (isInvalid) report.differs(text)
      })
    // Listeners are told before the code that waits for an outcome.
    const events = Stream.runForEach(CallEvents.stream(), (event) =>
      show(describeEvent(event), viaOf(event), event._tag === "InvalidEvent")
    )
    const notifications = Stream.runForEach(CallNotifications.stream(), (one) =>
      show(describeNotification(one), "", one._tag === "Invalid")
    )
    const messages = Stream.runForEach(ChatEvents.stream(), (event) =>
      show(describeChatEvent(event), " (Event Grid)", event._tag === "InvalidEvent")
    )
    for (const shown of [events, notifications, messages]) yield* Effect.forkScoped(shown, { startImmediately: true })

    const paths = addresses("", secret)
    const handlers = new Map<string, (request: Request) => Effect.Effect<Response, never, Receivers>>([
      [paths.calls, CallEvents.handler()],
      [paths.eventGrid, CallEvents.handler({ trusted: true })],
      [paths.chat, ChatEvents.handler({ trusted: true })],
      [paths.graph, CallNotifications.handler()]
    ])
    return async (request: Request): Promise<Response> => {
      const handler = handlers.get(new URL(request.url).pathname)
      if (handler === undefined) return new Response(null, { status: 404 })
      const response = await run(handler(request))
      if (!response.ok) report.differs(`webhook refused with ${response.status}: ${await reasonOf(response)}`)
      return response
    }
  })

/** Events of Event Grid's own name their topic as an address of Azure. */
const viaOf = (event: Decoded): string => {
  const envelope = event._tag === "InvalidEvent" ? event.envelope : event
  return envelope?.source.startsWith("/") === true ? " (Event Grid)" : ""
}

/** Why a request was refused: of a sender in its header, of a body in the answer's. */
const reasonOf = async (response: Response): Promise<string> =>
  /error_description="([^"]*)"/.exec(response.headers.get("www-authenticate") ?? "")?.[1] ?? response.clone().text()
