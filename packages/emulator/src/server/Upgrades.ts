/**
 * WebSockets that are opened to the local cloud's port. The library is loaded with the first: most local clouds never serve one.
 */
import { type IncomingMessage, STATUS_CODES } from "node:http"
import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import type { Answer } from "../kernel/http/Exchange.ts"
import type { Kernel } from "../kernel/Kernel.ts"
import { requestOf, wrongIn } from "./IncomingRequest.ts"
import { makeSoundOut } from "./SoundOut.ts"

/** Frames are read up to here, in bytes. */
const frameLimit = 1024 * 1024
/** Bytes that may wait for a reader before it is given up. */
const mostWaiting = 16 * 1024 * 1024

/** The sockets of a server. */
export interface Upgrades {
  readonly upgrade: (message: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Ends them at once. */
  readonly close: () => void
}

const notFound: Answer = { status: 404, headers: {}, body: undefined }

const refuse = (socket: Duplex, { body, headers, status }: Answer) => {
  const text = typeof body === "string" ? body : ""
  const lines = Object.entries({ ...headers, connection: "close", "content-length": Buffer.byteLength(text) })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...lines.map(([name, value]) => `${name}: ${value}`)
  ]
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`)
}

/** Over a kernel. */
export const make = (
  kernel: Kernel,
  named: { readonly secure: boolean; readonly names: ReadonlyArray<string> }
): Upgrades => {
  const open = new Set<WebSocket>()

  const carry = (socket: WebSocket, take: Exclude<ReturnType<Kernel["connect"]>, Answer | undefined>) => {
    open.add(socket)
    const sound = makeSoundOut((frame, passedOn) => socket.send(frame, passedOn))
    const listener = take({
      send: (data) => {
        if (typeof data !== "string") return sound(data)
        if (socket.bufferedAmount > mostWaiting) socket.terminate()
        else socket.send(data)
      },
      close: () => socket.close(1000)
    })
    socket.on("message", (data, isBinary) => {
      if (!Buffer.isBuffer(data)) return
      if (isBinary) {
        if (listener.bytes === undefined) socket.close(1003, "frames are text")
        else listener.bytes(data)
        return
      }
      listener.message(data.toString())
    })
    socket.on("error", () => socket.terminate())
    socket.on("close", () => {
      open.delete(socket)
      listener.closed()
    })
  }

  return {
    upgrade: (message, socket, head) => {
      socket.on("error", () => socket.destroy())
      const asked = requestOf(message, named, Buffer.alloc(0))
      const taken = wrongIn(message) === undefined ? kernel.connect(asked) : { ...notFound, status: 400 }
      if (typeof taken !== "function") return refuse(socket, taken ?? notFound)
      const upgrade = async () => {
        const { WebSocketServer } = await import("ws")
        const server = new WebSocketServer({ noServer: true, maxPayload: frameLimit, perMessageDeflate: false })
        server.handleUpgrade(message, socket, head, (opened) => carry(opened, taken))
      }
      upgrade().catch(() => socket.destroy())
    },
    close: () => {
      for (const socket of open) socket.terminate()
    }
  }
}
