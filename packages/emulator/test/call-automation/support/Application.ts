/**
 * An application on real HTTP: a server that takes callbacks and Event Grid posts on loopback, checks their tokens, parses every
 * callback with Microsoft's own parser, and lets a test wait for one.
 */
import { type CallAutomationEvent, parseCallAutomationEvent } from "@azure/communication-call-automation"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createRemoteJWKSet, jwtVerify } from "jose"
import { createServer } from "node:http"
import { objectAt, textAt } from "./Rig.ts"

/** An event by its kind. */
export type EventOf<K extends CallAutomationEvent["kind"]> = Extract<CallAutomationEvent, { readonly kind: K }>

/** The application under test. */
export interface Application {
  /** Where it takes callbacks; Event Grid posts at the same origin under `/grid`. */
  readonly callbackUri: string
  readonly gridUri: string
  /** Every callback in order of arrival, as Microsoft's parser reads it. */
  readonly events: ReadonlyArray<CallAutomationEvent>
  /** The types of what Event Grid brought but its handshake, in order of arrival. */
  readonly fromGrid: ReadonlyArray<string>
  /** What was wrong with deliveries; a test ends with none. */
  readonly problems: ReadonlyArray<string>
  /** The next event (or one that has come) of a leg that fits. */
  readonly event: <K extends CallAutomationEvent["kind"]>(
    callConnectionId: string,
    kind: K,
    fits?: (event: EventOf<K>) => boolean
  ) => Promise<EventOf<K>>
  /** The context of the next incoming call that nobody has taken. */
  readonly incomingCallContext: () => Promise<string>
  /** Says where the keys of callbacks are and for whom they must be. */
  readonly trust: (origin: string, audience: string) => void
}

/** Takes what fits out of a list now or when it comes. */
const makeInbox = <A>() => {
  const items: Array<A> = []
  let waiting: Array<() => boolean> = []
  return {
    items,
    put: (item: A) => {
      items.push(item)
      waiting = waiting.filter((look) => !look())
    },
    find: <B extends A>(fits: (item: A) => item is B): Promise<B> =>
      new Promise((resolve) => {
        const look = () => {
          const found = items.find(fits)
          if (found === undefined) return false
          resolve(found)
          return true
        }
        if (!look()) waiting.push(look)
      })
  }
}

/** Starts an application on a free port; it stops with the scope. */
export const makeApplication: Effect.Effect<Application, never, Scope.Scope> = Effect.gen(function* () {
  const events = makeInbox<CallAutomationEvent>()
  const contexts = makeInbox<string>()
  const fromGrid: Array<string> = []
  const problems: Array<string> = []
  const taken = new Set<string>()
  let keys: { readonly set: ReturnType<typeof createRemoteJWKSet>; readonly audience: string } | undefined

  const callback = async (text: string, authorization: string | undefined) => {
    const body: unknown = JSON.parse(text)
    if (!Array.isArray(body) || body.length !== 1) problems.push("a callback is not one event in an array")
    if (keys === undefined) throw new TypeError("nothing is trusted yet")
    await jwtVerify((authorization ?? "").replace(/^Bearer /, ""), keys.set, {
      issuer: "https://acscallautomation.communication.azure.com",
      audience: keys.audience
    })
    events.put(parseCallAutomationEvent(text))
    return ""
  }
  const grid = (text: string) => {
    const event = objectAt(JSON.parse(text), 0)
    if (event["eventType"] === "Microsoft.EventGrid.SubscriptionValidationEvent")
      return JSON.stringify({ validationResponse: textAt(event, "data", "validationCode") })
    fromGrid.push(textAt(event, "eventType"))
    if (event["eventType"] === "Microsoft.Communication.IncomingCall")
      contexts.put(textAt(event, "data", "incomingCallContext"))
    return ""
  }
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString()
      Promise.resolve()
        .then(() => (request.url === "/grid" ? grid(text) : callback(text, request.headers.authorization)))
        .then((answer) => response.writeHead(200, { "content-type": "application/json" }).end(answer))
        .catch((error: unknown) => {
          problems.push(error instanceof Error ? error.message : "a delivery failed")
          response.writeHead(500).end()
        })
    })
  })
  const port = yield* Effect.acquireRelease(
    Effect.callback<number>((resume) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        resume(typeof address === "object" && address !== null ? Effect.succeed(address.port) : Effect.die("no port"))
      })
    }),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeAllConnections()
      })
  )
  return {
    callbackUri: `http://127.0.0.1:${port}/events?app=1`,
    gridUri: `http://127.0.0.1:${port}/grid`,
    events: events.items,
    fromGrid,
    problems,
    event: <K extends CallAutomationEvent["kind"]>(
      callConnectionId: string,
      kind: K,
      fits: (event: EventOf<K>) => boolean = () => true
    ) => {
      const isKind = (event: CallAutomationEvent): event is EventOf<K> => event.kind === kind
      return events.find(
        (event): event is EventOf<K> => event.callConnectionId === callConnectionId && isKind(event) && fits(event)
      )
    },
    incomingCallContext: async () => {
      const context = await contexts.find((each): each is string => !taken.has(each))
      taken.add(context)
      return context
    },
    trust: (origin, audience) => {
      keys = { set: createRemoteJWKSet(new URL(`${origin}/calling/keys`)), audience }
    }
  }
})
