/**
 * Requests to the services behind real-time notifications, which are no operations of Chat: with the client's transport, credential,
 * limits and retries, and its error.
 */
import type { Client } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { Credential } from "@effect-comms/core/Credential"
import { type ClientOperation, Refused } from "@effect-comms/core/internal/ClientOperation"
import * as Invoker from "@effect-comms/core/internal/Invoker"
import { type Transport, TransportError, type WireResponse } from "@effect-comms/core/Transport"
import * as Effect from "effect/Effect"
import { type ApiVersion, service } from "../../ApiVersion.ts"
import { madeWith } from "../madeWith.ts"

/** A request. */
export interface Request<A> {
  /** What it is, in errors. */
  readonly id: string
  readonly method: "GET" | "POST" | "DELETE"
  readonly url: URL
  readonly body?: unknown
  /** Whether the token goes by the name that Skype's services know. */
  readonly skype: boolean
  readonly decode: (text: string) => A | Refused
  /** Told the token of each attempt. */
  readonly token?: (token: string) => void
  /** Default the client's. */
  readonly deadlineMillis?: number
}

const bearer = "Bearer "

/** The same token under the name that Skype's services know. */
const skypeCredential = ({ authorize, rejected }: Credential): Credential => {
  const renamed = (headers: ReadonlyArray<string>) =>
    headers.map((text) =>
      text === "authorization" ? "x-skypetoken" : text.startsWith(bearer) ? text.slice(bearer.length) : text
    )
  const named = (headers: ReadonlyArray<string>) =>
    headers.flatMap((text, at) =>
      at % 2 === 1
        ? []
        : text === "x-skypetoken"
          ? ["authorization", bearer + headers[at + 1]]
          : [text, headers[at + 1] ?? ""]
    )
  return {
    authorize: (request, now) => {
      const headers = authorize(request, now)
      return Effect.isEffect(headers) ? Effect.map(headers, renamed) : renamed(headers)
    },
    rejected: (headers) => rejected?.(named(headers)) ?? false
  }
}

/** The statuses of success. */
const successes = [200, 201, 202, 204]

/** Sends a request; a repeat of any of them does no harm. */
export const exchange = <A>(
  client: Client<ApiVersion>,
  { body, deadlineMillis, decode, id, method, skype, token, url }: Request<A>
): Effect.Effect<A, CommunicationError> =>
  Effect.suspend(() => {
    let response: WireResponse | undefined
    const transport: Transport = {
      send: (request, done) => {
        const at = request.headers.indexOf("x-skypetoken")
        if (at >= 0) token?.(request.headers[at + 1] ?? "")
        return client.transport.send({ ...request, path: url.pathname + url.search }, (outcome) => {
          response = outcome instanceof TransportError ? undefined : outcome
          done(outcome)
        })
      }
    }
    const answer = {
      empty: true,
      headers: [],
      decode: () => {
        try {
          return decode(response?.text() ?? "")
        } catch (cause) {
          return new Refused("", cause instanceof RangeError ? cause.message : "expected JSON")
        }
      }
    }
    const operation: ClientOperation<unknown, A> = {
      id,
      service,
      method,
      path: "/",
      versions: service.versions,
      retry: "idempotent",
      repeatability: "none",
      contentTypes: body === undefined ? [] : ["application/json"],
      codec: () => ({
        parts: ["/"],
        params: () => ({}),
        query: undefined,
        payload: body === undefined ? undefined : () => body,
        success: new Map(successes.map((status) => [status, answer]))
      })
    }
    const credential = skype ? skypeCredential(client.credential) : client.credential
    const defaultVersion = client.apiVersion
    const { invoke } = Invoker.make({ endpoint: url.origin, credential, transport, defaultVersion }, madeWith(client))
    return invoke(operation, undefined, deadlineMillis === undefined ? {} : { deadlineMillis })
  })
