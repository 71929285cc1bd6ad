/**
 * One life of an application, from its making to its crash: after it nothing that it sends goes out, nothing that it is sent is taken, and its
 * time stands still.
 */
import type { Transport } from "@effect-comms/core/Transport"
import type { WebBody, WebhookHandler, WebRequest } from "@effect-comms/core/WebhookHandler"
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Acknowledgement, Delivered } from "../kernel/delivery/Sender.ts"
import { acknowledged, type Application, deliverTo, handlerOf } from "../kit/start.ts"
import { stringAt } from "../service/json.ts"
import type { Service } from "../LocalCloud.ts"

/** The way of an application to the local cloud, which ends with its life. */
export interface Line {
  readonly transport: Transport
  readonly fetch: typeof globalThis.fetch
  /** Rejects when the application crashes. */
  readonly ended: Promise<never>
  readonly isAlive: () => boolean
  /** Aborted when it crashes. */
  readonly signal: AbortSignal
  readonly crash: () => void
}

/** What a delivery on its way to an application that crashes fails with. */
export const crashed = "the application crashed"

/** It is thrown at the end of every run: nobody reads where it was made, which costs more than the rest of it. */
const crash = new Error(crashed)

/** One for each who waits: a promise keeps whatever waits for it. */
const never = () => new Promise<never>(() => {})

/** Where time stands still. */
const standing = (
  cloud: Service
): Pick<Clock.Clock, "currentTimeMillisUnsafe" | "currentTimeNanosUnsafe" | "monotonicTimeNanosUnsafe"> => {
  const millis = cloud.clock.currentTimeMillisUnsafe()
  const nanos = cloud.clock.currentTimeNanosUnsafe()
  const monotonic = cloud.clock.monotonicTimeNanosUnsafe()
  return {
    currentTimeMillisUnsafe: () => millis,
    currentTimeNanosUnsafe: () => nanos,
    monotonicTimeNanosUnsafe: () => monotonic
  }
}

/** The way to a local cloud, which is let go of with its end: what an application keeps of it would keep the local cloud. */
export const lineTo = (to: Service): Line => {
  let cloud: Service | undefined = to
  let time: ReturnType<typeof standing> = to.clock
  let end: (error: Error) => void = () => {}
  const ended = new Promise<never>((_, reject) => {
    end = reject
  })
  ended.catch(() => {})
  const crashing = new AbortController()
  return {
    ended,
    isAlive: () => cloud !== undefined,
    signal: crashing.signal,
    crash: () => {
      if (cloud !== undefined) time = standing(cloud)
      cloud = undefined
      crashing.abort(crash)
      end(crash)
    },
    fetch: async (input, init) => {
      const answer = await cloud?.fetch(input, init)
      return cloud === undefined || answer === undefined ? await never() : answer
    },
    transport: {
      clock: {
        currentTimeMillisUnsafe: () => time.currentTimeMillisUnsafe(),
        currentTimeMillis: Effect.sync(() => time.currentTimeMillisUnsafe()),
        currentTimeNanosUnsafe: () => time.currentTimeNanosUnsafe(),
        currentTimeNanos: Effect.sync(() => time.currentTimeNanosUnsafe()),
        monotonicTimeNanosUnsafe: () => time.monotonicTimeNanosUnsafe(),
        monotonicTimeNanos: Effect.sync(() => time.monotonicTimeNanosUnsafe()),
        sleep: (duration) =>
          Effect.suspend(() =>
            cloud === undefined
              ? Effect.never
              : Effect.andThen(
                  cloud.clock.sleep(Duration.fromInputUnsafe(duration)),
                  Effect.suspend(() => (cloud === undefined ? Effect.never : Effect.void))
                )
          )
      },
      send: (request, done) =>
        cloud === undefined
          ? { cancel: () => {}, sent: () => true }
          : cloud.transport.send(request, (outcome) => {
              if (cloud !== undefined) done(outcome)
            })
    }
  }
}

/** Work behind an answer, and which event it is for. */
export interface Work {
  /** Its name, which is looked for only when it is asked for. */
  readonly of: () => string
  readonly ended: Promise<unknown>
}

const isWebhookHandler = (application: Application): application is WebhookHandler =>
  typeof application === "function" && "respond" in application && typeof application.respond === "function"

const nameOf = (body: string): string => {
  const batch: unknown = JSON.parse(body || "null")
  const type =
    stringAt(batch, 0, "type") ?? stringAt(batch, 0, "eventType") ?? stringAt(batch, "value", 0, "resourceUrl")
  return type?.split(".").at(-1) ?? "a webhook"
}

/** A delivery as our own handlers read it: a `Request` costs more than they do. */
const webRequestOf = ({ body, headers, method, url }: Delivered): WebRequest => ({
  method,
  url,
  headers: { get: (name) => headers[name.toLowerCase()] ?? null },
  body: method === "POST" ? bodyOf(body) : null
})

const encoder = new TextEncoder()

const bodyOf = (text: string): WebBody => {
  let isTaken = false
  return {
    getReader: () => {
      if (isTaken) throw new TypeError("the body is read already")
      isTaken = true
      let value: Uint8Array | undefined = encoder.encode(text)
      return {
        read: () => {
          const part = { done: value === undefined, value }
          value = undefined
          return Promise.resolve(part)
        },
        cancel: () => Promise.resolve()
      }
    }
  }
}

/** Gives webhooks to an application, and is told of the work that goes on behind its answers. */
export const take = (
  application: Application,
  line: Line,
  working: (work: Work) => void
): ((request: Delivered) => Promise<Acknowledgement>) => {
  const answer = isWebhookHandler(application)
    ? async (request: Delivered) => {
        const waitUntil = (ended: Promise<unknown>) =>
          working({ of: () => (request.method === "POST" ? nameOf(request.body) : "a webhook"), ended })
        return await acknowledged(await application.respond(webRequestOf(request), { waitUntil }))
      }
    : (request: Delivered) => deliverTo(handlerOf(application), request)
  return (request) => Promise.race([answer(request), line.ended])
}
