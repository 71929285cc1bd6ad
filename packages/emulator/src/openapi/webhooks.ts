/** The events and notifications of Microsoft's services, out of their declarations. */
import { all, type EventKind } from "@effect-comms/call-automation/events"
import {
  Call,
  CommsNotification,
  CommsNotifications,
  CommsOperation,
  ContentSharingSession,
  DeltaParticipants,
  Participant,
  ParticipantJoining,
  ParticipantLeft
} from "@effect-comms/graph-calls/schemas"
import { all as chatKinds, type EventKind as ChatEventKind } from "@effect-comms/chat/events"
import * as Schema from "effect/Schema"
import type { Webhook } from "./Webhook.ts"

const common = { id: Schema.String, type: Schema.String }

/** CloudEvents, in a list: a callback, or what Event Grid posts where a subscription asks for them. */
const cloudEvents = (type: string, data: Schema.Top) =>
  Schema.Array(
    Schema.Struct({
      ...common,
      type: Schema.Literal(type),
      specversion: Schema.Literal("1.0"),
      source: Schema.String,
      subject: Schema.optionalKey(Schema.String),
      time: Schema.optionalKey(Schema.String),
      datacontenttype: Schema.optionalKey(Schema.String),
      data
    })
  )

/** Event Grid posts a list in a schema of its own. */
const gridEvents = (type: string, data: Schema.Top) =>
  Schema.Array(
    Schema.Struct({
      id: Schema.String,
      topic: Schema.optionalKey(Schema.String),
      subject: Schema.String,
      eventType: Schema.Literal(type),
      eventTime: Schema.optionalKey(Schema.String),
      dataVersion: Schema.optionalKey(Schema.String),
      metadataVersion: Schema.optionalKey(Schema.String),
      data
    })
  )

/** What Event Grid posts, in the schema that its subscription asks for. */
const ofEventGrid = (type: string, data: Schema.Top): Webhook["bodies"] => ({
  "application/json": gridEvents(type, data),
  // The handshake of CloudEvents is a request without a body.
  ...(type.startsWith("Microsoft.EventGrid.") ? {} : { "application/cloudevents-batch+json": cloudEvents(type, data) })
})

const ofCalls = ({ data, type, versions, via }: EventKind<string, unknown>): Webhook => ({
  name: type,
  service: "CallAutomation",
  description: via === "callback" ? "Sent to the callback URI of a call." : "Sent by Event Grid to its subscriptions.",
  versions,
  bodies: via === "callback" ? { "application/json": cloudEvents(type, data) } : ofEventGrid(type, data)
})

/** A notification has a call, an operation, participants, sessions of content sharing, or who joins and left under a policy. */
const resourceData = Schema.Union([
  Call,
  CommsOperation,
  Schema.Array(Participant),
  DeltaParticipants,
  Schema.Array(ContentSharingSession),
  ParticipantJoining,
  ParticipantLeft
])

const ofChat = ({ data, type }: ChatEventKind<string, unknown>): Webhook => ({
  name: type,
  service: "Chat",
  description: "Sent by Event Grid to its subscriptions.",
  versions: [],
  bodies: ofEventGrid(type, data)
})

/** All of them; what both have, the handshake of Event Grid, stands once. */
export const webhooks: ReadonlyArray<Webhook> = [
  ...all.map((kind) => ofCalls(kind)),
  ...chatKinds.filter(({ type }) => !all.some((one) => one.type === type)).map((kind) => ofChat(kind)),
  {
    name: "#microsoft.graph.commsNotifications",
    service: "GraphCalls",
    description: "Sent to the callback URI of a Graph call.",
    versions: [],
    bodies: {
      "application/json": Schema.Struct({
        ...CommsNotifications.fields,
        value: Schema.Array(Schema.Struct({ ...CommsNotification.fields, resourceData }))
      })
    }
  }
]
