/**
 * Requests to a local cloud in this process as the wire has them, for what no client of ours sends and for headers of answers.
 */
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { TransportError } from "@effect-comms/core/Transport"
import { assert } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { Emulator } from "../../../src/Emulator.ts"

/** A request; a body that is not a text is sent as JSON. */
export interface Sent {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** An answer, its body parsed. */
export interface Received {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly body: unknown
}

/** A moment of the years that the service lives in: a test's clock begins in 1970. */
export const start = Date.UTC(2026, 2, 14, 9, 26, 53)

/** Puts a test's clock there. */
export const begin = TestClock.setTime(start)

const textOf = (body: unknown): string | undefined =>
  body === undefined || typeof body === "string" ? body : JSON.stringify(body)

/** Sends a request as it is. */
export const exchange = (sent: Sent): Effect.Effect<Received, never, Emulator> =>
  Emulator.use(({ origin, transport }) =>
    Effect.callback<Received>((resume) => {
      const body = textOf(sent.body)
      const json = body === undefined ? {} : { "content-type": "application/json" }
      const headers = Object.entries({ ...json, ...sent.headers }).flat()
      transport.send({ method: sent.method, origin, path: sent.path, headers, body }, (outcome) => {
        if (outcome instanceof TransportError) return resume(Effect.die(outcome))
        const text = outcome.text()
        const parsed: unknown = text === "" ? undefined : JSON.parse(text)
        resume(Effect.succeed({ status: outcome.status, header: (name: string) => outcome.header(name), body: parsed }))
      })
    })
  )

/** Sends a request with the key of the resource. */
export const signed = (sent: Sent): Effect.Effect<Received, never, Emulator> =>
  Effect.gen(function* () {
    const { connectionString, origin } = yield* Emulator
    const now = yield* Clock.currentTimeMillis
    const { method, path } = sent
    const credential = SharedKeyCredential.make(ConnectionString.parse(connectionString).accessKey)
    const pairs = credential.authorize({ method, host: new URL(origin).host, path, body: textOf(sent.body) }, now)
    assert(Array.isArray(pairs))
    const headers: Record<string, string> = {}
    for (let i = 0; i + 1 < pairs.length; i += 2) headers[String(pairs[i])] = String(pairs[i + 1])
    return yield* exchange({ ...sent, headers: { ...headers, ...sent.headers } })
  })

/** What is at a path of a parsed body; `undefined` when there is nothing. */
export const at = (body: unknown, ...path: ReadonlyArray<string | number>): unknown => {
  let value = body
  for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined
  return value
}

/** The text at a path of a parsed body. */
export const textAt = (body: unknown, ...path: ReadonlyArray<string | number>): string => {
  const value = at(body, ...path)
  assert(typeof value === "string", `expected a string at ${path.join(".")}`)
  return value
}

/** The list at a path of a parsed body. */
export const listAt = (body: unknown, ...path: ReadonlyArray<string | number>): ReadonlyArray<unknown> => {
  const value = at(body, ...path)
  assert(Array.isArray(value), `expected a list at ${path.join(".")}`)
  return value
}

/** What a promise of an official client is rejected with. */
export const rejected = (run: () => Promise<unknown>): Effect.Effect<unknown> =>
  Effect.flip(Effect.tryPromise({ try: run, catch: (error) => error })).pipe(Effect.orDie)
