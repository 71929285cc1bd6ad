/** A made-up service with an operation of every kind, and a client of it over a transport. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ClientOptions } from "../../src/Client.ts"
import * as Connection from "../../src/Connection.ts"
import { CommunicationIdentifierModel } from "../../src/schemas/CommunicationIdentifier.ts"
import type { Credential } from "../../src/Credential.ts"
import * as CurrentTransport from "../../src/CurrentTransport.ts"
import * as Field from "../../src/Field.ts"
import * as Operation from "../../src/Operation.ts"
import type { Service } from "../../src/Service.ts"
import type { Recorded, ScriptedTransport } from "../../src/ScriptedTransport.ts"
import type { Transport } from "../../src/Transport.ts"
import * as Versions from "../../src/Versions.ts"

export const ApiVersions = Versions.make(["2023-03-06", "2024-04-15", "2025-05-15-preview", "2026-03-12"])
export type ApiVersion = (typeof ApiVersions.all)[number]

export const service: Service<ApiVersion> = {
  name: "Sample",
  versions: ApiVersions.all,
  defaultVersion: "2026-03-12",
  versionIn: "query",
  namespace: "Microsoft.Sample",
  clientRequestIdHeader: "x-ms-client-request-id"
}

const said = { description: "Does something.", source: "Sample" } as const
const common = { ...said, service, versions: ApiVersions.all } as const
const id = Schema.Struct({ id: Schema.String })
const Thing = Schema.Struct({ name: Schema.String, note: Field.optional(Schema.String) })

export const read = Operation.make("Sample_Read", {
  ...common,
  method: "GET",
  path: "/things/{id}",
  retry: "safe",
  params: id,
  query: Schema.Struct({ top: Field.optional(Schema.Int), filter: Field.optional(Schema.String) }),
  failures: [],
  success: { 200: Thing }
})

export const update = Operation.make("Sample_Update", {
  ...common,
  method: "PATCH",
  path: "/things/{id}",
  retry: "idempotent",
  params: id,
  payload: Thing,
  contentTypes: ["application/merge-patch+json", "application/json"],
  failures: [],
  success: { 204: Operation.Empty }
})

export const remove = Operation.make("Sample_Delete", {
  ...common,
  method: "DELETE",
  path: "/things/{id}",
  retry: "idempotent",
  params: id,
  failures: [],
  success: { 204: Operation.Empty }
})

/** Carries the pair, and the service recognizes it. */
export const act = Operation.make("Sample_Act", {
  ...common,
  method: "POST",
  path: "/things/{id}:act",
  retry: "repeatable",
  params: id,
  payload: Schema.Struct({
    participant: CommunicationIdentifierModel,
    context: Field.optional(Schema.String),
    callbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2024-04-15")))
  }),
  failures: [],
  success: { 202: Schema.Struct({ context: Field.optional(Schema.String) }) }
})

/** Carries the pair, unproven. */
export const create = Operation.make("Sample_Create", {
  ...common,
  method: "POST",
  path: "/things",
  retry: "claimed",
  payload: Thing,
  failures: [],
  success: { 201: Thing }
})

/** Carries the request id alone. */
export const open = Operation.make("Sample_Open", {
  ...common,
  method: "POST",
  path: "/rooms",
  retry: "claimed",
  repeatability: "id",
  payload: Thing,
  failures: [],
  success: { 201: Thing }
})

/** Has no pair; the newest two versions have it. */
export const play = Operation.make("Sample_Play", {
  ...said,
  service,
  versions: ApiVersions.from("2025-05-15-preview"),
  method: "POST",
  path: "/things/{id}:play",
  retry: "once",
  params: id,
  failures: [],
  success: { 202: Operation.Empty }
})

export const list = Operation.make("Sample_List", {
  ...common,
  method: "GET",
  path: "/things",
  retry: "safe",
  failures: [],
  success: { 200: Schema.Struct({ value: Schema.Array(Thing), nextLink: Field.optional(Schema.String) }) }
})

/** Answers with a header that is a field. */
export const begin = Operation.make("Sample_Begin", {
  ...common,
  method: "POST",
  path: "/jobs",
  retry: "once",
  failures: [],
  success: {
    200: Schema.Struct({
      status: Schema.String,
      location: Field.optional(Schema.String).pipe(Field.header("Location"))
    })
  }
})

export const accessKey = Buffer.from("an access key of the sample service").toString("base64")
export const endpoint = "https://sample.communication.example"
export const connectionString = `endpoint=${endpoint}/;accesskey=${accessKey}`

/** A participant whose id must not show up anywhere. */
export const participant = { rawId: "4:+14255550123", phoneNumber: { value: "+14255550123" } }

interface Options extends ClientOptions<ApiVersion> {
  readonly credential?: Credential
  readonly endpoint?: string
}

/** A client of the sample service over a transport, with the sample key unless another credential is given. */
export const connect = (transport: Transport, { credential, endpoint: other = endpoint, ...rest }: Options = {}) =>
  Effect.provide(
    credential === undefined
      ? Connection.makeOfResource(service, { connectionString: `endpoint=${other}/;accesskey=${accessKey}`, ...rest })
      : Connection.make(service, { endpoint: other, credential, ...rest }),
    CurrentTransport.layer(transport)
  )

/** A recorded request that must be there. */
export const requestOf = (transport: ScriptedTransport, index = 0): Recorded => {
  const request = transport.requests[index]
  if (request === undefined) throw new Error(`there is no request ${index + 1}`)
  return request
}
