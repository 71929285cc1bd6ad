/**
 * What contracts have to hold, and which of it they do not.
 *
 * Of every declared operation each success that Microsoft publishes and each failure that its own behavior causes, as it is declared; of
 * every service once each failure that all its operations may have; of every declared event a message in each of its forms, which are the
 * sets of members that versions give it, and of Event Grid's events in each of its envelopes; of Graph's notifications each change of each
 * resource, and the end of each operation that is answered running.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { eventOf } from "./facts/checkEvent.ts"
import { exchangeOf } from "./facts/checkInteraction.ts"
import type { DeclaredEvent, DeclaredOperation } from "./facts/Declared.ts"
import type { Facts } from "./facts/Facts.ts"
import { fieldsAt, operationOf, within } from "./facts/Lookup.ts"
import type { ServiceName } from "./facts/Model.ts"
import type { PactFile } from "./pacts/PactFile.ts"

/** A message as far as it says what it is and in which version. */
const Told = Schema.Struct({
  type: Schema.optionalKey(Schema.String),
  eventType: Schema.optionalKey(Schema.String),
  "@odata.type": Schema.optionalKey(Schema.String),
  specversion: Schema.optionalKey(Schema.String),
  // Of a callback that of its data; of Chat's events that of the message or the thread.
  data: Schema.optionalKey(Schema.Struct({ version: Schema.optionalKey(Schema.Unknown) }))
})
const Message = Schema.Struct({
  type: Schema.Literal("Asynchronous/Messages"),
  contents: Schema.Struct({ content: Schema.Union([Schema.Array(Told), Told]) })
})
const decode = Schema.decodeUnknownOption(Message)

interface Held {
  readonly type: string | undefined
  readonly version: unknown
  readonly envelope: Envelope
}

/** The schemas of Event Grid. */
type Envelope = "Event Grid's schema" | "CloudEvents"
const envelopes: ReadonlyArray<Envelope> = ["Event Grid's schema", "CloudEvents"]

/** Only the handshake of Event Grid's own schema is an event: CloudEvents asks by a request. */
const handshake = "Microsoft.EventGrid.SubscriptionValidationEvent"

/** Every event that the contracts hold, with the version that it says. */
const messagesOf = (pacts: ReadonlyArray<PactFile>): ReadonlyArray<Held> =>
  pacts
    .flatMap(({ interactions }) => interactions)
    .flatMap(({ content }) => {
      const message = decode(content)
      if (Option.isNone(message)) return []
      return [message.value.contents.content].flat().map((one) => ({
        type: one.type ?? one.eventType ?? one["@odata.type"],
        version: one.data?.version,
        envelope: one.specversion === undefined ? "Event Grid's schema" : "CloudEvents"
      }))
    })

/** The versions of an event by the members that they give it. */
const formsOf = (facts: Facts, { service, type, versions }: DeclaredEvent): ReadonlyArray<ReadonlyArray<string>> => {
  const fact = eventOf(facts, service, type)
  const forms = new Map<string, ReadonlyArray<string>>()
  for (const version of versions) {
    const members = fact === undefined ? [] : fieldsAt(fact.fields, version).map(({ name }) => name)
    const form = members.toSorted().join()
    forms.set(form, [...(forms.get(form) ?? []), version])
  }
  return [...forms.values()]
}

const range = (versions: ReadonlyArray<string>): string =>
  versions.length === 1 ? String(versions[0]) : `${versions[0]} … ${versions.at(-1)}`

type Exchanges = ReadonlyArray<NonNullable<ReturnType<typeof exchangeOf>>>

/** The exchanges of contracts, read once: every operation asks for them. */
const exchanges = new WeakMap<ReadonlyArray<PactFile>, Exchanges>()

/** The exchanges that the contracts hold of a service. */
const exchangesOf = (facts: Facts, pacts: ReadonlyArray<PactFile>, service: ServiceName): Exchanges => {
  const all =
    exchanges.get(pacts) ??
    pacts.flatMap(({ interactions }) => interactions.flatMap(({ content }) => exchangeOf(facts, content) ?? []))
  exchanges.set(pacts, all)
  return all.filter((one) => one.service === service)
}

/** What no contract holds of an operation, one line each. */
export const missingOfOperation = (
  facts: Facts,
  pacts: ReadonlyArray<PactFile>,
  declared: DeclaredOperation
): ReadonlyArray<string> => {
  const { id, method, path, service, versions } = declared
  const fact = operationOf(facts, service, method, path)
  const successes = (fact?.success ?? [])
    .filter((one) => versions.some((version) => within(one.versions, version)))
    .map(({ status }) => status)
  const held = exchangesOf(facts, pacts, service)
    .filter((one) => one.operation === fact)
    .map((one) => one.status)
  return [...successes, ...declared.failures]
    .filter((status) => !held.includes(status))
    .map((status) => `${id}: no contract of ${status}`)
}

/** What no contract of any operation holds of the failures that all operations of a service may have, one line each. */
export const missingOfService = (
  facts: Facts,
  pacts: ReadonlyArray<PactFile>,
  service: ServiceName,
  failures: ReadonlyArray<number>
): ReadonlyArray<string> => {
  const held = exchangesOf(facts, pacts, service).map(({ status }) => status)
  return failures.filter((status) => !held.includes(status)).map((status) => `${service}: no contract of ${status}`)
}

/** What no contract holds of an event, one line each. */
export const missingOfEvent = (
  facts: Facts,
  pacts: ReadonlyArray<PactFile>,
  declared: DeclaredEvent
): ReadonlyArray<string> => {
  const held = messagesOf(pacts).filter(({ type }) => type === declared.type)
  if (facts.services[declared.service].eventGrid.some(({ type }) => type === declared.type))
    return envelopes
      .filter((one) => declared.type !== handshake || one !== "CloudEvents")
      .filter((one) => !held.some(({ envelope }) => envelope === one))
      .map((one) => `${declared.type}: no contract of it in ${one}`)
  // What does not say its version is of the newest.
  const newest = declared.versions.at(-1) ?? ""
  return formsOf(facts, declared)
    .filter((form) => !held.some(({ version = newest }) => form.some((one) => one === version)))
    .map((form) => `${declared.type}: no contract of its form of ${range(form)}`)
}

const Resource = Schema.Struct({ "@odata.type": Schema.String })
const Notification = Schema.Struct({
  type: Schema.Literal("Asynchronous/Messages"),
  contents: Schema.Struct({
    content: Schema.Struct({
      value: Schema.Array(
        Schema.Struct({ changeType: Schema.String, resourceData: Schema.Union([Schema.Array(Resource), Resource]) })
      )
    })
  })
})
const decodeNotification = Schema.decodeUnknownOption(Notification)

const Running = Schema.Struct({
  type: Schema.Literal("Synchronous/HTTP"),
  response: Schema.Struct({
    body: Schema.Struct({
      content: Schema.Struct({ "@odata.type": Schema.String, status: Schema.Literal("running") })
    })
  })
})
const decodeRunning = Schema.decodeUnknownOption(Running)

const nameOf = (type: string): string => type.replace("#microsoft.graph.", "")

/** The types of the operations that contracts have answered while they run. */
export const runningIn = (pacts: ReadonlyArray<PactFile>): ReadonlyArray<string> => [
  ...new Set(
    pacts
      .flatMap(({ interactions }) => interactions)
      .flatMap(({ content }) => Option.toArray(decodeRunning(content)))
      .map(({ response }) => nameOf(response.body.content["@odata.type"]))
  )
]

/** What no contract holds of Graph's notifications, one line each: the changes of resources, by their types. */
export const missingOfNotifications = (
  pacts: ReadonlyArray<PactFile>,
  changes: Readonly<Record<string, ReadonlyArray<string>>>
): ReadonlyArray<string> => {
  const held = new Set(
    pacts
      .flatMap(({ interactions }) => interactions)
      .flatMap(({ content }) => Option.toArray(decodeNotification(content)))
      .flatMap(({ contents }) => contents.content.value)
      .flatMap(({ changeType, resourceData }) =>
        [resourceData].flat().map((one) => `${nameOf(one["@odata.type"])} ${changeType}`)
      )
  )
  const demanded = Object.entries({
    ...changes,
    ...Object.fromEntries(runningIn(pacts).map((type) => [type, ["deleted"]]))
  })
  return demanded
    .flatMap(([type, kinds]) => kinds.map((kind) => `${type} ${kind}`))
    .filter((one) => !held.has(one))
    .map((one) => `${one}: no contract of the notification`)
}
