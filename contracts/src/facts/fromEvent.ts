/**
 * The kinds of events of Call Automation and of Chat, as declarations that the check can compare.
 *
 * As `fromOperation` it reads the structure of the schema of an event's data, never a value.
 */
import type { EventKind } from "@effect-comms/call-automation/events"
import type { EventKind as ChatEventKind } from "@effect-comms/chat/events"
import type { DeclaredEvent } from "./Declared.ts"
import { fieldsOf } from "./fromOperation.ts"

/** Event Grid gives its events a version of their data, whatever api-version the application speaks. */
const eventGridData = ["1.0"]

/** What a kind of event of Call Automation declares. */
export const fromEvent = (
  kind: Pick<EventKind<string, unknown>, "type" | "versions" | "via" | "data">
): DeclaredEvent => {
  const versions = kind.via === "eventGrid" ? eventGridData : kind.versions
  return { service: "call-automation", type: kind.type, versions, fields: fieldsOf(kind.data.ast, versions) }
}

/** What a kind of event of Chat declares, all of which come by Event Grid. */
export const fromGridEvent = (kind: Pick<ChatEventKind<string, unknown>, "type" | "data">): DeclaredEvent => ({
  service: "chat",
  type: kind.type,
  versions: eventGridData,
  fields: fieldsOf(kind.data.ast, eventGridData)
})
