/**
 * Which client function performs which operation, found out by calling each of them.
 *
 * Every function of a package's public modules is called with nothing, over a transport that refuses everything. What fails with an
 * operation's id performs that operation; everything else is no client function.
 */
import * as callAutomation from "@effect-comms/call-automation"
import type { CallAutomation } from "@effect-comms/call-automation/CallAutomation"
import * as CallAutomationClient from "@effect-comms/call-automation/CallAutomation"
import * as chat from "@effect-comms/chat"
import * as ChatClient from "@effect-comms/chat/Chat"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as graphCalls from "@effect-comms/graph-calls"
import * as GraphCallsClient from "@effect-comms/graph-calls/GraphCalls"
import * as identity from "@effect-comms/identity"
import * as IdentityClient from "@effect-comms/identity/Identity"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import type { ServiceName } from "./facts/Model.ts"

type Clients = CallAutomation | ChatClient.Chat | GraphCallsClient.GraphCalls | IdentityClient.Identity

/** Public modules by their name. */
type Modules = Readonly<Record<string, object>>

const packages: Readonly<Record<ServiceName, Modules>> = {
  "call-automation": callAutomation,
  chat,
  identity,
  "graph-calls": graphCalls
}

const connectionString = "endpoint=https://contoso.communication.azure.com/;accesskey=a2V5"

/** Every client, over a transport whose refusal is not tried again. */
const clients = Layer.mergeAll(
  CallAutomationClient.layer({ connectionString }),
  IdentityClient.layer({ connectionString }),
  ChatClient.layer({
    endpoint: "https://contoso.communication.azure.com",
    credential: UserTokenCredential.make("token")
  }),
  GraphCallsClient.layer({ credential: UserTokenCredential.make("token") })
).pipe(Layer.provide(CurrentTransport.layer(ScriptedTransport.make([]))))

// What needs more than the clients dies of it, and that is caught.
const isEffect = (value: unknown): value is Effect.Effect<unknown, unknown, Clients> => Effect.isEffect(value)
const isStream = (value: unknown): value is Stream.Stream<unknown, unknown, Clients> => Stream.isStream(value)

const call = (member: unknown): Effect.Effect<unknown, unknown, Clients> => {
  if (typeof member !== "function") return Effect.void
  try {
    const result: unknown = Reflect.apply(member, undefined, [{}])
    if (isEffect(result)) return result
    return isStream(result) ? Stream.runDrain(result) : Effect.void
  } catch {
    return Effect.void
  }
}

/** The id of the operation that a member of a module performs. */
const performedBy = (member: unknown): Effect.Effect<string | undefined, never, Clients> =>
  call(member).pipe(
    Effect.as(undefined),
    Effect.catch((error) => Effect.succeed(error instanceof CommunicationError ? error.operation : undefined)),
    Effect.catchCause(() => Effect.succeed(undefined))
  )

/** Whether a member is there under a former, deprecated name: it is the same function as the member of its own name. */
const isFormer = (module: object, name: string, member: unknown): boolean =>
  typeof member === "function" && member.name !== name && Reflect.get(module, member.name) === member

/** The client functions of a service, such as `CallConnection.removeParticipant`, by the id of their operation. */
export const clientFunctions = (
  service: ServiceName
): Effect.Effect<ReadonlyMap<string, ReadonlyArray<string>>, CommunicationError> =>
  Effect.gen(function* () {
    const found = new Map<string, ReadonlyArray<string>>()
    for (const [name, module] of Object.entries(packages[service])) {
      for (const [verb, member] of Object.entries(module)) {
        if (isFormer(module, verb, member)) continue
        const operation = yield* performedBy(member)
        if (operation !== undefined) found.set(operation, [...(found.get(operation) ?? []), `${name}.${verb}`])
      }
    }
    return found
  }).pipe(Effect.provide(clients))
