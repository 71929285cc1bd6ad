/**
 * A credential of bearer tokens that run out: kept, renewed ahead of time, fetched once however many calls wait.
 *
 * It does not know where tokens come from. No timer runs: renewal starts with a request, behind which it then hides.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import type * as Context from "effect/Context"
import type { Credential, CredentialError } from "../Credential.ts"

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

// A token that would run out on the way is not sent.
const marginMillis = 5_000
// After a renewal that failed, the token in use is good for a while: the source is not asked again on every request.
const pauseMillis = 30_000

const keep = (token: Token): Kept => ({ ...token, headers: ["authorization", `Bearer ${token.token}`] })

/** A credential that gets its tokens from `acquire`, which is given the time of the request that needs one. */
export const make = (
  acquire: (nowMillis: number) => Effect.Effect<Token, CredentialError>,
  initial?: (nowMillis: number) => Token
): Credential => {
  let kept: Kept | undefined
  let first = initial
  let flight: Flight | undefined
  let notBefore = -Infinity

  const start = (context: Context.Context<never>, now: number): Flight => {
    const started: Flight = { fiber: Effect.runForkWith(context)(Effect.map(acquire(now), keep)), waiting: 0 }
    flight = started
    started.fiber.addObserver((exit) => {
      if (flight === started) flight = undefined
      if (Exit.isSuccess(exit)) kept = exit.value
      else notBefore = now + pauseMillis
    })
    return started
  }

  const wait = (now: number) =>
    Effect.withFiber<ReadonlyArray<string>, CredentialError>((caller) =>
      Effect.callback((resume) => {
        const joined = flight ?? start(caller.context, now)
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
      if (kept === undefined || now >= kept.expiresAt - marginMillis) return wait(now)
      const { headers } = kept
      if (now < kept.refreshAt || flight !== undefined || now < notBefore) return headers
      return Effect.withFiber((caller) => {
        start(caller.context, now)
        return Effect.succeed(headers)
      })
    },
    rejected: (authorization) => {
      // Only the token that was refused: another call may have renewed it meanwhile.
      if (kept?.headers === authorization) kept = undefined
    }
  }
}
