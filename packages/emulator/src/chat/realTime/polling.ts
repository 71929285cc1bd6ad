/**
 * A socket over long polling, which the official client falls back to when no WebSocket can be opened: packets wait until a request takes
 * them, and a request waits until there are some. Source: the client's own Socket.IO 0.9.
 */
import type { NetworkClock } from "../../service/NetworkClock.ts"
import type { ServedSocket, SocketListener } from "../../service/Endpoints.ts"
import * as packets from "./packets.ts"

/** The milliseconds after which a request without a packet is answered: the client gives up a connection that says nothing for 72 seconds. */
const pollMillis = 25_000
/** The milliseconds without a request after which a client is gone. */
const goneMillis = 60_000

/** A socket, and the requests that carry it. */
export interface PolledSocket {
  /** Answers with the packets that wait, or the next that comes. */
  readonly poll: () => Promise<string>
  /** Takes the packets of a request. */
  readonly post: (payload: string) => void
}

/** A socket whose client asks for its packets; `over` is called once nobody asks any more. */
export const makePolledSocket = (
  network: NetworkClock,
  open: (socket: ServedSocket) => SocketListener,
  over: () => void
): PolledSocket => {
  let waiting: Array<string> = []
  let answer: ((payload: string) => void) | undefined
  let isClosed = false
  let stop = () => {}

  const wait = (): void => {
    stop()
    stop = network.after(goneMillis, () => {
      if (!isClosed) listener.closed()
      isClosed = true
      over()
    })
  }
  const reply = (payload: string): void => {
    const send = answer
    answer = undefined
    if (isClosed) {
      stop()
      over()
    } else wait()
    send?.(payload)
  }
  const flush = (): void => {
    if (answer === undefined || (waiting.length === 0 && !isClosed)) return
    const all = waiting
    waiting = []
    reply(packets.payload(all))
  }
  const listener = open({
    send: (data) => {
      // Its frames are text.
      if (isClosed || typeof data !== "string") return
      waiting.push(data)
      flush()
    },
    close: () => {
      isClosed = true
      flush()
    }
  })
  wait()

  return {
    poll: () =>
      new Promise((resolve) => {
        // Who asks again has given the request before up.
        if (answer !== undefined) reply(packets.nothing)
        answer = resolve
        stop()
        stop = network.after(pollMillis, () => reply(packets.nothing))
        flush()
      }),
    post: (payload) => {
      for (const text of packets.packetsIn(payload)) if (!isClosed) listener.message(text)
    }
  }
}
