/**
 * The consumer side of a contract: Pact's mock of a provider, the real client against it, and the messages that the client reads.
 *
 * Every interaction is written to a folder of its own under `pacts/parts`; `scripts/pact.mjs` puts them together when all tests have passed.
 * Pact itself merges each into a growing file, which is slow, and lets the last of two interactions of one name win.
 */
import { createHash } from "node:crypto"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import type { Transport, WireRequest } from "@effect-comms/core/Transport"
import { PactV4 } from "@pact-foundation/pact"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Pattern } from "./Matching.ts"
import type { ProviderState } from "./ProviderState.ts"

/** Headers, or parameters of a query, with Pact's matchers. */
export type Values = Readonly<Record<string, string | Pattern>>

/** What the client sends and what the service answers, with Pact's matchers where a value is not agreed on. */
export interface Exchange {
  readonly description: string
  readonly states: ReadonlyArray<ProviderState>
  readonly method: string
  /** Percent-encoded, without a query. */
  readonly path: string
  readonly query?: Values
  /** Besides those that every request of the service has. */
  readonly headers?: Values
  /** The media type of the body; default `application/json`. */
  readonly contentType?: string
  /** JSON. */
  readonly body?: unknown
  /** A body that is no JSON. */
  readonly bytes?: Buffer
  readonly response: {
    readonly status: number
    readonly headers?: Values
    /** JSON. */
    readonly body?: unknown
    /** A body that is no JSON. */
    readonly bytes?: { readonly contentType: string; readonly content: Buffer }
  }
}

/** How a message was delivered; every member is verified. */
export interface Delivery {
  /** The address that it went to, which the request that caused it gave. */
  readonly url: string
  /** The media type. */
  readonly contentType: string
  /** Of its token, whose signature is verified; none for a message without one, and no tenant where tokens name none. */
  readonly token?: { readonly issuer: string; readonly audience: string; readonly tenant?: string }
  /** How many of this kind were delivered since the first state; default 1. */
  readonly count?: number
  /** The kind of the event that was delivered right before the first of this kind, where the order is agreed on. */
  readonly after?: string
}

/** What the service sends by itself. */
export interface Message {
  readonly description: string
  readonly states: ReadonlyArray<ProviderState>
  /** JSON, with Pact's matchers. */
  readonly content: unknown
  readonly delivery?: Delivery
}

/** Who agrees with whom, and how the client is made. */
export interface Options<R, E> {
  readonly consumer: string
  readonly provider: string
  /** What every request carries. */
  readonly headers: Values
  /** The client of a mock at an address, which tries once. */
  readonly client: (url: string) => Layer.Layer<R, E>
  /** Looks at each request as it was sent, such as at its signature; throws when it is wrong. */
  readonly verify?: (request: WireRequest) => void
}

/** A consumer. */
export interface Consumer<R> {
  /** Writes exchanges into the contract, and runs an effect against a mock that plays them; every request is as agreed, and none is left out. */
  readonly exchange: <A, E>(
    expected: Exchange | readonly [Exchange, ...ReadonlyArray<Exchange>],
    effect: Effect.Effect<A, E, R> | ((url: string) => Effect.Effect<A, E, R>)
  ) => Promise<A>
  /** Writes a message into the contract, and gives its example as the consumer receives it. */
  readonly message: (expected: Message) => Promise<unknown>
}

/** Metadata of a message as texts, which is how Pact compares them; it compares bodies as JSON that say so and nothing else. */
const metadataOf = ({ after, contentType, count = 1, token, url }: Delivery): Record<string, string> => ({
  ...(contentType.endsWith("+json") ? { contentType: "application/json", mediaType: contentType } : { contentType }),
  url,
  count: String(count),
  ...(after === undefined ? {} : { after }),
  ...token
})

type Parameters = NonNullable<globalThis.Parameters<ReturnType<PactV4["addInteraction"]>["given"]>[1]>

/** Parameters of a state, as a value of Pact's own type. */
const parametersOf = (parameters: ProviderState["parameters"] = {}): Parameters =>
  JSON.parse(JSON.stringify(parameters))

/** What the clients say of themselves when they are told nothing to put before it. */
const userAgent = "effect-comms"

const several = (
  expected: Exchange | readonly [Exchange, ...ReadonlyArray<Exchange>]
): readonly [Exchange, ...ReadonlyArray<Exchange>] => ("description" in expected ? [expected] : expected)

/** Tells of each request, and carries it on. */
const observed = (transport: Transport, observe: (request: WireRequest) => void): Transport => ({
  send: (request, done) => {
    observe(request)
    return transport.send(request, done)
  }
})

/** The consumer of a contract. */
export const make = <R, E>({ client, consumer, headers, provider, verify }: Options<R, E>): Consumer<R> => {
  const names = new Set<string>()
  const nameOnce = (description: string, states: ReadonlyArray<ProviderState>): string => {
    const name = JSON.stringify([description, states.map((one) => one.name)])
    if (names.has(name)) throw new Error(`"${description}" is agreed on twice with the same states`)
    names.add(name)
    return name
  }
  const pactOf = (description: string, states: ReadonlyArray<ProviderState>): PactV4 => {
    const name = nameOnce(description, states)
    const folder = createHash("sha256").update(name).digest("hex").slice(0, 16)
    return new PactV4({ consumer, provider, dir: `pacts/parts/${folder}`, logLevel: "warn" })
  }
  const agreeOn = (pact: PactV4, expected: Exchange) => {
    const { body, bytes, contentType = "application/json", response } = expected
    const interaction = pact.addInteraction().uponReceiving(expected.description)
    for (const { name, parameters } of expected.states) interaction.given(name, parametersOf(parameters))
    return interaction
      .withRequest(expected.method, expected.path, (request) => {
        if (expected.query !== undefined) request.query({ ...expected.query })
        if (body !== undefined) request.jsonBody(body)
        // Pact looks at the bytes for their type, and wants to be told what it will find.
        if (bytes !== undefined) request.body(bytes.includes("GIF8") ? "image/gif" : "text/plain", bytes)
        request.headers({
          Accept: "application/json",
          "User-Agent": userAgent,
          ...headers,
          ...((body ?? bytes) === undefined ? {} : { "Content-Type": contentType }),
          ...expected.headers
        })
      })
      .willRespondWith(response.status, (answer) => {
        if (response.headers !== undefined) answer.headers({ ...response.headers })
        if (response.body !== undefined) answer.jsonBody(response.body)
        if (response.bytes !== undefined) answer.body(response.bytes.contentType, response.bytes.content)
      })
  }
  return {
    exchange: async (expected, effect) => {
      const [first, ...others] = several(expected)
      const pact = pactOf(first.description, first.states)
      const sent: Array<WireRequest> = []
      let agreed = agreeOn(pact, first)
      for (const one of others) {
        nameOnce(one.description, one.states)
        agreed = agreeOn(pact, one)
      }
      // The mock plays all that the same contract has.
      const done = await agreed.executeTest(async ({ url }) => {
        const layer = Effect.gen(function* () {
          const transport = yield* CurrentTransport.CurrentTransport
          return Layer.provide(
            client(url),
            CurrentTransport.layer(observed(transport, (request) => sent.push(request)))
          )
        })
        return {
          value: await Effect.runPromise(
            Effect.provide(typeof effect === "function" ? effect(url) : effect, Layer.unwrap(layer))
          )
        }
      })
      for (const request of sent) verify?.(request)
      if (done === undefined) throw new Error("the mock did not run the test")
      return done.value
    },
    message: async ({ content, delivery, description, states }) => {
      const interaction = pactOf(description, states).addAsynchronousInteraction()
      for (const { name, parameters } of states) interaction.given(name, parametersOf(parameters))
      const done = await interaction
        .expectsToReceive(description, (message) => {
          message.withJSONContent(content)
          message.withMetadata(delivery === undefined ? { contentType: "application/json" } : metadataOf(delivery))
        })
        .executeTest((message) => Promise.resolve({ content: message.contents.content }))
      if (done === undefined) throw new Error("the message was not given to the test")
      return done.content
    }
  }
}
