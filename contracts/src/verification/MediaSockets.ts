/** The application's side of media sockets: takes every one and whatever comes, unless it is told to refuse. */
import type { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"

/** Takes the local cloud's media sockets. */
type TakeMediaSocket = NonNullable<Emulator.Options["mediaSocket"]>

/** The sockets of an application. */
export interface MediaSockets {
  /** For the option `mediaSocket` of a local cloud. */
  readonly take: TakeMediaSocket
  /** Refuses what is offered from now on. */
  readonly refuse: () => void
  /** Takes again what is offered. */
  readonly clear: () => void
}

/** Takes everything. */
export const make = (): MediaSockets => {
  let refuses = false
  return {
    take: () => Effect.suspend(() => (refuses ? Effect.fail("nobody is there") : Effect.succeed(() => Effect.void))),
    refuse: () => {
      refuses = true
    },
    clear: () => {
      refuses = false
    }
  }
}
