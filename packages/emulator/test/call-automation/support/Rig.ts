/**
 * The local cloud in process, on the test's clock: signed requests go in as the wire has them, and whatever is delivered is kept in order.
 */
import * as operations from "@effect-comms/call-automation/operations"
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import type * as Operation from "@effect-comms/core/Operation"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { TransportError } from "@effect-comms/core/Transport"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as Emulator from "../../../src/Emulator.ts"

export const resourceId = "b9614373-fd0b-480c-8fd2-cb58b70eab9f"
export const alice = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d9b9`
export const bob = `8:acs:${resourceId}_da7be3a9-8788-42a6-85c6-56b2cf784fce`
export const callbackUri = "http://127.0.0.1:9999/events?secret=7"
const gridUri = "http://127.0.0.1:9999/grid"
/** The instant at which every test's network begins. */
export const beginning = Date.UTC(2025, 8, 1, 10, 0, 0)

/** A JSON object. */
export interface Json {
  readonly [key: string]: unknown
}

/** An answer, its body parsed; no body is an empty object. */
export interface Answer {
  readonly status: number
  readonly body: Json
  readonly header: (name: string) => string | undefined
}

/** A CloudEvent as it was delivered. */
export interface Received {
  /** The leg that it is about. */
  readonly key: string
  readonly url: string
  readonly event: Json
  /** The last part of its type. */
  readonly type: string
  readonly data: Json
  /** Network time of the delivery, in milliseconds after the beginning. */
  readonly at: number
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

const at = (value: unknown, path: ReadonlyArray<string | number>): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), value)

/** The object in a field; a test that expects one and finds none fails here. */
export const objectAt = (value: unknown, ...path: ReadonlyArray<string | number>): Json => {
  const found = at(value, path)
  if (!isJson(found)) throw new TypeError(`no object at ${path.join(".")}`)
  return found
}

/** The text in a field. */
export const textAt = (value: unknown, ...path: ReadonlyArray<string | number>): string => {
  const found = at(value, path)
  if (typeof found !== "string") throw new TypeError(`no text at ${path.join(".")}`)
  return found
}

/** What a request may say besides its operation. */
export interface Asked {
  readonly id?: string
  readonly participant?: string
  readonly body?: unknown
  readonly version?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Makes a local cloud in an empty world; with `subscribed`, ACS users belong to applications. */
export const makeRig = (given: { readonly options?: Emulator.Options; readonly subscribed?: boolean } = {}) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(beginning)
    const posts: Array<Received> = []
    const grid: Array<Received> = []
    const published: Array<{ readonly type: string; readonly subject: string; readonly data: Json }> = []
    const dead = new Set<string>()
    let refusals = 0

    const receive = (url: string, text: string, now: number): void => {
      const body: unknown = JSON.parse(text)
      if (!Array.isArray(body) || body.length !== 1) throw new TypeError("a delivery is an array of exactly one event")
      const event = objectAt(body, 0)
      const data = objectAt(event, "data")
      if (typeof event["eventType"] === "string") {
        const type = event["eventType"].replace("Microsoft.Communication.", "")
        grid.push({ key: "", url, event, type, data, at: now - beginning })
        if (url === gridUri) published.push({ type: event["eventType"], subject: textAt(event, "subject"), data })
        return
      }
      const type = textAt(event, "type").replace("Microsoft.Communication.", "")
      posts.push({ key: textAt(data, "callConnectionId"), url, event, type, data, at: now - beginning })
    }
    const cloud = yield* Emulator.make({
      ...given.options,
      ...(given.subscribed === true ? { eventGrid: gridUri } : {}),
      deliver: ({ body, url }) =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          if (dead.has(url) || refusals-- > 0) return { status: 503 }
          refusals = 0
          receive(url, body, now)
          return { status: 200 }
        })
    })
    const credential = SharedKeyCredential.make(ConnectionString.parse(cloud.connectionString).accessKey)

    /** Sends a signed request and gives its answer, when what it caused at once was delivered. */
    const send = (operation: Operation.Any, asked: Asked = {}): Effect.Effect<Answer> =>
      Effect.gen(function* () {
        const { id = "", participant = "", version = "2025-05-15" } = asked
        const names: Readonly<Record<string, string>> = {
          callConnectionId: id,
          recordingId: id,
          participantRawId: participant
        }
        const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ""))
        const path = `${filled}?api-version=${version}`
        const body = asked.body === undefined ? undefined : JSON.stringify(asked.body)
        const { method } = operation
        const pairs = credential.authorize(
          { method, host: new URL(cloud.origin).host, path, body },
          yield* Clock.currentTimeMillis
        )
        if (Effect.isEffect(pairs)) return yield* Effect.die("a shared key signs at once")
        const json: ReadonlyArray<string> = body === undefined ? [] : ["content-type", "application/json"]
        const headers = [...pairs, ...json, "user-agent", "rig/1", ...Object.entries(asked.headers ?? {}).flat()]
        const answer = yield* Effect.callback<Answer>((resume) => {
          cloud.transport.send({ method, origin: cloud.origin, path, headers, body }, (outcome) => {
            if (outcome instanceof TransportError) return resume(Effect.die(outcome))
            const text = outcome.text()
            const parsed: unknown = text === "" ? {} : JSON.parse(text)
            resume(
              Effect.succeed({
                status: outcome.status,
                body: objectAt(parsed),
                header: (name: string) => outcome.header(name)
              })
            )
          })
        })
        yield* cloud.idle
        return answer
      })

    return {
      cloud,
      /** Callbacks in order of arrival. */
      posts,
      /** Events in the Event Grid schema, whoever they were sent to. */
      grid,
      /** What the subscription got. */
      published,
      send,
      /** Moves the network on; whatever became due was delivered. */
      advance: cloud.advance,
      /** Addresses at which nobody takes anything. */
      dead,
      /** Lets applications refuse the next deliveries; they arrive when they are tried again. */
      refuseDeliveries: (count: number) =>
        Effect.sync(() => {
          refusals = count
        }),
      /** Uses a control of a call. */
      control: (path: string, body: unknown) => Effect.tap(cloud.control("POST", path, body), () => cloud.idle),
      /** The calls as the state shows them. */
      calls: Effect.map(cloud.state, (state): unknown => state["calls"]),
      /** Events of one leg in order of arrival. */
      eventsOf: (callConnectionId: string): ReadonlyArray<Received> =>
        posts.filter((post) => post.key === callConnectionId),
      /** Forgets the events so far. */
      forget: (): void => {
        posts.length = 0
      },
      now: Clock.currentTimeMillis
    }
  })

/** A local cloud under test. */
export type Rig = Effect.Success<ReturnType<typeof makeRig>>

export const user = (id: string) => ({ kind: "communicationUser", rawId: id, communicationUser: { id } })
export const phone = (value: string) => ({ kind: "phoneNumber", rawId: `4:${value}`, phoneNumber: { value } })

/** The caller id of these tests. */
export const callerId = { sourceCallerIdNumber: { value: "+14255550100" } }

/** What a call is made with so that texts are spoken and speech is recognized; the first version has it not. */
export const aiServices = (version: string | undefined) =>
  version === "2023-03-06"
    ? {}
    : { callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" } }

const versionOf = (version: string | undefined) => (version === undefined ? {} : { version })

/** One application calls a phone that answers: a call of two with one leg. */
export const callPhone = (
  rig: Rig,
  options: { readonly number?: string; readonly version?: string; readonly operationContext?: string } = {}
): Effect.Effect<string> =>
  Effect.gen(function* () {
    const { number = "+14255550123", operationContext, version } = options
    const context = operationContext === undefined ? {} : { operationContext }
    const { body } = yield* rig.send(operations.createCall, {
      ...versionOf(version),
      body: {
        targets: [phone(number)],
        source: { id: alice },
        callbackUri,
        ...callerId,
        ...context,
        ...aiServices(version)
      }
    })
    yield* rig.advance(100)
    return textAt(body, "callConnectionId")
  })

/** Alice's application calls Bob's, which answers: a call of two with two legs, both with `streams`. Needs a subscribed rig. */
export const callApplication = (
  rig: Rig,
  options: { readonly version?: string; readonly streams?: Json } = {}
): Effect.Effect<{
  readonly creator: string
  readonly answerer: string
  readonly created: Json
  readonly answered: Json
}> =>
  Effect.gen(function* () {
    const { body: created } = yield* rig.send(operations.createCall, {
      ...versionOf(options.version),
      body: {
        targets: [user(bob)],
        source: { id: alice },
        callbackUri,
        operationContext: "creating",
        ...aiServices(options.version),
        ...options.streams
      }
    })
    const incomingCallContext = textAt(rig.published.at(-1), "data", "incomingCallContext")
    const { body: answered } = yield* rig.send(operations.answerCall, {
      ...versionOf(options.version),
      body: {
        incomingCallContext,
        callbackUri,
        operationContext: "answering",
        ...aiServices(options.version),
        ...options.streams
      }
    })
    yield* rig.advance(300)
    const creator = textAt(created, "callConnectionId")
    return { creator, answerer: textAt(answered, "callConnectionId"), created, answered }
  })

/** A call of three: Alice's application, Bob's, and a telephone; events so far are forgotten. */
export const callOfThree = Effect.fnUntraced(function* (rig: Rig) {
  const legs = yield* callApplication(rig)
  yield* rig.send(operations.addParticipant, {
    id: legs.creator,
    body: { participantToAdd: phone("+14255550144"), ...callerId }
  })
  yield* rig.advance(1000)
  rig.forget()
  return legs
})

/** The types of a leg's events in order of arrival. */
export const typesOf = (rig: Rig, callConnectionId: string): ReadonlyArray<string> =>
  rig.eventsOf(callConnectionId).map((event) => event.type)

/** The code and sub code of an event. */
export const codeOf = (received: Received | undefined): string => {
  const { code, subCode } = objectAt(received, "data", "resultInformation")
  return `${String(code)}/${String(subCode)}`
}

/** The raw ids and hold states of a roster. */
export const rosterOf = (received: Received | undefined): Readonly<Record<string, unknown>> => {
  const { participants } = objectAt(received, "data")
  if (!Array.isArray(participants)) throw new TypeError("no roster")
  return Object.fromEntries(
    participants.map((each) => [textAt(each, "identifier", "rawId"), objectAt(each)["isOnHold"]])
  )
}
