/** Reaches an application for a media socket: over the network, or within this process. */
import type { MediaSocketRequest } from "../../service/MediaSockets.ts"

/** Notified of what becomes of a connection, never before `connect` has returned. */
interface DialEvents {
  readonly opened: () => void
  readonly message: (text: string) => void
  /** It is over, or was never taken: once, and not after `close` or `abort`. */
  readonly ended: (detail: string) => void
}

/** A way to an application. */
export interface MediaSocketConnection {
  /** Only when opened. `taken` is called once the application has the frame; not when the connection ends before. */
  readonly send: (text: string, taken: () => void) => void
  /** Ends it in order: frames first. `done` is called when the application knows, or does not answer. */
  readonly close: (done: () => void) => void
  /** Ends it at once. */
  readonly abort: () => void
}

/** Makes lines. */
export interface MediaSocketConnector {
  readonly connect: (request: MediaSocketRequest, events: DialEvents) => MediaSocketConnection
  /** Whether lines stay in this process: then no host is blocked. */
  readonly inProcess: boolean
}
