/**
 * Makes the client of a service from options: where to, with which credential, over the transport of the context.
 */
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type { Client, ClientOptions } from "./Client.ts"
import { type CommunicationError, invalid } from "./CommunicationError.ts"
import * as ConnectionString from "./ConnectionString.ts"
import type { Credential } from "./Credential.ts"
import { CurrentTransport } from "./CurrentTransport.ts"
import * as Invoker from "./Invoker.ts"
import type { Service } from "./Service.ts"
import * as SharedKeyCredential from "./SharedKeyCredential.ts"

/** An endpoint and what authorizes requests to it. */
export interface Endpoint {
  /** `https://{resource}.communication.azure.com`, `https://graph.microsoft.com`, or the local cloud's URL. */
  readonly endpoint: string
  readonly credential: Credential
}

/** The connection string of an ACS resource. */
export interface KeyOfResource {
  /** `endpoint=…;accesskey=…`, from the Azure portal or printed by the local cloud. */
  readonly connectionString: string | Redacted.Redacted
}

/** Makes a client of an endpoint and a credential. Fails when the endpoint or the version is none. */
export const make = <V extends string>(
  service: Service<V>,
  options: Endpoint & ClientOptions<V>
): Effect.Effect<Client<V>, CommunicationError> =>
  Effect.withFiber((fiber) => {
    const transport = fiber.getRef(CurrentTransport)
    const apiVersion = options.apiVersion ?? service.defaultVersion
    if (!service.versions.includes(apiVersion))
      return Effect.fail(invalid(service.name, "apiVersion", `expected one of ${service.versions.join(", ")}`))
    const { credential } = options
    return Effect.try({
      try: () => {
        const endpoint = ConnectionString.origin(options.endpoint)
        const target = { endpoint, credential, transport, defaultVersion: apiVersion }
        return { endpoint, apiVersion, credential, ...Invoker.make(target, options) }
      },
      catch: (cause) => invalid(service.name, "endpoint", textOf(cause))
    })
  })

/** Makes a client of an ACS resource from its connection string, or from an endpoint and a credential. */
export const makeOfResource = <V extends string>(
  service: Service<V>,
  options: (KeyOfResource | Endpoint) & ClientOptions<V>
): Effect.Effect<Client<V>, CommunicationError> => {
  if (!("connectionString" in options)) return make(service, options)
  const { connectionString } = options
  return Effect.flatMap(
    Effect.try({
      try: () => {
        const { accessKey, endpoint } = ConnectionString.parse(connectionString)
        return { endpoint, credential: SharedKeyCredential.make(accessKey) }
      },
      catch: (cause) => invalid(service.name, "connectionString", textOf(cause))
    }),
    (parsed) => make(service, { ...options, ...parsed })
  )
}

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : "expected another value")
