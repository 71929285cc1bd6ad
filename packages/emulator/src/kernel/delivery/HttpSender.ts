/**
 * Delivers over HTTP, with connections kept alive.
 *
 * Connections to one origin are limited, or many calls at once would open thousands; one whose application takes its time does not count,
 * so that those who do not answer keep nobody else waiting.
 */
import * as Http from "node:http"
import * as Https from "node:https"
import type { Socket } from "node:net"
import { isLoopback } from "../loopback.ts"
import type { Sender } from "./Sender.ts"

/** How long an application may take to answer in full, in milliseconds of real time; Event Grid's figure, used for all. */
const patience = 30_000

/** Answers of applications are read up to here, in bytes; then the connection is cut. */
const answerLimit = 64 * 1024

/** How many connections to one origin count at once, and for how many milliseconds of real time a request counts. */
const connections = 256
const counting = 1_000

/** A sender with its own connections. */
export const make = (): Sender => {
  const settings = { keepAlive: true, maxSockets: connections }
  const http = new Http.Agent(settings)
  const https = new Https.Agent(settings)
  const open = new Set<Http.ClientRequest>()
  let isClosed = false
  return {
    inProcess: false,
    validates: true,
    send: ({ body, headers, method, url }, done) => {
      if (isClosed) {
        done("the local cloud has ended")
        return () => {}
      }
      const to = new URL(url)
      /** Its connection, when that is none of the agent's any more. */
      let apart: Socket | undefined
      let uncount: ReturnType<typeof setTimeout> | undefined
      const end = (outcome: Parameters<typeof done>[0]) => {
        if (!open.delete(message)) return
        clearTimeout(tooLong)
        clearTimeout(uncount)
        apart?.destroy()
        done(outcome)
      }
      const cut = (why: string) => {
        end(why)
        message.destroy()
      }
      const answered = (response: Http.IncomingMessage) => {
        const chunks: Array<Buffer> = []
        let size = 0
        const acknowledge = () => {
          const named = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const)
          end({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
            headers: Object.fromEntries(named)
          })
        }
        response.on("data", (chunk: Buffer) => {
          chunks.push(chunk.subarray(0, answerLimit - size))
          size += chunk.length
          if (size < answerLimit) return
          // The status says what there is to know; how long the rest is, nobody knows.
          acknowledge()
          message.destroy()
        })
        response.on("error", (error) => end(error.message))
        response.on("close", () => (response.complete ? acknowledge() : end("the answer broke off")))
      }
      const asked = { method, headers: { ...headers, "content-length": String(Buffer.byteLength(body)) } }
      // An application under development on this machine has a certificate of its own making.
      const message =
        to.protocol === "https:"
          ? Https.request(to, { ...asked, agent: https, rejectUnauthorized: !isLoopback(to.hostname) }, answered)
          : Http.request(to, { ...asked, agent: http }, answered)
      open.add(message)
      const tooLong = setTimeout(() => cut("no complete answer within 30 seconds"), patience)
      message.on("socket", (socket) => {
        if (!open.has(message)) return
        uncount = setTimeout(() => {
          apart = socket
          socket.emit("agentRemove")
        }, counting)
      })
      message.on("error", (error) => end(error.message))
      message.end(body)
      return () => cut("it was broken off")
    },
    close: () => {
      isClosed = true
      for (const message of open) message.destroy()
      http.destroy()
      https.destroy()
    }
  }
}
