/**
 * The sockets of media streaming and transcription. The local cloud is their client: it opens each to the `transportUrl` that an
 * application gave. What the frames say is for those who send and read them.
 */

import type { Signature } from "./Delivery.ts"

/** What a socket is opened with. */
export interface MediaSocketRequest {
  readonly url: string
  /** `x-ms-call-connection-id` and `x-ms-call-correlation-id`, in lower case; the signed `authorization` is added. */
  readonly headers: Readonly<Record<string, string>>
}

/** Notified of what becomes of a socket, in network time and never before `open` has returned. */
export interface MediaSocketListener {
  /** The application took the socket. */
  readonly opened: () => void
  /** A text frame came. */
  readonly message: (text: string) => void
  /**
   * It is over, or never was: once, and not after `close`. `blocked`: the host is not allowed, as for callbacks; `refused`: nobody is
   * there, or the upgrade was refused; `closed`: the application or the network ended it.
   */
  readonly closed: (how: "blocked" | "refused" | "closed", detail: string) => void
}

/** A socket. */
export interface MediaSocket {
  /** Sends a text frame, once the socket is open; frames leave in order. Ignored when it is over. */
  readonly send: (text: string) => void
  /** Frames given to `send` that the application has not taken: a sender that sees it grow should drop frames. */
  readonly buffered: () => number
  /** Ends it after the frames that were sent; the listener is not notified. */
  readonly close: () => void
}

/** Opens sockets. */
export interface MediaSockets {
  readonly open: (request: MediaSocketRequest, listener: MediaSocketListener, sign: Signature) => MediaSocket
}
