/**
 * The WebSockets that others open to the local cloud, whatever carries them: the journal, faults, and their end with the local cloud.
 */
import type { ServedSocket, SocketListener } from "../../service/Endpoints.ts"
import type { Journal } from "../../service/Journal.ts"
import { type Faults, nameOf } from "../control/Faults.ts"

/** What carries a socket. */
interface Carrier {
  readonly send: (data: string | Uint8Array) => void
  /** Ends it after the frames that were sent. */
  readonly close: () => void
}

/** Takes a socket once its carrier is there; gives the listener of its frames and its end. */
export type Connected = (carrier: Carrier) => SocketListener

/** What they work with. */
export interface Dependencies {
  readonly network: { readonly catchUp: () => void }
  readonly journal: Journal
  readonly faults: Faults
  readonly defect: (error: unknown) => void
}

/** The sockets. */
export interface SocketServer {
  /** A socket that a service would take, and the status of a fault that was ordered for it. */
  readonly offer: (
    path: string,
    accept: (socket: ServedSocket) => SocketListener
  ) => { readonly fault: number | undefined; readonly take: Connected }
  /** Ends every socket; no listener is called. */
  readonly reset: () => void
}

/** No sockets. */
export const make = ({ defect, faults, journal, network }: Dependencies): SocketServer => {
  const open = new Set<{ readonly end: () => void }>()
  return {
    offer: (path, accept) => {
      const ordered = faults.ofEndpoint("GET", path)
      if (ordered !== undefined) journal.write({ kind: "fault", name: nameOf(ordered), data: { method: "GET", path } })
      const note = (outcome: string) =>
        journal.write({
          kind: "state",
          name: "socket",
          data: { path: `${path.slice(0, path.lastIndexOf("/") + 1)}*`, outcome }
        })
      const take: Connected = (carrier) => {
        let isOver = false
        const end = () => {
          if (isOver) return false
          isOver = true
          open.delete(entry)
          return true
        }
        const entry = {
          end: () => {
            if (!end()) return
            note("closed by the local cloud")
            carrier.close()
          }
        }
        open.add(entry)
        note("opened")
        const listener = accept({
          send: (data) => {
            if (!isOver) carrier.send(data)
          },
          close: entry.end
        })
        const tell = (what: () => void) => {
          network.catchUp()
          try {
            what()
          } catch (error) {
            defect(error)
          }
        }
        const { bytes } = listener
        return {
          ...(bytes === undefined
            ? {}
            : {
                bytes: (data: Uint8Array) => {
                  if (!isOver) tell(() => bytes(data))
                }
              }),
          message: (text) => {
            if (!isOver) tell(() => listener.message(text))
          },
          closed: () => {
            if (!end()) return
            note("closed by the other side")
            tell(listener.closed)
          }
        }
      }
      return { fault: ordered === undefined ? undefined : (ordered.status ?? 503), take }
    },
    reset: () => {
      for (const { end } of open) end()
    }
  }
}
