/**
 * An endpoint behind a port, for what a local cloud sends only over HTTP: Event Grid's handshake.
 *
 * Everything else a verification receives within its process, from `Deliveries`.
 */
import { createServer } from "node:http"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Deliveries } from "./Deliveries.ts"

/** Opens an endpoint for one post, which is answered as `deliveries` does; gives its address and the end of the post. */
export const open = ({
  deliver
}: Deliveries): Effect.Effect<{ readonly url: string; readonly answered: Effect.Effect<void> }, never, Scope.Scope> => {
  let told = () => {}
  const posted = new Promise<void>((resolve) => {
    told = resolve
  })
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8")
      const headers = Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))
      )
      const answer = deliver({ method: "POST", url: request.url ?? "/", headers, body })
      Effect.runFork(
        Effect.map(answer, ({ body = "", status }) => {
          response.writeHead(status).end(body)
          told()
        })
      )
    })
  })
  const listening = Effect.callback<string>((resume) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      resume(Effect.succeed(`http://127.0.0.1:${port}/events`))
    })
  })
  const closing = Effect.sync(() => {
    server.closeAllConnections()
    server.close()
  })
  return Effect.acquireRelease(listening, () => closing).pipe(
    Effect.map((url) => ({ url, answered: Effect.promise(() => posted) }))
  )
}
