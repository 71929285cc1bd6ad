/**
 * The receiver of webhooks: a plain node:http server that gives what is posted to `CallEvents` and `CallNotifications`, and answers what they
 * say. They verify, decode and publish; here is only HTTP.
 *
 * Event Grid does not sign, so its address holds a secret, as Microsoft recommends; a request to any other address is a 404.
 */
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import type { Decoded } from "@effect-comms/call-automation/events"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { Notification } from "@effect-comms/graph-calls/notifications"
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createServer, type IncomingMessage } from "node:http"
import { describeEvent, describeNotification } from "./describe.ts"
import { Report } from "./report.ts"
import { Timeline } from "./timeline.ts"

const largestBody = 1024 * 1024

/** The addresses below a base URL. */
export const addresses = (base: string, secret: string) => ({
  calls: `${base}/${secret}/calls`,
  graph: `${base}/${secret}/graph`,
  eventGrid: `${base}/${secret}/event-grid`
})

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

interface Posted extends WebhookRequest {
  readonly path: string
}

/** An answer without headers or a body. */
const bare = (status: number): WebhookAnswer => ({ status, headers: {}, body: undefined })

/** A port that is open. */
export interface Listener {
  readonly port: number
  /** Begins to answer; what was posted before waits for it. */
  readonly serve: (
    secret: string
  ) => Effect.Effect<void, never, CallEvents.CallEvents | CallNotifications.CallNotifications | Timeline | Report>
}

const read = (request: IncomingMessage): Promise<Uint8Array | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Array<Buffer> = []
    let size = 0
    request.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= largestBody) chunks.push(chunk)
      else resolve(undefined)
    })
    request.on("end", () => resolve(Buffer.concat(chunks)))
    request.on("error", reject)
  })

/** Opens a port; it closes with the scope. */
export const listen = ({ host, port }: Address): Effect.Effect<Listener, ListenError, Scope.Scope> =>
  Effect.gen(function* () {
    const ready = yield* Deferred.make<(posted: Posted) => Effect.Effect<WebhookAnswer>>()
    const run = Effect.runForkWith(yield* Effect.context())
    const server = createServer((request, response) => {
      const answered = Effect.gen(function* () {
        const body = yield* Effect.promise(() => read(request))
        if (body === undefined) return bare(413)
        const answer = yield* Deferred.await(ready)
        const { headers, method = "", url: path = "" } = request
        return yield* answer({ method, path, headers, body })
      })
      run(
        Effect.matchCause(answered, {
          onSuccess: ({ body, headers, status }: WebhookAnswer) => response.writeHead(status, headers).end(body),
          onFailure: () => response.writeHead(500).end()
        })
      )
    })
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
      serve: (secret) => Effect.flatMap(answering(secret), (answer) => Effect.asVoid(Deferred.succeed(ready, answer)))
    }
  })

/** What answers a post, with the services of the context. */
const answering = (secret: string) =>
  Effect.gen(function* () {
    const events = yield* CallEvents.CallEvents
    const notifications = yield* CallNotifications.CallNotifications
    const timeline = yield* Timeline
    const report = yield* Report
    const paths = addresses("", secret)

    const show = (via: string, invalid: boolean, text: string) =>
      Effect.sync(() => {
        timeline.write("webhook", via === "" ? text : `${text} (${via})`)
        if (invalid) report.differs(text)
      })
    const handling = (via = "") => ({
      onEvent: (event: Decoded) => show(via, event._tag === "InvalidEvent", describeEvent(event))
    })
    /** The answer of a receiver; why it refuses is among what it has counted. */
    const reported = (answer: Effect.Effect<WebhookAnswer>, { arrivals }: Pick<CallEvents.Service, "arrivals">) =>
      Effect.tap(answer, ({ status }) =>
        status < 400
          ? Effect.void
          : Effect.map(arrivals(), ({ refused }) =>
              report.differs(`webhook refused with ${status}: ${[...refused.keys()].join(", ")}`)
            )
      )

    return (posted: Posted): Effect.Effect<WebhookAnswer> => {
      switch (posted.path) {
        case paths.calls:
          return reported(events.answer(posted, handling()), events)
        case paths.eventGrid:
          return reported(events.answer(posted, { ...handling("Event Grid"), trusted: true }), events)
        case paths.graph: {
          const onEvent = (one: Notification) => show("", one._tag === "Invalid", describeNotification(one))
          return reported(notifications.answer(posted, { onEvent }), notifications)
        }
        default:
          return Effect.succeed(bare(404))
      }
    }
  })
