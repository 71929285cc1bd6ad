/** An application in the test's process that takes the media sockets of a local cloud, or refuses them. */
import * as Effect from "effect/Effect"
import * as Scope from "effect/Scope"
import type * as Emulator from "../../../src/Emulator.ts"
import { type Json, objectAt } from "./Rig.ts"

/** A socket that was taken. */
export interface Taken {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** What came, parsed, in order. */
  readonly frames: Array<Json>
  /** Whether it is over, whoever ended it. */
  over: boolean
  readonly send: (frame: unknown) => Effect.Effect<void>
  readonly close: Effect.Effect<void>
}

/** The application, and the option of the local cloud that leads to it. */
export const makeMediaApplication = () => {
  const taken: Array<Taken> = []
  let refusal: string | undefined
  const mediaSocket: NonNullable<Emulator.Options["mediaSocket"]> = (socket) =>
    Effect.gen(function* () {
      if (refusal !== undefined) return yield* Effect.fail(refusal)
      const frames: Array<Json> = []
      const mine: Taken = {
        url: socket.url,
        headers: socket.headers,
        frames,
        over: false,
        send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
        close: socket.close
      }
      taken.push(mine)
      yield* Scope.addFinalizer(
        yield* Scope.Scope,
        Effect.sync(() => {
          mine.over = true
        })
      )
      return (text: string) =>
        Effect.sync(() => {
          const frame: unknown = JSON.parse(text)
          frames.push(objectAt(frame))
        })
    })
  return {
    mediaSocket,
    taken,
    /** Refuses what is offered from now on, or does not any more. */
    refuse: (why: string | undefined): void => {
      refusal = why
    },
    /** The only socket so far. */
    only: (): Taken => {
      const [socket] = taken
      if (socket === undefined || taken.length > 1) throw new TypeError(`expected one socket, not ${taken.length}`)
      return socket
    }
  }
}

/** An application that takes media sockets. */
export type MediaApplication = ReturnType<typeof makeMediaApplication>
