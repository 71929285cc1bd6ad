/** Reaches an application within this process: a function of an effect. */
import * as Cause from "effect/Cause"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import type { MediaSocketRequest } from "../../service/MediaSockets.ts"
import type { MediaSocketConnector } from "./MediaSocketConnector.ts"

/** A media socket as an application in this process sees it, before it takes it. */
export interface OfferedMediaSocket extends MediaSocketRequest {
  /** Sends a text frame to the local cloud; ignored when the socket is over. */
  readonly send: (text: string) => Effect.Effect<void>
  /** Ends the socket, whatever runs on it. */
  readonly close: Effect.Effect<void>
}

/**
 * Takes a media socket: gives what to do with each text frame, the next after the end of the one before; or fails with a sentence that
 * says why the upgrade is refused. The scope closes when the socket is closed by either side.
 */
export type AcceptMediaSocket = (
  socket: OfferedMediaSocket
) => Effect.Effect<(text: string) => Effect.Effect<void>, string, Scope.Scope>

interface Frame {
  readonly text: string
  readonly taken: () => void
}

/** A connector to `accept`, which runs with the services and the clock of `context`. */
export const make = (accept: AcceptMediaSocket, context: Context.Context<never>): MediaSocketConnector => ({
  inProcess: true,
  connect: (request, events) => {
    const frames = Effect.runSync(Queue.unbounded<Frame, Cause.Done>())
    let state: "offered" | "open" | "over" = "offered"
    let early: Array<string> = []
    let whenClosed: (() => void) | undefined

    const end = (detail: string) => {
      if (state === "over") return
      state = "over"
      events.ended(detail)
    }
    const opened = () => {
      if (state !== "offered") return
      state = "open"
      events.opened()
      for (const text of early) events.message(text)
      early = []
    }
    const offered: OfferedMediaSocket = {
      ...request,
      send: (text) =>
        Effect.sync(() => {
          if (state === "open") events.message(text)
          else if (state === "offered") early.push(text)
        }),
      close: Effect.sync(() => {
        end("by the application")
        fiber.interruptUnsafe()
      })
    }
    const life = Effect.gen(function* () {
      yield* Effect.yieldNow
      const handle = yield* accept(offered)
      opened()
      for (;;) {
        const { taken, text } = yield* Queue.take(frames)
        yield* handle(text)
        taken()
      }
    })
    const fiber = Effect.runForkWith(context)(Effect.scoped(life))
    fiber.addObserver((exit) => {
      whenClosed?.()
      if (Exit.isSuccess(exit)) return
      const refusal = exit.cause.reasons.find(Cause.isFailReason)?.error
      end(typeof refusal === "string" ? refusal : Cause.pretty(exit.cause))
    })
    return {
      send: (text, taken) => {
        Queue.offerUnsafe(frames, { text, taken })
      },
      close: (done) => {
        state = "over"
        whenClosed = done
        Queue.endUnsafe(frames)
      },
      abort: () => {
        state = "over"
        fiber.interruptUnsafe()
      }
    }
  }
})
