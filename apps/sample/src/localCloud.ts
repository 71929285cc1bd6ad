/**
 * The two places: a local cloud that is started here, and real resources that the environment names.
 */
import type { Transport } from "@effect-comms/core/Transport"
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import * as Config from "effect/Config"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { randomUUID } from "node:crypto"
import type { Cast, Service as Place } from "./place.ts"
import type { Service as Timeline } from "./timeline.ts"
import * as Webhooks from "./webhooks.ts"

/** A place with the open port that its webhooks come to. */
export interface Scene {
  readonly place: Place
  readonly listener: Webhooks.Listener
  /** Part of the webhooks' addresses. */
  readonly secret: string
  /** What carries the requests; default the platform's own. */
  readonly transport?: Transport
}

/** Everybody of the local story; the endings of numbers and ids say how they behave: 408 never answers. */
export const actors: Cast = {
  hotline: "+14255550100",
  silentAgent: "+14255550408",
  agent: "+14255550142",
  supervisor: "5d0c9a1e-7b1f-4a44-9c0e-2f6d1b7a3c21",
  audio: { folder: "https://media.contoso.example", query: "?durationMs=600" },
  patienceSeconds: 1.5
}
/** Who calls the hotline. */
export const customer = "+14255550101"

/** What the clients need to reach a local cloud. */
export const settingsOf = ({
  connectionString,
  origin,
  resourceId
}: {
  readonly connectionString: string
  readonly origin: string
  readonly resourceId: string
}) => ({
  connectionString,
  endpoint: origin,
  resourceId,
  graph: {
    tenantId: "a1c0f7d2-5b8e-4d36-9f21-7e4b6c8d0a15",
    clientId: "c4e2b8a6-3d71-4f09-8a5c-1f6d9e0b7a32",
    clientSecret: "any secret will do here",
    endpoint: origin
  },
  keys: {}
})

/** The cast of the environment; who is not named there is taken from the defaults, and must be named without. */
export const castOf = (defaults?: Cast): Config.Config<Cast> => {
  const text = (name: string, otherwise: string | undefined) => {
    const config = Config.NonEmptyString(name)
    return otherwise === undefined ? config : Config.withDefault(config, otherwise)
  }
  return Config.all({
    hotline: text("SAMPLE_HOTLINE", defaults?.hotline),
    silentAgent: text("SAMPLE_SILENT_AGENT", defaults?.silentAgent),
    agent: text("SAMPLE_AGENT", defaults?.agent),
    supervisor: text("SAMPLE_SUPERVISOR", defaults?.supervisor),
    audio: Config.map(text("SAMPLE_AUDIO_URL", defaults?.audio.folder), (folder) => ({
      folder,
      query: defaults?.audio.query ?? ""
    })),
    patienceSeconds: Config.withDefault(Config.Finite("SAMPLE_PATIENCE_SECONDS"), defaults?.patienceSeconds ?? 20)
  })
}

/** Starts a local cloud on a free port and subscribes the story's webhooks to its Event Grid. */
export const start = Effect.gen(function* () {
  const cast = yield* castOf(actors)
  const secret = randomUUID()
  const listener = yield* Webhooks.listen({ host: "127.0.0.1", port: 0 })
  const callbacks = Webhooks.addresses(`http://127.0.0.1:${listener.port}`, secret)
  // Loaded where it is used: real resources and the processes of a durable flow need none of it.
  const Emulator = yield* Effect.promise(() => import("@effect-comms/emulator/Emulator"))
  const cloud = yield* Emulator.serve({ port: 0, eventGrid: Webhooks.subscriptions(callbacks) })
  const place: Place = {
    ...settingsOf(cloud),
    callbacks,
    cast,
    customerCalls: Effect.orDie(
      Effect.asVoid(cloud.incomingCall({ from: customer, to: cast.hotline, callerDisplayName: "Ada" }))
    ),
    customerCallsWithin: "20 seconds",
    settled: cloud.idle
  }
  return { place, listener, secret, cloud }
})

/** The connection string is of another resource than the endpoint that was asked for. */
class WrongResource extends Data.TaggedError("WrongResource")<{ readonly description: string }> {
  override get message(): string {
    return this.description
  }
}

const optional = (name: string) => Config.option(Config.NonEmptyString(name))

const settings = Config.all({
  connectionString: Config.Redacted("COMMUNICATION_CONNECTION_STRING"),
  resourceId: Config.NonEmptyString("COMMUNICATION_RESOURCE_ID"),
  tenantId: Config.NonEmptyString("AZURE_TENANT_ID"),
  clientId: Config.NonEmptyString("AZURE_CLIENT_ID"),
  clientSecret: Config.Redacted("AZURE_CLIENT_SECRET"),
  callbackUrl: Config.URL("SAMPLE_CALLBACK_URL"),
  listen: Config.all({
    host: Config.withDefault(Config.NonEmptyString("SAMPLE_HOST"), "127.0.0.1"),
    port: Config.withDefault(Config.Port("SAMPLE_PORT"), 8080)
  }),
  secret: Config.NonEmptyString("SAMPLE_WEBHOOK_SECRET"),
  graphEndpoint: optional("SAMPLE_GRAPH_ENDPOINT"),
  callKeys: optional("SAMPLE_CALLS_METADATA_URL"),
  graphKeys: optional("SAMPLE_GRAPH_METADATA_URL"),
  cast: castOf()
})

/** Real resources. The endpoint that was asked for must be that of the connection string, so that nobody calls from the wrong one. */
export const connect = (wanted: string, timeline: Timeline) =>
  Effect.gen(function* () {
    const { callKeys, callbackUrl, cast, graphEndpoint, graphKeys, listen, secret, ...rest } = yield* settings
    const { clientId, clientSecret, connectionString, resourceId, tenantId } = rest
    const endpoint = yield* Effect.try({
      try: () => {
        const { endpoint } = ConnectionString.parse(connectionString)
        if (ConnectionString.origin(wanted) === endpoint) return endpoint
        throw new TypeError(`expected that of ${wanted}, it is of ${endpoint}`)
      },
      catch: (cause) =>
        new WrongResource({
          description: `COMMUNICATION_CONNECTION_STRING: ${cause instanceof Error ? cause.message : "expected another"}`
        })
    })
    const keysAt = (name: "calls" | "graph", url: Option.Option<string>) =>
      Option.isNone(url) ? {} : { [name]: { metadataUrl: url.value } }
    const place: Place = {
      connectionString,
      endpoint,
      resourceId,
      graph: {
        tenantId,
        clientId,
        clientSecret,
        ...(Option.isNone(graphEndpoint) ? {} : { endpoint: graphEndpoint.value })
      },
      keys: { ...keysAt("calls", callKeys), ...keysAt("graph", graphKeys) },
      callbacks: Webhooks.addresses(callbackUrl.href.replace(/\/+$/, ""), secret),
      cast,
      customerCalls: Effect.sync(() => timeline.write("note", `now somebody has to call the hotline, ${cast.hotline}`)),
      customerCallsWithin: "10 minutes",
      settled: Effect.void
    }
    return { place, listener: yield* Webhooks.listen(listen), secret }
  })
