/**
 * Reaches applications over WebSocket. The library is loaded with the first socket: most local clouds never open one.
 */
import type { WebSocket } from "ws"
import type { MediaSocketConnector } from "./MediaSocketConnector.ts"
import { answerOf } from "../delivery/Sender.ts"
import { isLoopback } from "../loopback.ts"

/** How long an application may take to answer the upgrade, in milliseconds of real time. */
const handshakeLimit = 10_000

/** How long it may take to answer the end of a socket. */
const closingLimit = 2_000

/** How long it may take nothing of what was sent to it before the socket is given up. */
const patience = 30_000

/** Frames of applications are read up to here, in bytes. */
const frameLimit = 1024 * 1024

const textOf = (error: Error): string => {
  if (error.message !== "") return error.message
  const code: unknown = Reflect.get(error, "code")
  return typeof code === "string" ? code : error.name
}

/** A connector. */
export const make = (): MediaSocketConnector => ({
  inProcess: false,
  connect: ({ headers, url }, events) => {
    let socket: WebSocket | undefined
    let over = false
    let whenClosed: (() => void) | undefined
    let untaken = 0
    let taken = 0
    let watch: NodeJS.Timeout | undefined

    const end = (detail: string) => {
      clearTimeout(watch)
      whenClosed?.()
      if (over) return
      over = true
      events.ended(detail)
    }
    /** Looks now and then whether anything moves, only while something should. */
    const keepWatch = () => {
      const before = taken
      watch = setTimeout(() => {
        watch = undefined
        if (untaken === 0) return
        if (taken !== before) return keepWatch()
        socket?.terminate()
        end("the application took no frame for 30 seconds")
      }, patience)
      watch.unref()
    }
    const connect = async () => {
      const { WebSocket } = await import("ws")
      if (over) return
      const settings = {
        headers,
        handshakeTimeout: handshakeLimit,
        closeTimeout: closingLimit,
        maxPayload: frameLimit,
        perMessageDeflate: false,
        // An application under development on this machine has a certificate of its own making.
        rejectUnauthorized: !isLoopback(new URL(url).hostname)
      }
      const opened = new WebSocket(url, settings)
      socket = opened
      let problem: string | undefined
      opened.on("open", () => {
        if (!over) events.opened()
      })
      opened.on("message", (data, isBinary) => {
        if (over) return
        if (!isBinary && Buffer.isBuffer(data)) return events.message(data.toString())
        problem = "it sent a binary frame; frames are text"
        opened.close(1003)
      })
      opened.on("error", (error) => {
        problem ??= textOf(error)
      })
      opened.on("unexpected-response", (_, { headers, statusCode }) => {
        const why = answerOf({ status: statusCode ?? 0, headers: { "www-authenticate": headers["www-authenticate"] } })
        problem = `the upgrade was answered with ${[statusCode, why].filter(Boolean).join(" ")}`
        opened.terminate()
      })
      opened.on("close", (code, reason) => {
        const said = reason.toString()
        end(problem ?? (said === "" ? String(code) : `${code} ${said}`))
      })
    }
    connect().catch((error: unknown) => end(error instanceof Error ? textOf(error) : "unknown"))

    return {
      send: (text, done) => {
        if (over || socket === undefined) return
        untaken++
        if (watch === undefined) keepWatch()
        socket.send(text, (error) => {
          untaken--
          taken++
          if (error === undefined || error === null) done()
        })
      },
      close: (done) => {
        over = true
        if (socket === undefined || socket.readyState === socket.CLOSED) return done()
        whenClosed = done
        socket.close(1000)
      },
      abort: () => {
        over = true
        clearTimeout(watch)
        socket?.terminate()
      }
    }
  }
})
