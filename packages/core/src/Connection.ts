/**
 * Makes the client of a service from options: where to, with which credential, over the transport of the context.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { Client, ClientOptions } from "./Client.ts"
import { type CommunicationError, invalid } from "./CommunicationError.ts"
import type { Credential } from "./Credential.ts"
import { CurrentTransport } from "./CurrentTransport.ts"
import * as Invoker from "./Invoker.ts"
import * as Retry from "./Retry.ts"
import type { Service } from "./Service.ts"
import * as SharedKeyCredential from "./SharedKeyCredential.ts"
import { origin, split } from "./internal/endpoint.ts"
import { bounded } from "./internal/inFlight.ts"

/** An endpoint and what authorizes requests to it. */
export interface Endpoint {
  /** `https://{resource}.communication.azure.com`, `https://graph.microsoft.com`, or the local cloud's URL. */
  readonly endpoint: string
  /** What requests are authorized with. */
  readonly credential: Credential
}

/** The connection string of an ACS resource. */
export interface KeyOfResource {
  /** `endpoint=…;accesskey=…`, from the Azure portal or printed by the local cloud. */
  readonly connectionString: string | Redacted.Redacted
}

/** Makes a client of an endpoint and a credential. Fails when the endpoint, the version or a limit is invalid. */
export const make = <V extends string>(
  service: Service<V>,
  options: Endpoint & ClientOptions<V>
): Effect.Effect<Client<V>, CommunicationError> => makeOfResource(service, options)

/** Makes a client of an ACS resource from its connection string, or from an endpoint and a credential. */
export const makeOfResource = <V extends string>(
  service: Service<V>,
  options: (KeyOfResource | Endpoint) & ClientOptions<V>
): Effect.Effect<Client<V>, CommunicationError> =>
  Effect.withFiber((fiber) => {
    try {
      const { credential, endpoint } = isEndpoint(options) ? options : ofResource(options)
      const { apiVersion = service.defaultVersion } = options
      if (!service.versions.includes(apiVersion))
        throw new TypeError(`apiVersion: expected one of ${service.versions.join(", ")}`)
      const wrong = Retry.problem(options)
      if (wrong) throw new TypeError(`${wrong.field}: ${wrong.expected}`)
      const target = {
        endpoint: origin(endpoint),
        credential,
        transport: bounded(fiber.getRef(CurrentTransport)),
        defaultVersion: apiVersion
      }
      return Effect.succeed({ ...target, apiVersion, ...Invoker.make(target, options) })
    } catch (cause) {
      const [, field = "", expected = ""] = String(cause).split(": ")
      return Effect.fail(invalid(service.name, field, expected))
    }
  })

// A program in JavaScript gives `undefined` for what it does not have.
const isEndpoint = (options: KeyOfResource | Endpoint): options is Endpoint =>
  "credential" in options && options.credential !== undefined

const ofResource = ({ connectionString }: KeyOfResource): Endpoint => {
  const { accessKey, endpoint } = split(
    Redacted.isRedacted(connectionString) ? Redacted.value(connectionString) : connectionString
  )
  return { endpoint, credential: SharedKeyCredential.make(accessKey) }
}
