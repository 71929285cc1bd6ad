/** A collector of OpenTelemetry's that keeps what it is sent over HTTP as JSON. */
import { createServer, type Server } from "node:http"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

const Span = Schema.Struct({
  traceId: Schema.String,
  spanId: Schema.String,
  parentSpanId: Schema.optional(Schema.String),
  name: Schema.String,
  links: Schema.optional(Schema.Array(Schema.Struct({ spanId: Schema.String })))
})

const Traces = Schema.Struct({
  resourceSpans: Schema.Array(Schema.Struct({ scopeSpans: Schema.Array(Schema.Struct({ spans: Schema.Array(Span) })) }))
})

const ofMetrics = {
  scopeMetrics: Schema.Array(Schema.Struct({ metrics: Schema.Array(Schema.Struct({ name: Schema.String })) }))
}
const MetricsSent = Schema.Struct({ resourceMetrics: Schema.Array(Schema.Struct(ofMetrics)) })

const readTraces = Schema.decodeUnknownSync(Schema.fromJsonString(Traces))
const readMetrics = Schema.decodeUnknownSync(Schema.fromJsonString(MetricsSent))

const listening = (server: Server) =>
  Effect.acquireRelease(
    Effect.callback<number>((resume) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
      })
    }),
    () => Effect.callback<void>((resume) => void server.close(() => resume(Effect.void)))
  )

/** Listens on a free port until the scope closes. */
export const collector = Effect.gen(function* () {
  const bodies: Array<readonly [path: string, body: string]> = []
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      bodies.push([request.url ?? "", Buffer.concat(chunks).toString("utf8")])
      response.writeHead(200, { "content-type": "application/json" }).end("{}")
    })
  })
  const port = yield* listening(server)
  const to = (path: string) => bodies.flatMap(([url, body]) => (url === path ? [body] : []))
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was sent so far. */
    posted: () => ({
      spans: to("/v1/traces").flatMap((body) =>
        readTraces(body).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
      ),
      metrics: to("/v1/metrics").flatMap((body) =>
        readMetrics(body).resourceMetrics.flatMap(({ scopeMetrics }) =>
          scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name))
        )
      ),
      text: bodies.map(([, body]) => body).join("\n")
    })
  }
})

/** A port of this machine that nobody has. */
export const freePort = Effect.scoped(listening(createServer()))
