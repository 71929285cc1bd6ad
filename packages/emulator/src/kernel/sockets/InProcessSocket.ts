/** WebSockets to a local cloud in this process: no port, the same frames. No listener is called before the socket was returned. */
import type { OpenWebSocket } from "@effect-comms/core/CurrentWebSocket"
import type { SocketListener } from "../../service/Endpoints.ts"
import type { Request } from "../http/Exchange.ts"
import { hostOf } from "../http/Hosts.ts"
import type { Kernel } from "../Kernel.ts"

/** Whatever host it was given, a socket comes here, as requests do. */
const requestOf = (url: string): Request => {
  const { host, pathname, protocol, search } = new URL(url)
  return {
    method: "GET",
    target: pathname + search,
    host,
    origin: `${protocol === "wss:" ? "https" : "http"}://${host}`,
    header: (name) => (name === "host" ? host : undefined),
    body: "",
    loopback: true,
    ownHosts: [hostOf(host)]
  }
}

/** Opens sockets to a kernel. */
export const make =
  (connect: Kernel["connect"]): OpenWebSocket =>
  (url, listener) => {
    let isOver = false
    let server: SocketListener | undefined
    /** Steps of one socket follow each other in order. */
    const later = (step: () => void) => queueMicrotask(step)
    const end = () =>
      later(() => {
        if (isOver) return
        isOver = true
        listener.closed()
      })
    later(() => {
      const taken = isOver ? undefined : connect(requestOf(url))
      if (typeof taken !== "function") return end()
      later(() => {
        if (!isOver) listener.opened()
      })
      server = taken({
        send: (data) =>
          later(() => {
            if (!isOver && typeof data === "string") listener.message(data)
          }),
        close: end
      })
    })
    return {
      send: (text) => later(() => server?.message(text)),
      close: () => {
        if (isOver) return
        isOver = true
        later(() => server?.closed())
      }
    }
  }
