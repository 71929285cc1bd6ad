/**
 * Everything that the service packages declare: the operations and events that the checks and the coverage table start from.
 *
 * A new service package is named here once; its new operations and events are found by themselves.
 */
import * as callAutomation from "@effect-comms/call-automation/operations"
import * as callEvents from "@effect-comms/call-automation/events"
import * as chatEvents from "@effect-comms/chat/events"
import * as chat from "@effect-comms/chat/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { ApiVersions as GraphVersions } from "@effect-comms/graph-calls/ApiVersion"
import * as graphCalls from "@effect-comms/graph-calls/operations"
import * as notifications from "@effect-comms/graph-calls/schemas"
import * as identity from "@effect-comms/identity/operations"
import type * as Schema from "effect/Schema"
import type { DeclaredSchema } from "./facts/checkSchema.ts"
import type { DeclaredEvent, DeclaredOperation } from "./facts/Declared.ts"
import { fromEvent, fromGridEvent } from "./facts/fromEvent.ts"
import { fieldsOf, fromOperation } from "./facts/fromOperation.ts"
import type { ServiceName } from "./facts/Model.ts"

/** The operations by service. */
export const operationsOf: Readonly<Record<ServiceName, ReadonlyArray<Operation.Any>>> = {
  "call-automation": callAutomation.all,
  chat: chat.all,
  identity: identity.all,
  "graph-calls": graphCalls.all
}

/** The failures that every operation of a service may have. */
export const serviceFailures: Readonly<Record<ServiceName, ReadonlyArray<Operation.FailureStatus>>> = {
  "call-automation": callAutomation.serviceFailures,
  chat: chat.serviceFailures,
  identity: identity.serviceFailures,
  "graph-calls": graphCalls.serviceFailures
}

/** The services, in the order of the coverage table. */
export const services: ReadonlyArray<ServiceName> = ["call-automation", "chat", "identity", "graph-calls"]

/** Every declared operation. */
export const operations: ReadonlyArray<DeclaredOperation> = services.flatMap((service) =>
  operationsOf[service].map((operation) => fromOperation(service, operation))
)

const graphVersions = GraphVersions.all

/** Every declared webhook event of Call Automation, Chat's events of Event Grid, and the body of Graph's notifications. */
export const events: ReadonlyArray<DeclaredEvent> = [
  ...callEvents.all.map(fromEvent),
  ...chatEvents.all.map(fromGridEvent),
  {
    service: "graph-calls",
    type: "#microsoft.graph.commsNotifications",
    versions: graphVersions,
    fields: fieldsOf(notifications.CommsNotifications.ast, graphVersions)
  }
]

const resource = (name: string, schema: Schema.Top): DeclaredSchema => ({
  service: "graph-calls",
  name,
  versions: graphVersions,
  fields: fieldsOf(schema.ast, graphVersions)
})

/** How the resources of Graph's notifications change, by their types; operations end, which those that are answered running do. */
export const changes: Readonly<Record<string, ReadonlyArray<string>>> = {
  call: ["created", "updated", "deleted"],
  participant: ["updated"],
  deltaParticipants: ["updated"],
  contentSharingSession: ["created", "deleted"],
  participantJoiningNotification: ["created"],
  participantLeftNotification: ["deleted"]
}

/** What Graph's notifications are about. */
export const resources: ReadonlyArray<DeclaredSchema> = [
  resource("call", notifications.Call),
  resource("commsOperation", notifications.CommsOperation),
  resource("participant", notifications.Participant),
  resource("deltaParticipants", notifications.DeltaParticipants),
  resource("contentSharingSession", notifications.ContentSharingSession),
  resource("participantJoiningNotification", notifications.ParticipantJoining),
  resource("participantLeftNotification", notifications.ParticipantLeft)
]
