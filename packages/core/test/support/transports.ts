/** Every transport over a network, on Node: the default, each other, and each major of undici in every form that programs give it. */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import { Agent } from "undici"
import * as Undici6 from "undici6"
import * as Undici8 from "undici8"
import * as FetchTransport from "../../src/FetchTransport.ts"
import * as HttpClientTransport from "../../src/HttpClientTransport.ts"
import * as NodeDispatcherTransport from "../../src/NodeDispatcherTransport.ts"
import * as NodeTransport from "../../src/NodeTransport.ts"
import type { Limits, Transport, WireRequest, WireResponse } from "../../src/Transport.ts"
import { TransportError } from "../../src/Transport.ts"
import * as UndiciTransport from "../../src/UndiciTransport.ts"

const httpClient = Effect.runSync(Effect.provide(HttpClient.HttpClient, FetchHttpClient.layer))

/** A transport by name; each is made anew. */
export interface Named {
  readonly name: string
  readonly make: (limits?: Limits) => Transport
  /** Whether it reports while a request is under way that nothing of it has left. */
  readonly knows: boolean
}

export const transports: ReadonlyArray<Named> = [
  { name: "NodeDispatcherTransport", make: (limits) => NodeDispatcherTransport.make(limits), knows: true },
  { name: "NodeTransport", make: (limits) => NodeTransport.make(limits), knows: true },
  { name: "UndiciTransport", make: (limits) => UndiciTransport.make(undefined, limits), knows: true },
  { name: "undici 6", make: (limits) => UndiciTransport.make(new Undici6.Agent(), limits), knows: true },
  { name: "undici 7", make: (limits) => UndiciTransport.make(new Agent({ connections: 4 }), limits), knows: true },
  { name: "undici 8", make: (limits) => UndiciTransport.make(new Undici8.Agent(), limits), knows: true },
  { name: "FetchTransport", make: (limits) => FetchTransport.make(undefined, limits), knows: false },
  {
    name: "HttpClientTransport",
    make: (limits) => HttpClientTransport.make(httpClient, undefined, limits),
    knows: false
  }
]

/** What comes of a request. Fails when it is answered before `send` has returned. */
export const send = (transport: Transport, request: WireRequest): Promise<WireResponse | TransportError> =>
  new Promise((resolve, reject) => {
    let returned = false
    transport.send(request, (outcome) => {
      if (returned) resolve(outcome)
      else reject(new Error("it answered before send had returned"))
    })
    returned = true
  })

/** The answer to a request that must have one. */
export const answered = async (transport: Transport, request: WireRequest): Promise<WireResponse> => {
  const outcome = await send(transport, request)
  if (outcome instanceof TransportError) throw outcome
  return outcome
}

/** The failure of a request that must have one. */
export const broken = async (transport: Transport, request: WireRequest): Promise<TransportError> => {
  const outcome = await send(transport, request)
  if (outcome instanceof TransportError) return outcome
  throw new Error(`it answered ${outcome.status}`)
}

/** A request to an origin. */
export const requestTo = (origin: string, path: string, overrides: Partial<WireRequest> = {}): WireRequest => ({
  method: "GET",
  origin,
  path,
  headers: [],
  body: undefined,
  ...overrides
})
