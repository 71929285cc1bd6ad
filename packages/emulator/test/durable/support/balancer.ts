/** What stands before processes: gives each webhook to one of those that live, as a load balancer does. */
import { createServer, request } from "node:http"
import * as Effect from "effect/Effect"

/** Listens until the scope ends, and tells of each webhook that it has given to a process; gives the port. */
export const balancer = (
  living: () => ReadonlyArray<number>,
  draw: () => number,
  given: (webhook: { readonly port: number; readonly body: string; readonly at: number }) => void = () => undefined
) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly close: () => void; readonly port: number }>((resume) => {
      const server = createServer((incoming, outgoing) => {
        const ports = living()
        const port = ports[Math.floor(draw() * ports.length)] ?? 1
        const { headers, method, url } = incoming
        const forwarded = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(outgoing)
        })
        forwarded.on("error", () => {
          if (!outgoing.headersSent) outgoing.writeHead(502)
          outgoing.end()
        })
        let body = ""
        const at = performance.now()
        incoming.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")))
        incoming.on("end", () => given({ port, body, at }))
        incoming.pipe(forwarded)
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        const close = () => {
          server.closeAllConnections()
          server.close()
        }
        resume(Effect.succeed({ close, port }))
      })
    }),
    ({ close }) => Effect.sync(close)
  )
