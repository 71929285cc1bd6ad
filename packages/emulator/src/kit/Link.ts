/** Connects a test with a local cloud: in this process, or behind a port through its controls. */
import { type Transport, TransportError, type WireRequest, type WireResponse } from "@effect-comms/core/Transport"
import { defaultTransport } from "@effect-comms/core/NodeTransport"
import type { Made } from "../LocalCloud.ts"
import type { Entry } from "../service/Journal.ts"
import { Refusal } from "../service/Refusal.ts"
import { valueAt, stringAt } from "../service/json.ts"

// An exploration counts those of the application.
const { setImmediate } = globalThis

/** A local cloud as a test needs it. */
export interface Link {
  readonly origin: string
  readonly connectionString: string
  readonly resourceId: string
  readonly transport: Transport
  /** Runs a control by its path below `/_emulator`; rejects with its `Refusal`. */
  readonly control: (method: "GET" | "POST", path: string, body?: unknown) => Promise<unknown>
  /** The entries of the journal after a number. */
  readonly journal: (after: number) => Promise<ReadonlyArray<Entry>>
  /** Whether there are any, where that is known without asking. */
  readonly hasMore?: (after: number) => boolean
  /** Network time, and when something is due next; milliseconds since 1970. */
  readonly time: () => Promise<{ readonly now: number; readonly nextDue: number | undefined }>
  /** The time by which credentials are judged, in milliseconds since 1970. */
  readonly wall: () => Promise<number>
  /** Advances network time; resolves once what became due is delivered and acknowledged. */
  readonly advance: (millis: number) => Promise<void>
  /** Yields to the event loop; behind a port it pauses, since each poll costs a request. */
  readonly turn: () => Promise<void>
}

const millisOf = (value: unknown): number | undefined => {
  const millis = typeof value === "string" ? Date.parse(value) : Number.NaN
  return Number.isNaN(millis) ? undefined : millis
}

const timeOf = (clock: unknown) => ({
  now: millisOf(valueAt(clock, "network")) ?? 0,
  nextDue: millisOf(valueAt(clock, "nextDue"))
})

const wallOf = (clock: unknown): number => millisOf(valueAt(clock, "wall")) ?? Date.now()

/** A local cloud of this process. */
export const inProcess = ({ cloud, kernel }: Made): Link => ({
  origin: cloud.origin,
  connectionString: cloud.connectionString,
  resourceId: cloud.resourceId,
  transport: cloud.transport,
  control: kernel.control,
  journal: (after) => Promise.resolve(kernel.journal.after(after)),
  hasMore: (after) => kernel.journal.last() > after,
  time: () => {
    const { network: now, nextDue } = kernel.clock.read()
    return Promise.resolve({ now, nextDue })
  },
  wall: () => Promise.resolve(kernel.clock.read().wall),
  advance: kernel.clock.advance,
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

/** The polling interval of a local cloud behind a port, in milliseconds. */
const pollMillis = 10

/** Bytes of what a control answers at most: a journal of a day is larger than any answer of a service. */
const mostOfControl = 1_073_741_824

const isEntry = (value: unknown): value is Entry =>
  typeof valueAt(value, "kind") === "string" &&
  typeof valueAt(value, "name") === "string" &&
  typeof valueAt(value, "sequence") === "number" &&
  typeof valueAt(value, "time") === "string" &&
  typeof valueAt(value, "data") === "object"

/** The JSON of an answer; `undefined` when it is none. */
const parsed = (text: string): unknown => {
  try {
    const value: unknown = text === "" ? {} : JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** A local cloud behind a port. Rejects when no local cloud answers there. */
export const served = async (url: string, accessKey: string | undefined): Promise<Link> => {
  const { origin } = new URL(url)
  const transport = defaultTransport
  const control: Link["control"] = async (method, path, body) => {
    const answer = await exchange(transport, {
      method,
      origin,
      path: `/_emulator${path}`,
      headers: body === undefined ? [] : ["content-type", "application/json"],
      body: body === undefined ? undefined : JSON.stringify(body),
      maxAnswerBytes: mostOfControl
    })
    const value = parsed(answer.text())
    if (answer.status < 300) return value
    const error = valueAt(value, "error")
    throw new Refusal({
      status: answer.status,
      code: stringAt(error, "code") ?? "Unexpected",
      description: stringAt(error, "message") ?? "not a control of a local cloud"
    })
  }
  const settings = await control("GET", "/settings").catch((cause: unknown) => {
    throw new Error(`no local cloud answers at ${origin}: start it with "npx effect-comms emulator"`, { cause })
  })
  const resourceId = stringAt(settings, "resourceId")
  if (resourceId === undefined) throw new Error(`the server at ${origin} is not a local cloud`)
  const connectionString =
    accessKey === undefined ? stringAt(settings, "connectionString") : `endpoint=${origin}/;accesskey=${accessKey}`
  if (connectionString === undefined)
    throw new Error("accessKey: expected the access key of the local cloud, which is not the well-known one")
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
    wall: async () => wallOf(await control("GET", "/clock")),
    advance: async (millis) => void (await control("POST", "/clock", { advanceMs: millis })),
    turn: () => new Promise((resolve) => setTimeout(resolve, pollMillis))
  }
}
