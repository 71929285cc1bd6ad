/**
 * The client of Graph's calls: the service that every function of this package needs from the context.
 *
 * It knows its national cloud, and refuses an operation that the cloud does not have before anything is sent.
 */
import type { Client, ClientOptions } from "@effect-comms/core/Client"
import { type Any, Refused } from "@effect-comms/core/internal/ClientOperation"
import * as ClientSecretCredential from "@effect-comms/core/ClientSecretCredential"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as Connection from "@effect-comms/core/Connection"
import type { Credential } from "@effect-comms/core/Credential"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import { addresses, type NationalCloud } from "@effect-comms/core/NationalCloud"
import * as configuration from "@effect-comms/core/internal/configuration"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { type ApiVersion, service } from "./ApiVersion.ts"
import { GraphCalls } from "./internal/client.ts"
import { execution } from "./internal/executed.ts"
import { ofTenants } from "./internal/tenants.ts"
import { unwrapped } from "./internal/unwrapped.ts"

export { GraphCalls } from "./internal/client.ts"
export type { AndWait, WaitOptions } from "./internal/awaiting.ts"
export { CurrentTenant, inTenant } from "./internal/tenant.ts"

/** An Entra application and its secret. */
export interface Application {
  /** The tenant's id or domain; of an application that is used in several, its own: calls of others are made with their tokens. */
  readonly tenantId: string
  /** The application's id. */
  readonly clientId: string
  /** The application's secret. */
  readonly clientSecret: string | Redacted.Redacted
  /** Where tokens are issued; default the `endpoint` when there is one (the local cloud issues them itself), else the cloud's authority. */
  readonly authority?: string
}

/** Which Graph, and the defaults of every call. */
export interface Place extends ClientOptions<ApiVersion> {
  /** The national cloud; default `global`, or the one whose root `endpoint` is. */
  readonly cloud?: NationalCloud
  /** `scheme://host[:port]` of another Graph, such as the local cloud, which issues its tokens, too; default the cloud's root. */
  readonly endpoint?: string
}

/** A credential for Microsoft Graph. */
export interface ByCredential {
  /**
   * What authorizes requests, such as an `EntraCredential` with the scope `https://graph.microsoft.com/.default`, or that of another cloud; or a
   * function that makes the credential of a tenant, such as a `ClientCertificateCredential`, of an application that is used in several.
   */
  readonly credential: Credential | CredentialOfTenant
  /** The application's own tenant, whose credential authorizes what is of no other; needed where `credential` is a function. */
  readonly tenantId?: string
}

/** Makes the credential of a tenant, once. */
export type CredentialOfTenant = (tenantId: string) => Credential

/** The calling application, by its secret or any credential, and the Graph endpoint. */
export type Options = (Application | ByCredential) & Place

const cloudOf = ({ cloud, endpoint }: Place): NationalCloud => {
  if (cloud !== undefined || endpoint === undefined) return cloud ?? "global"
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : endpoint
  if (origin === addresses.china.graph) return "china"
  return origin === addresses.usGovL4.graph ? "usGovL4" : origin === addresses.usGovL5.graph ? "usGovL5" : "global"
}

// A program in JavaScript gives `undefined` for what it does not have.
const hasCredential = (options: Options): options is ByCredential & Place =>
  "credential" in options && options.credential !== undefined

/** The credential of each tenant; `undefined` when one authorizes all. */
const credentialsOf = (options: Options, cloud: NationalCloud): CredentialOfTenant | undefined => {
  if (hasCredential(options)) return typeof options.credential === "function" ? options.credential : undefined
  const { clientId, clientSecret, endpoint } = options
  const root = endpoint !== undefined && URL.canParse(endpoint) ? new URL(endpoint).origin : undefined
  const own = root === undefined || Object.values(addresses).some(({ graph }) => graph === root) ? undefined : root
  const authority = options.authority ?? own ?? addresses[cloud].authority
  return (tenantId) => ClientSecretCredential.make({ tenantId, clientId, clientSecret, authority, cloud })
}

const credentialOf = (tenantId: string, make: CredentialOfTenant): Effect.Effect<Credential, CommunicationError> =>
  Effect.withFiber((fiber) =>
    Effect.try({
      try: () => over(make(tenantId), fiber.getRef(CurrentTransport)),
      catch: (cause) => {
        const [field = "credential", expected] = (cause instanceof Error ? cause.message : "").split(": ")
        return invalid(service.name, field, expected ?? "expected another value")
      }
    })
  )

// Tokens are fetched over the client's transport, not over that of its caller.
const over = (credential: Credential, transport: typeof CurrentTransport.Service): Credential => ({
  ...credential,
  authorize: (request, nowMillis) => {
    const authorized = credential.authorize(request, nowMillis)
    return Effect.isEffect(authorized) ? Effect.provideService(authorized, CurrentTransport, transport) : authorized
  }
})

/** Makes a client; fails with `InvalidRequest` when the application, the endpoint or the version is invalid. */
export const make = (options: Options): Effect.Effect<Client<ApiVersion>, CommunicationError> => {
  const cloud = cloudOf(options)
  const endpoint = options.endpoint ?? addresses[cloud].graph
  const connect = (credential: Credential) => Connection.make(service, { ...options, endpoint, credential })
  const credentials = credentialsOf(options, cloud)
  if (credentials === undefined)
    return hasCredential(options) && typeof options.credential !== "function"
      ? Effect.map(connect(options.credential), (client) => inCloud(client, cloud))
      : Effect.fail(invalid(service.name, "credential", "expected a credential"))
  const { tenantId = "" } = options
  if (tenantId === "") return Effect.fail(invalid(service.name, "tenantId", "expected a string that is not empty"))
  return Effect.map(Effect.flatMap(credentialOf(tenantId, credentials), connect), (own) => {
    const others = (tenant: string) =>
      Effect.provideService(Effect.flatMap(credentialOf(tenant, credentials), connect), CurrentTransport, own.transport)
    return inCloud(ofTenants(own, tenantId, others), cloud)
  })
}

const inCloud = (client: Client<ApiVersion>, cloud: NationalCloud): Client<ApiVersion> => {
  const refusal = (operation: Any, version: ApiVersion) => {
    const published = operation.clouds?.[version] ?? []
    // Of some that only beta has nothing is published: Graph decides, where it has calls at all.
    const known = published.length === 0 ? operation.service.clouds : published
    if (known === undefined || known.includes(cloud)) return undefined
    return invalid(operation.id, "cloud", `expected one that has this operation in ${version}: ${known.join(", ")}`)
  }
  return {
    ...client,
    invoke: (operation, input, options) =>
      Effect.suspend(() => {
        const refused = refusal(operation, options?.apiVersion ?? client.apiVersion)
        if (refused !== undefined) return Effect.fail(refused)
        const { complete, despite, operation: once } = execution(operation)
        return Effect.matchEffect(client.invoke(once, input, options), {
          onSuccess: (answer) => Effect.succeed(complete(answer)),
          onFailure: (error) => {
            const answer = despite(error)
            return answer instanceof Refused ? Effect.fail(unwrapped(error)) : Effect.succeed(complete(answer))
          }
        })
      }),
    follow: (operation, link, options) => Effect.mapError(client.follow(operation, link, options), unwrapped)
  }
}

/** Provides a client. */
export const layer = (options: Options): Layer.Layer<GraphCalls, CommunicationError> =>
  Layer.effect(GraphCalls, make(options))

/** Where `layerConfig` finds the application; `endpoint` is by default `GRAPH_ENDPOINT`, where there is one. */
export interface ConfigOptions extends Place {
  /** The tenant's id or domain; default `AZURE_TENANT_ID`. */
  readonly tenantId?: Config.Config<string>
  /** The application's id; default `AZURE_CLIENT_ID`. */
  readonly clientId?: Config.Config<string>
  /** The application's secret; default `AZURE_CLIENT_SECRET`. */
  readonly clientSecret?: Config.Config<Redacted.Redacted>
  /** Where tokens are issued; default the `endpoint` when there is one (the local cloud issues them itself), else the cloud's authority. */
  readonly authority?: string
}

/** Provides a client of the application in the configuration. */
export const layerConfig = (
  options: ConfigOptions = {}
): Layer.Layer<GraphCalls, CommunicationError | Config.ConfigError> =>
  Layer.effect(
    GraphCalls,
    Effect.flatMap(
      Effect.all({
        tenantId: options.tenantId ?? configuration.text("AZURE_TENANT_ID"),
        clientId: options.clientId ?? configuration.text("AZURE_CLIENT_ID"),
        clientSecret: options.clientSecret ?? configuration.secret("AZURE_CLIENT_SECRET"),
        endpoint:
          options.endpoint === undefined && options.cloud === undefined
            ? configuration.textIfAny("GRAPH_ENDPOINT")
            : Effect.succeed(options.endpoint)
      }),
      ({ endpoint, ...application }) =>
        make({ ...options, ...application, ...(endpoint === undefined ? {} : { endpoint }) })
    )
  )
