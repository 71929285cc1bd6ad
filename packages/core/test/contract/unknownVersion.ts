/**
 * The refusal of a version that the service does not know: what a client that is newer than the service is told.
 *
 * The clients themselves refuse versions that they do not know, so this one is made for a service with a version more.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Connection from "@effect-comms/core/Connection"
import type { Client, ClientOptions } from "@effect-comms/core/Client"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import type { Service } from "@effect-comms/core/Service"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Consumer, Values } from "./Consumer.ts"
import { string } from "./Matching.ts"
import type { ProviderState } from "./ProviderState.ts"

/** A version that no service has. */
const versions = { query: "2099-01-01", path: "v9.9" }

/** A request in that version. */
export interface Asked<R, I, A> {
  readonly consumer: Consumer<R>
  readonly service: Service
  /** Of the client, not the declaration. */
  readonly operation: ClientOperation<I, A>
  readonly to: string
  readonly given: ReadonlyArray<ProviderState>
  readonly input: I
  /** Without the version. */
  readonly path: string
  readonly headers?: Values
  readonly credentialOf: (url: string) => Connection.KeyOfResource | Connection.Endpoint
  readonly failureOf: (failure: { readonly code: string; readonly message: string }) => unknown
  readonly code: string
  readonly message: string
}

const clientOf = (
  service: Service,
  options: (Connection.KeyOfResource | Connection.Endpoint) & ClientOptions
): Effect.Effect<Client, CommunicationError> => Connection.makeOfResource(service, options)

/** Tests that the service refuses it, and how the client says so. */
export const describeUnknownVersion = <R, I, A>(asked: Asked<R, I, A>): void => {
  const { code, consumer, credentialOf, failureOf, given, input, message, operation, path, service, to } = asked
  const version = versions[service.versionIn]
  const inQuery = service.versionIn === "query"
  const newer = { ...service, versions: [version], defaultVersion: version }

  describe("a version that the service does not know", () => {
    it("is answered with 400", async () => {
      const error = await consumer.exchange(
        {
          description: `a request to ${to} in a version that the service does not know`,
          states: given,
          method: operation.method,
          path: inQuery ? path : `/${version}${path}`,
          ...(inQuery ? { query: { "api-version": version } } : {}),
          response: { status: 400, body: failureOf({ code, message }) }
        },
        (url) =>
          Effect.flatMap(clientOf(newer, { ...credentialOf(url), retry: { attempts: 1 } }), (client) =>
            Effect.flip(client.invoke({ ...operation, service: newer, versions: [version] }, input))
          )
      )
      assert.deepStrictEqual([error.reason._tag, error.status, error.code], ["InvalidRequest", 400, code])
    })
  })
}

/** The body of a failure of Azure Communication Services; the words are not agreed on. */
export const azureFailure = ({ code, message }: { readonly code: string; readonly message: string }) => ({
  error: { code, message: string(message) }
})
