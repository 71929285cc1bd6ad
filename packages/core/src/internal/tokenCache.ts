/**
 * A credential of bearer tokens that run out: kept, renewed ahead of time, fetched once however many calls wait.
 *
 * It does not know where tokens come from. No timer runs: renewal starts with a request, behind which it then hides. A source that fails
 * is left alone for a while, the longer the more often it has failed in a row; who asks meanwhile gets the failure that there was.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import type { Credential, CredentialError } from "../Credential.ts"
import { timeOf } from "./time.ts"

/** A token and its times, in milliseconds since 1970. */
export interface Token {
  readonly token: string
  readonly expiresAt: number
  /** From here on it is renewed while it is still in use. */
  readonly refreshAt: number
}

interface Kept extends Token {
  readonly headers: ReadonlyArray<string>
}

interface Flight {
  readonly fiber: Fiber.Fiber<Kept, CredentialError>
  waiting: number
}

interface Failed {
  readonly exit: Exit.Exit<never, CredentialError>
  /** When it failed. */
  readonly at: number
  /** How many times in a row. */
  readonly times: number
}

// A token that would run out on the way is not sent.
const marginMillis = 5_000
// After a renewal that failed, the token in use is good for a while: the source is not asked again on every request.
const renewalPauseMillis = 30_000
// With no token in use it is: after a quarter of a second, which is how soon a single call tries again at the earliest, doubled each time.
const pauseMillis = (times: number): number => Math.min(renewalPauseMillis, 250 * 2 ** (times - 1))

const keep = (token: Token): Kept => ({ ...token, headers: ["authorization", `Bearer ${token.token}`] })

/** A credential that gets its tokens from `acquire`, which is given the time of the request that needs one. */
export const make = (
  acquire: (nowMillis: number) => Effect.Effect<Token, CredentialError>,
  initial?: (nowMillis: number) => Token
): Credential => {
  let kept: Kept | undefined
  let first = initial
  let flight: Flight | undefined
  let failed: Failed | undefined

  const start = (caller: Fiber.Fiber<unknown, unknown>, now: number): Flight => {
    const time = timeOf(caller)
    const started: Flight = { fiber: Effect.runForkWith(caller.context)(Effect.map(acquire(now), keep)), waiting: 0 }
    flight = started
    started.fiber.addObserver((exit) => {
      if (flight === started) flight = undefined
      if (Exit.isSuccess(exit)) {
        kept = exit.value
        failed = undefined
        // A fetch that all callers have left has not failed.
      } else if (exit.cause.reasons[0]?._tag === "Fail")
        failed = { exit: Exit.failCause(exit.cause), at: time.now(), times: (failed?.times ?? 0) + 1 }
    })
    return started
  }

  /** The failure that lies back less than so long; a clock that was set back ends the pause. */
  const failure = (now: number, pause: (times: number) => number): Failed | undefined =>
    failed !== undefined && Math.abs(now - failed.at) < pause(failed.times) ? failed : undefined

  const wait = (now: number) =>
    Effect.withFiber<ReadonlyArray<string>, CredentialError>((caller) =>
      Effect.callback((resume) => {
        const joined = flight ?? start(caller, now)
        joined.waiting++
        const leave = joined.fiber.addObserver((exit) => resume(Exit.map(exit, ({ headers }) => headers)))
        return Effect.sync(() => {
          leave()
          // Nobody is left to wait for it, so a hanging fetch must not be what the next caller joins.
          if (--joined.waiting > 0) return
          if (flight === joined) flight = undefined
          joined.fiber.interruptUnsafe()
        })
      })
    )

  return {
    authorize: (_, now) => {
      if (first !== undefined) {
        kept = keep(first(now))
        first = undefined
      }
      if (kept === undefined || now >= kept.expiresAt - marginMillis)
        return failure(now, pauseMillis)?.exit ?? wait(now)
      const { headers } = kept
      if (now < kept.refreshAt || flight !== undefined || failure(now, () => renewalPauseMillis) !== undefined)
        return headers
      return Effect.withFiber((caller) => {
        start(caller, now)
        return Effect.succeed(headers)
      })
    },
    rejected: (authorization) => {
      // Only the token that was refused: another call may have renewed it meanwhile.
      if (kept?.headers[1] === authorization[1]) kept = undefined
      return true
    }
  }
}
