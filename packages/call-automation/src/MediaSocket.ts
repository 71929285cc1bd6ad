/**
 * The server's side of the sockets that the service opens to a `transportUrl`: who opens them is verified, packets come as a stream, and
 * audio goes back.
 *
 * It needs no WebSocket library: give `make` what yours has accepted, at once, for packets that come before are lost.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import { invalid as invalidInput } from "@effect-comms/core/CommunicationError"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Sink from "effect/Sink"
import * as Stream from "effect/Stream"
import { Backlog } from "./internal/Backlog.ts"
import { invalid } from "./internal/parsed.ts"
import { isMembers } from "./internal/Reading.ts"
import { inOrder, textOf, type WebSocketLike } from "./internal/WebSocketLike.ts"
import { audioData, encode, type OutPacket, stopAudio } from "./OutStreamingData.ts"
import { type AudioFormat, formatOf, frameMillis, frames } from "./streaming/audio.ts"
import { decode } from "./streaming/decode.ts"
import type { Decoded } from "./streaming/packets.ts"

export { fromHandlers, type HandlerSocket, type ServerSocket } from "./internal/handlerSocket.ts"
export {
  type StandardHeaders,
  statusOf,
  type Upgrade,
  type UpgradeHeaders,
  type UpgradeVerifier,
  verifier
} from "./internal/upgrade.ts"
export type { Verification } from "./internal/verification.ts"
export type { WebSocketLike } from "./internal/WebSocketLike.ts"

/** Limits of a media socket. */
export interface Options {
  /**
   * How many packets wait to be taken, from 1; default 250, five seconds of audio. Then the socket is paused; one that cannot be loses its oldest
   * audio, and fails when there is none to lose. Those that were taken at once from the stream do not count.
   */
  readonly capacity?: number
  /** How many bytes may have been sent and not have left before `send` waits, from 0; default 65536. */
  readonly highWaterMark?: number
}

/** How a socket was closed. */
export interface Closed {
  /** Of RFC 6455; 1006 when the connection broke off. */
  readonly code: number
  /** What the side that closed it says; empty when it says nothing. */
  readonly reason: string
}

/** The socket is no longer there for what was asked of it. */
export class MediaSocketError extends Data.TaggedError("MediaSocketError")<{
  /**
   * `Closed`: it is closed, for receiving only if not in order; `Overflow`: packets were not taken in time on a socket that cannot be
   * paused, and none of them was audio; `Unsendable`: what was to be sent is no packet.
   */
  readonly reason: "Closed" | "Overflow" | "Unsendable"
  /** How it was closed, when that is known already. */
  readonly code: number | undefined
  /** What happened, masked. */
  readonly description: string
}> {
  override get message(): string {
    return `media socket ${this.reason} ${this.code ?? "-"}: ${this.description}`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** A media socket. */
export interface MediaSocket {
  /** What comes, for one consumer. Ends when it is closed from here, or with 1000, 1001 or no code; fails when otherwise. */
  readonly packets: Stream.Stream<Decoded, MediaSocketError>
  /** Sends a packet; waits while too much has not left. */
  readonly send: (packet: OutPacket) => Effect.Effect<void, MediaSocketError>
  /** Sends packets. */
  readonly sink: Sink.Sink<void, OutPacket, never, MediaSocketError>
  /**
   * Sends bytes of PCM, however they are cut, in frames of 20 milliseconds at the pace at which they are heard, so that little has to be
   * forgotten when it is interrupted. The last frame is filled up with silence. One at a time.
   */
  readonly sendAudio: <E, R>(
    audio: Stream.Stream<Uint8Array, E, R>,
    options?: {
      /** Default that of the AudioMetadata that came, else `pcm16KMono`. */
      readonly format?: AudioFormat
    }
  ) => Effect.Effect<void, E | MediaSocketError, R>
  /** Makes the service forget what was sent and is not heard yet. */
  readonly stopAudio: Effect.Effect<void, MediaSocketError>
  /** How many audio packets were lost, on a socket that cannot be paused. */
  readonly dropped: Effect.Effect<number>
  /** Waits until the socket is closed. */
  readonly closed: Effect.Effect<Closed>
  /** Closes it, with 1000 (the default) or a code from 3000 to 4999, and a reason of 123 bytes at most; without others. */
  readonly close: (code?: number, reason?: string) => Effect.Effect<void>
}

/** How long to wait before looking again whether enough has left, in milliseconds. */
const look = 10

/** By how many milliseconds a frame may be late before the pace starts anew instead of catching up. */
const forgiven = 100

/** Whether it can be sent: a program in JavaScript may take something else for a packet. */
const isSendable = (packet: unknown): boolean =>
  isMembers(packet) &&
  (packet["_tag"] === "StopAudio" || (packet["_tag"] === "OutAudioData" && packet["data"] instanceof Uint8Array))

const fresh = (socket: WebSocketLike, options: Options) => {
  const { capacity = 250, highWaterMark = 65_536 } = options
  const closed = Deferred.makeUnsafe<Closed>()
  let how: Closed | undefined
  /** With what this side closed it. */
  let asked: Closed | undefined
  let trouble: string | undefined
  let heard: AudioFormat | undefined
  /** When the next frame of audio is to leave. */
  let due: number | undefined

  const canPause = typeof socket.pause === "function" && typeof socket.resume === "function"
  const backlog = new Backlog<MediaSocketError>(capacity, {
    pause: canPause ? () => socket.pause?.() : undefined,
    resume: canPause ? () => socket.resume?.() : undefined,
    overflow: () => {
      const description = `more than ${capacity} packets were not taken`
      backlog.end(Effect.fail(new MediaSocketError({ reason: "Overflow", code: undefined, description })))
      socket.close(4000, "packets were not taken")
    }
  })
  const isClosed = (code: number | undefined) =>
    new MediaSocketError({
      reason: "Closed",
      code,
      description: trouble ?? (Redaction.mask(how?.reason ?? "") || "the socket is closed")
    })
  const end = (code: number, reason: string) => {
    if (how !== undefined) return
    how = { code, reason }
    backlog.end(asked !== undefined || inOrder.has(code) ? Cause.done() : Effect.fail(isClosed(code)))
    Deferred.doneUnsafe(closed, Effect.succeed(how))
  }

  const answer = (code: number) => {
    try {
      socket.close(code === 1000 || code >= 3000 ? code : 1000)
    } catch {
      // It is over already.
    }
  }
  const came = ({ data }: { readonly data: unknown }) => {
    const text = textOf(data)
    const packet =
      text === undefined ? invalid(data, undefined, { path: "", expected: "expected a text frame" }) : decode(text)
    if (packet._tag === "AudioMetadata") heard = formatOf(packet.sampleRate)
    backlog.add(packet)
  }
  socket.addEventListener("message", came)
  socket.addEventListener("close", ({ code, reason }) => {
    end(code, reason)
    // `workerd` leaves the answer to the program; unanswered, the other side takes the connection for broken.
    if (asked === undefined && socket.readyState === 2) answer(code)
  })
  // Followed by the end; unheard it would be an exception with `ws`.
  socket.addEventListener("error", (event) => {
    if ("message" in event && typeof event.message === "string" && event.message !== "")
      trouble = Redaction.mask(event.message)
  })
  if (socket.readyState === 3) end(1006, "")

  const send = (packet: OutPacket): Effect.Effect<void, MediaSocketError> =>
    Effect.suspend(() => {
      if (!isSendable(packet)) {
        const description = "expected OutAudioData with its bytes as data, or StopAudio"
        return Effect.fail(new MediaSocketError({ reason: "Unsendable", code: undefined, description }))
      }
      if (how !== undefined || socket.readyState > 1) return Effect.fail(isClosed(how?.code))
      if (socket.readyState === 0 || (socket.bufferedAmount ?? 0) > highWaterMark)
        return Effect.andThen(Effect.sleep(look), send(packet))
      return Effect.try({
        try: () => socket.send(encode(packet)),
        catch: () => isClosed(1006)
      })
    })

  const turn = Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const at = due === undefined || now - due > forgiven ? now : due
    due = at + frameMillis
    return at > now ? Effect.sleep(at - now) : Effect.void
  })

  const close = (code = 1000, reason = "") => {
    if (socket.readyState > 1) return
    asked = { code, reason }
    try {
      socket.close(code, reason)
    } catch {
      // No WebSocket can say that.
      asked = { code: 1000, reason: "" }
      socket.close(1000)
    }
  }

  const media: MediaSocket = {
    packets: Stream.fromPull(Effect.succeed(backlog.take)),
    send,
    sink: Sink.forEach(send),
    sendAudio: (audio, { format } = {}) =>
      Stream.runForEach(
        Stream.suspend(() => frames(audio, format ?? heard ?? "pcm16KMono")),
        (frame) => Effect.andThen(turn, send(audioData(frame)))
      ),
    stopAudio: Effect.suspend(() => {
      due = undefined
      return send(stopAudio)
    }),
    dropped: Effect.sync(() => backlog.dropped),
    closed: Deferred.await(closed),
    close: (code, reason) => Effect.sync(() => close(code, reason))
  }
  return {
    media,
    release: () => {
      socket.removeEventListener("message", came)
      close()
      // The answer to the close has to be read.
      if (canPause) socket.resume?.()
      end(asked?.code ?? 1000, asked?.reason ?? "")
    }
  }
}

/** Whether it reports what happens to it: a program in JavaScript may give one whose server does that. */
const hasListeners = (socket: unknown): boolean =>
  typeof socket === "object" &&
  socket !== null &&
  "addEventListener" in socket &&
  typeof socket.addEventListener === "function"

const isFrom = (value: unknown, least: number): boolean => typeof value === "number" && value >= least

const without =
  "expected a WebSocket with addEventListener; give MediaSocket.fromHandlers(socket) where the server calls handlers, as Bun's does"

/**
 * A media socket over what a WebSocket library has accepted; it is closed with the scope. Of a server that calls handlers instead of
 * listeners, such as Bun's, give what `fromHandlers` makes of its socket.
 */
export const make = (socket: WebSocketLike, options: Options = {}): Effect.Effect<MediaSocket, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.suspend(() => {
        const { capacity = 1, highWaterMark = 0 } = options
        if (!hasListeners(socket)) return Effect.die(invalidInput("MediaSocket", "socket", without))
        if (!isFrom(capacity, 1)) return Effect.die(invalidInput("MediaSocket", "capacity", "expected a number from 1"))
        if (!isFrom(highWaterMark, 0))
          return Effect.die(invalidInput("MediaSocket", "highWaterMark", "expected a number from 0"))
        return Effect.sync(() => fresh(socket, options))
      }),
      ({ release }) => Effect.sync(release)
    ),
    ({ media }) => media
  )
