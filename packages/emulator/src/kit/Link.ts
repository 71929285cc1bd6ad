/**
 * How a test reaches a local cloud: one in this process, or one behind a port by its controls. What is built on it is the same for both.
 */
import { type Transport, TransportError, type WireRequest, type WireResponse } from "@effect-comms/core/Transport"
import { defaultTransport } from "@effect-comms/core/NodeTransport"
import * as Effect from "effect/Effect"
import type { Service } from "../LocalCloud.ts"
import type { Entry } from "../service/Journal.ts"
import { Refusal } from "../service/Refusal.ts"

/** A local cloud as a test needs it. */
export interface Link {
  readonly origin: string
  readonly connectionString: string
  readonly resourceId: string
  readonly transport: Transport
  /** Runs a control by its path below `/_emulator`; rejects with its `Refusal`. */
  readonly control: (method: "GET" | "POST", path: string, body?: unknown) => Promise<unknown>
  /** The entries behind a number. */
  readonly journal: (after: number) => Promise<ReadonlyArray<Entry>>
  /** Network time, and when something is due next; milliseconds since 1970. */
  readonly time: () => Promise<{ readonly now: number; readonly nextDue: number | undefined }>
  /** Moves network time on; ends when what became due was delivered and acknowledged. */
  readonly advance: (millis: number) => Promise<void>
  /** Gives everybody else a turn; a pause of the machine's time where looking costs a request. */
  readonly turn: () => Promise<void>
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)

const millisOf = (value: unknown): number | undefined => {
  const millis = typeof value === "string" ? Date.parse(value) : Number.NaN
  return Number.isNaN(millis) ? undefined : millis
}

const timeOf = (clock: unknown) => ({
  now: millisOf(fieldOf(clock, "network")) ?? 0,
  nextDue: millisOf(fieldOf(clock, "nextDue"))
})

/** Rejects with the failure itself. */
const run = Effect.runPromise

/** A local cloud of this process. */
export const inProcess = (cloud: Service): Link => ({
  origin: cloud.origin,
  connectionString: cloud.connectionString,
  resourceId: cloud.resourceId,
  transport: cloud.transport,
  control: (method, path, body) => run(cloud.control(method, path, body)),
  journal: (after) => run(cloud.journal(after)),
  time: async () => timeOf(await run(cloud.clockState)),
  advance: (millis) => run(cloud.advance(millis)),
  turn: () => new Promise((resolve) => setImmediate(resolve))
})

/** Sends a request over a transport. */
export const exchange = (transport: Transport, request: WireRequest): Promise<WireResponse> =>
  new Promise((resolve, reject) => {
    transport.send(request, (outcome) => {
      if (outcome instanceof TransportError) reject(outcome)
      else resolve(outcome)
    })
  })

/** Milliseconds between two looks at a local cloud behind a port. */
const lookEvery = 10

const isEntry = (value: unknown): value is Entry =>
  typeof fieldOf(value, "kind") === "string" &&
  typeof fieldOf(value, "name") === "string" &&
  typeof fieldOf(value, "sequence") === "number" &&
  typeof fieldOf(value, "time") === "string" &&
  typeof fieldOf(value, "data") === "object"

/** The JSON of an answer; `undefined` when it is none. */
const parsed = (text: string): unknown => {
  try {
    const value: unknown = text === "" ? {} : JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** A local cloud behind a port. Rejects when nobody answers there, or somebody else does. */
export const served = async (url: string, accessKey: string | undefined): Promise<Link> => {
  const { origin } = new URL(url)
  const transport = defaultTransport
  const control: Link["control"] = async (method, path, body) => {
    const answer = await exchange(transport, {
      method,
      origin,
      path: `/_emulator${path}`,
      headers: body === undefined ? [] : ["content-type", "application/json"],
      body: body === undefined ? undefined : JSON.stringify(body)
    })
    const value = parsed(answer.text())
    if (answer.status < 300) return value
    const error = fieldOf(value, "error")
    throw new Refusal({
      status: answer.status,
      code: textOf(fieldOf(error, "code")) ?? "Unexpected",
      description: textOf(fieldOf(error, "message")) ?? "it is no control of a local cloud"
    })
  }
  const settings = await control("GET", "/settings").catch((cause: unknown) => {
    throw new Error(`no local cloud answers at ${origin}: start it with "npx effect-comms emulator"`, { cause })
  })
  const resourceId = textOf(fieldOf(settings, "resourceId"))
  if (resourceId === undefined) throw new Error(`what answers at ${origin} is no local cloud`)
  const connectionString =
    accessKey === undefined
      ? textOf(fieldOf(settings, "connectionString"))
      : `endpoint=${origin}/;accesskey=${accessKey}`
  if (connectionString === undefined) throw new Error("accessKey: expected, the local cloud has a key of its own")
  return {
    origin,
    connectionString,
    resourceId,
    transport,
    control,
    journal: async (after) => {
      const entries = await control("GET", `/journal?after=${after}`)
      return Array.isArray(entries) ? entries.filter(isEntry) : []
    },
    time: async () => timeOf(await control("GET", "/clock")),
    advance: async (millis) => void (await control("POST", "/clock", { advanceMs: millis })),
    turn: () => new Promise((resolve) => setTimeout(resolve, lookEvery))
  }
}
