/**
 * A message interaction against the facts: webhook events (CloudEvents), Event Grid events, and Graph's notifications.
 */
import { eventOf } from "./checkEvent.ts"
import { type Checking, checkFields, checkValue, isObject } from "./checkValue.ts"
import type { Difference, Kind } from "./Difference.ts"
import type { Facts } from "./Facts.ts"
import type { MessageInteraction } from "./Interaction.ts"
import { fieldsAt, lineageOf } from "./Lookup.ts"
import type { ServiceName } from "./Model.ts"

type Json = Readonly<Record<string, unknown>>

const services: ReadonlyArray<ServiceName> = ["call-automation", "chat", "identity"]

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)

/** Where a message disagrees with Microsoft's facts. */
export const checkMessage = (facts: Facts, interaction: MessageInteraction): ReadonlyArray<Difference> => {
  const { content } = interaction.contents
  const all: ReadonlyArray<unknown> = Array.isArray(content) ? content : [content]
  return all.flatMap((one) => {
    if (isObject(one) && one["specversion"] !== undefined) return checkCloudEvent(facts, interaction.description, one)
    if (isObject(one) && one["eventType"] !== undefined) return checkGridEvent(facts, interaction.description, one)
    if (isObject(one) && one["@odata.type"] === "#microsoft.graph.commsNotifications") {
      return checkNotifications(facts, interaction.description, one)
    }
    const expected = "a CloudEvent, an Event Grid event or Graph notifications"
    return [differ(interaction.description, null, "content", "interaction", expected, "something else")]
  })
}

const differ = (
  subject: string,
  version: string | null,
  at: string,
  kind: Kind,
  expected: string,
  found: string
): Difference => ({ subject, version, at, kind, expected, found })

const requireText = (
  subject: string,
  event: Json,
  fields: ReadonlyArray<string>,
  within = ""
): ReadonlyArray<Difference> =>
  fields
    .filter((name) => text(event[name]) === undefined)
    .map((name) => differ(subject, null, `${within}${name}`, "required", "a string", "nothing"))

const checkCloudEvent = (facts: Facts, subject: string, event: Json): ReadonlyArray<Difference> => {
  const envelope = requireText(subject, event, ["id", "source", "type", "time"])
  const known = ["id", "source", "type", "data", "time", "specversion", "datacontenttype", "subject"]
  const strange = Object.keys(event)
    .filter((name) => !known.includes(name))
    .map((name) => differ(subject, null, name, "unknown", "no such member", "present"))
  const version =
    event["specversion"] === "1.0" ? [] : [differ(subject, null, "specversion", "value", "1.0", "another")]
  return [...envelope, ...strange, ...version, ...checkData(facts, subject, text(event["type"]) ?? "", event["data"])]
}

const checkGridEvent = (facts: Facts, subject: string, event: Json): ReadonlyArray<Difference> => [
  ...requireText(subject, event, ["id", "eventType", "subject", "eventTime", "dataVersion"]),
  ...checkData(facts, subject, text(event["eventType"]) ?? "", event["data"])
]

const checkData = (facts: Facts, subject: string, type: string, data: unknown): ReadonlyArray<Difference> => {
  const service = services.find((one) => eventOf(facts, one, type) !== undefined)
  const event = service === undefined ? undefined : eventOf(facts, service, type)
  if (service === undefined || event === undefined) {
    return [differ(subject, null, "type", "operation", "an event that Microsoft publishes", type || "nothing")]
  }
  if (!isObject(data)) return [differ(subject, null, "data", "type", "an object", "something else")]
  const said = facts.services[service].events.includes(event) ? text(data["version"]) : undefined
  const published = facts.services[service].versions.some((one) => one.version === said)
  const recorded = facts.recorded.apiVersions.some(
    (one) => one.service === service && said !== undefined && one.versions.includes(said)
  )
  if (said !== undefined && !published && !recorded) {
    return [differ(subject, said, "data.version", "version", "a version that the service has", said)]
  }
  const version = published ? said : undefined
  if (version !== undefined && !event.versions.includes(version)) {
    return [differ(subject, version, "type", "version", `one of ${event.versions.join(", ")}`, version)]
  }
  const checking: Checking = { facts, service, subject, version, partial: false, merges: false }
  return checkFields(checking, "data", fieldsAt(event.fields, version), data, "event", [type])
}

const checkNotifications = (facts: Facts, subject: string, body: Json): ReadonlyArray<Difference> => {
  const value = body["value"]
  if (!Array.isArray(value)) return [differ(subject, null, "value", "required", "an array", "something else")]
  const checking: Checking = {
    facts,
    service: "graph-calls",
    subject,
    version: undefined,
    partial: true,
    merges: false
  }
  return value.flatMap((one: unknown, index) => {
    const at = `value[${index}]`
    if (!isObject(one)) return [differ(subject, null, at, "type", "an object", "something else")]
    return [
      ...requireText(subject, one, ["changeType", "resourceUrl"], `${at}.`),
      ...checkValue(checking, at, "commsNotification", one),
      ...checkResource(checking, `${at}.resourceData`, one["resourceData"])
    ]
  })
}

/** The resource of a notification, or each of a roster: of the type it names. */
const checkResource = (checking: Checking, at: string, data: unknown): ReadonlyArray<Difference> => {
  if (Array.isArray(data)) {
    return data.flatMap((one: unknown, index) => checkResource(checking, `${at}[${index}]`, one))
  }
  if (!isObject(data)) return []
  const type = text(data["@odata.type"])?.replace("#microsoft.graph.", "")
  if (type === undefined) return []
  if (lineageOf(checking.facts, checking.service, checking.version, type).length === 0) {
    return [differ(checking.subject, null, `${at}.@odata.type`, "unknown", "a type that Microsoft publishes", type)]
  }
  return checkValue(checking, at, type, data)
}
