/** Delivers over HTTP, with connections kept alive. */
import * as Http from "node:http"
import * as Https from "node:https"
import { isLoopback } from "./loopback.ts"
import type { Sender } from "./Sender.ts"

/** How long an application may take to answer, in milliseconds of real time; Event Grid's figure, used for all. */
const patience = 30_000

/** Answers of applications are read up to here. */
const answerLimit = 64 * 1024

/** A sender with its own connections. */
export const make = (): Sender => {
  const http = new Http.Agent({ keepAlive: true, maxSockets: 64 })
  const https = new Https.Agent({ keepAlive: true, maxSockets: 64 })
  return {
    inProcess: false,
    send: ({ body, headers, method, url }, done) => {
      let open = true
      const end = (outcome: Parameters<typeof done>[0]) => {
        if (!open) return
        open = false
        done(outcome)
      }
      const to = new URL(url)
      const settings = {
        method,
        headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
        timeout: patience
      }
      const answered = (response: Http.IncomingMessage) => {
        const chunks: Array<Buffer> = []
        let size = 0
        response.on("data", (chunk: Buffer) => {
          size += chunk.length
          if (size <= answerLimit) chunks.push(chunk)
        })
        response.on("error", (error) => end(error.message))
        response.on("close", () => {
          if (!response.complete) return end("the answer broke off")
          const named = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const)
          end({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
            headers: Object.fromEntries(named)
          })
        })
      }
      // An application under development on this machine has a certificate of its own making.
      const message =
        to.protocol === "https:"
          ? Https.request(to, { ...settings, agent: https, rejectUnauthorized: !isLoopback(to.hostname) }, answered)
          : Http.request(to, { ...settings, agent: http }, answered)
      message.on("timeout", () => message.destroy(new Error("no answer within 30 seconds")))
      message.on("error", (error) => end(error.message))
      message.end(body)
    },
    close: () => {
      http.destroy()
      https.destroy()
    }
  }
}
