/**
 * The receiver of webhooks: a plain node:http server that hands what is posted to `CallEvents` and `CallNotifications`, and answers
 * as Microsoft expects. They verify, decode and publish; here is only HTTP.
 *
 * Event Grid does not sign, so its address holds a secret, as Microsoft recommends; a request to any other address is a 404.
 */
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
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

interface Posted {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  /** Where Event Grid's CloudEvents handshake comes from. */
  readonly origin: string | undefined
  readonly body: Uint8Array
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

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
    const ready = yield* Deferred.make<(posted: Posted) => Effect.Effect<Answer>>()
    const run = Effect.runForkWith(yield* Effect.context())
    const server = createServer((request, response) => {
      const answered = Effect.gen(function* () {
        const body = yield* Effect.promise(() => read(request))
        if (body === undefined) return { status: 413 }
        const answer = yield* Deferred.await(ready)
        const { authorization, "webhook-request-origin": origin } = request.headers
        return yield* answer({
          method: request.method ?? "",
          path: request.url ?? "",
          authorization,
          origin: typeof origin === "string" ? origin : undefined,
          body
        })
      })
      run(
        Effect.matchCause(answered, {
          onSuccess: ({ body, headers, status }: Answer) => {
            response.writeHead(
              status,
              body === undefined ? headers : { ...headers, "content-type": "application/json" }
            )
            response.end(body === undefined ? undefined : JSON.stringify(body))
          },
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

    const show = (via: string, invalid: boolean, text: string) => {
      timeline.write("webhook", via === "" ? text : `${text} (${via})`)
      if (invalid) report.differs(text)
    }
    const dropped = (duplicates: number) => {
      if (duplicates > 0) timeline.write("note", `${duplicates} received before, dropped`)
    }
    const refused = (status: number, error: Error): Answer => {
      report.differs(`webhook refused with ${status}: ${error.message}`)
      return { status }
    }
    const ofCalls = (via: string, { duplicates, events, validationResponse }: CallEvents.Received): Answer => {
      for (const event of events) show(via, event._tag === "InvalidEvent", describeEvent(event))
      dropped(duplicates)
      return { status: 200, ...(validationResponse === undefined ? {} : { body: { validationResponse } }) }
    }

    return ({ authorization, body, method, origin, path }: Posted): Effect.Effect<Answer> => {
      switch (`${method} ${path}`) {
        case `POST ${paths.calls}`:
          return Effect.match(events.receive({ body, authorization }), {
            onSuccess: (received) => ofCalls("", received),
            onFailure: (error) => refused(CallEvents.statusOf(error), error)
          })
        case `POST ${paths.eventGrid}`:
          return Effect.match(events.receiveTrusted(body), {
            onSuccess: (received) => ofCalls("Event Grid", received),
            onFailure: (error) => refused(CallEvents.statusOf(error), error)
          })
        case `OPTIONS ${paths.eventGrid}`:
          return Effect.succeed({ status: 200, headers: { "webhook-allowed-origin": origin ?? "*" } })
        case `POST ${paths.graph}`:
          return Effect.match(notifications.receive({ body, authorization }), {
            onSuccess: ({ duplicates, notifications }) => {
              for (const one of notifications) show("", one._tag === "Invalid", describeNotification(one))
              dropped(duplicates)
              return { status: 202 }
            },
            onFailure: (error) => refused(CallNotifications.statusOf(error), error)
          })
        default:
          return Effect.succeed({ status: 404 })
      }
    }
  })
