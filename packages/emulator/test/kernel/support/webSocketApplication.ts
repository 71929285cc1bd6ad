/** An application that takes media sockets over the network, and a world that gives the kernel's sockets to a test. */
import * as Http from "node:http"
import * as Https from "node:https"
import type { AddressInfo } from "node:net"
import * as Effect from "effect/Effect"
import { type WebSocket, WebSocketServer } from "ws"
import * as LocalCloud from "../../../src/LocalCloud.ts"
import type { MediaSocket, MediaSocketListener, MediaSocketRequest } from "../../../src/service/MediaSockets.ts"
import type { Certificate } from "../../../src/server/Server.ts"
import { profiles } from "../../../src/services.ts"
import { signer } from "../../../src/call-automation/profile.ts"
import type { EmulatorContext } from "../../../src/service/EmulatorContext.ts"

/** A local cloud without services, and its sockets; `open` notes what the listener is notified of. */
export const madeMediaWorld = (options: LocalCloud.Options = {}) =>
  Effect.gen(function* () {
    let emulator: EmulatorContext | undefined
    const services = (given: EmulatorContext) => {
      emulator = given
      return []
    }
    const cloud = yield* LocalCloud.make(
      { services, declared: [], profiles, assumed: [], webhooks: () => Promise.resolve([]) },
      options
    )
    const notified: Array<string> = []
    const open = (request: MediaSocketRequest, more: Partial<MediaSocketListener> = {}): MediaSocket => {
      if (emulator === undefined) throw new TypeError("expected a world")
      const listener: MediaSocketListener = {
        opened: () => {
          notified.push("opened")
          more.opened?.()
        },
        message: (text) => {
          notified.push(text)
          more.message?.(text)
        },
        closed: (how, detail) => {
          notified.push(`${how}: ${detail}`)
          more.closed?.(how, detail)
        }
      }
      return emulator.mediaSockets.open(request, listener, { signer, audience: emulator.resourceId })
    }
    const outcomes = Effect.map(cloud.journal(), (entries) =>
      entries.filter(({ kind }) => kind === "media").map(({ data }) => data["outcome"])
    )
    return { cloud, notified, open, outcomes }
  })

/** A WebSocket server on a port of its own; `refuse` answers every upgrade with a status, a certificate makes it `wss`. */
export const served = (refuse?: number, certificate?: Certificate) =>
  Effect.gen(function* () {
    const received: Array<string> = []
    const sockets: Array<WebSocket> = []
    const upgrades: Array<Http.IncomingMessage> = []
    let waiting: Array<() => void> = []
    const happened = () => {
      const notified = waiting
      waiting = []
      for (const notify of notified) notify()
    }
    const port = yield* Effect.acquireRelease(
      Effect.callback<{ readonly port: number; readonly close: () => void }>((resume) => {
        const http = certificate === undefined ? Http.createServer() : Https.createServer(certificate)
        const server = new WebSocketServer({ noServer: true })
        http.on("upgrade", (message, stream, head) => {
          upgrades.push(message)
          if (refuse !== undefined) return stream.end(`HTTP/1.1 ${refuse} No\r\nconnection: close\r\n\r\n`)
          server.handleUpgrade(message, stream, head, (socket) => {
            sockets.push(socket)
            socket.on("message", (data) => {
              received.push(Buffer.isBuffer(data) ? data.toString() : "expected a buffer")
              happened()
            })
            socket.on("close", (code) => {
              received.push(`close ${code}`)
              happened()
            })
            happened()
          })
        })
        http.listen(0, "127.0.0.1", () => {
          const address: AddressInfo | string | null = http.address()
          resume(
            Effect.succeed({
              port: typeof address === "object" && address !== null ? address.port : 0,
              close: () => {
                for (const socket of sockets) socket.terminate()
                http.close()
                http.closeAllConnections()
              }
            })
          )
        })
      }),
      ({ close }) => Effect.sync(close)
    )
    /** Ends when `condition` holds; looks after everything that happens on a socket. */
    const until = (condition: () => boolean) =>
      Effect.callback<void>((resume) => {
        const look = () => {
          if (condition()) resume(Effect.void)
          else waiting.push(look)
        }
        look()
      })
    return {
      url: `${certificate === undefined ? "ws" : "wss"}://127.0.0.1:${port.port}/media?secret=1`,
      port: port.port,
      received,
      sockets,
      upgrades,
      until
    }
  })

/** The headers that the service sends along. */
export const ids = { "x-ms-call-connection-id": "connection-1", "x-ms-call-correlation-id": "correlation-1" }
