/**
 * Event Grid's side of a subscription: the validation handshake first, then events in the schema that was asked for.
 *
 * The handshake is repeated with the next event, and while events wait, until the endpoint has answered it: an application may start
 * after the local cloud.
 * A subscription within this process has no handshake.
 */
import type { Delivery } from "../Delivery.ts"
import type { EventGrid } from "../EventGrid.ts"
import type { Journal } from "../Journal.ts"
import type { NetworkClock } from "../NetworkClock.ts"
import type { Options } from "../Options.ts"
import { guid } from "./guid.ts"
import { isLoopback } from "./loopback.ts"
import type { Acknowledgement, Sender } from "./Sender.ts"

const topic =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/local/providers/Microsoft.Communication/communicationServices/local-cloud"

/** Who asks in the handshake of CloudEvents; an endpoint allows this origin, or any with `*`. */
const requestOrigin = "eventgrid.azure.net"

/** Milliseconds of network time between handshakes while events wait. */
const again = 10_000

/** The publisher with what the kernel asks of it. */
export interface Publisher extends EventGrid {
  /** Begins the handshake. */
  readonly start: () => void
  /** The endpoint's owner followed the validation URL; whether the code was right. */
  readonly validate: (code: string) => boolean
  readonly reset: () => void
}

/** How many events wait for a handshake; Event Grid itself would have none of them before its subscription is valid. */
const patience = 1000

/** What the publisher works with. */
export interface Given {
  readonly options: Options
  readonly sender: Sender
  readonly delivery: Delivery
  readonly network: NetworkClock
  readonly journal: Journal
  readonly origin: () => string
}

/** A publisher to the endpoint of the options. */
export const make = (given: Given): Publisher => {
  const { delivery, journal, network, options, sender } = given
  const url = options.eventGrid
  const cloudEvents = options.eventGridSchema === "cloudevents"
  const code = guid().toUpperCase()
  let state: "new" | "asked" | "valid" = sender.inProcess ? "valid" : "new"
  let waiting: Array<() => void> = []

  const reachable = (): boolean => {
    if (url === undefined || !URL.canParse(url)) return false
    const { host, hostname } = new URL(url)
    return isLoopback(hostname) || options.allowCallbackHosts.some((name) => name === host || name === hostname)
  }
  const valid = () => {
    state = "valid"
    const posts = waiting
    waiting = []
    for (const post of posts) post()
  }
  const confirms = (answer: Acknowledgement): boolean => {
    if (answer.status < 200 || answer.status >= 300) return false
    if (cloudEvents) {
      const allowed = answer.headers?.["webhook-allowed-origin"]?.trim().toLowerCase()
      return allowed === "*" || allowed === requestOrigin
    }
    try {
      const body: unknown = JSON.parse(answer.body ?? "")
      return typeof body === "object" && body !== null && Reflect.get(body, "validationResponse") === code
    } catch {
      return false
    }
  }
  const handshake = () => {
    if (url === undefined || state !== "new" || !reachable()) return
    state = "asked"
    const validationUrl = `${given.origin()}/_emulator/event-grid/validate/${code}`
    const event = {
      id: guid(),
      topic,
      subject: "",
      data: { validationCode: code, validationUrl },
      eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
      eventTime: new Date(network.now()).toISOString(),
      metadataVersion: "1",
      dataVersion: "2"
    }
    sender.send(
      cloudEvents
        ? { method: "OPTIONS", url, headers: { "webhook-request-origin": requestOrigin }, body: "" }
        : {
            method: "POST",
            url,
            headers: { "content-type": "application/json", "aeg-event-type": "SubscriptionValidation" },
            body: JSON.stringify([event])
          },
      (outcome) => {
        const good = typeof outcome !== "string" && confirms(outcome)
        const why = typeof outcome === "string" ? { error: outcome } : { status: outcome.status }
        // Whoever reads the journal may publish at once, so the state comes first.
        if (state === "asked") {
          state = "new"
          if (good) valid()
          else if (waiting.length > 0) network.after(again, handshake)
        }
        journal.write({
          kind: "callback",
          name: "SubscriptionValidation",
          data: { kind: "eventGrid", url, outcome: good ? "delivered" : "failed", ...why }
        })
      }
    )
  }

  const eventOf = (type: string, subject: string, data: unknown): unknown => {
    const id = guid()
    const time = new Date(network.now()).toISOString()
    return cloudEvents
      ? { id, source: topic, subject, type, time, data, specversion: "1.0", datacontenttype: "application/json" }
      : { id, topic, subject, data, eventType: type, dataVersion: "1.0", metadataVersion: "1", eventTime: time }
  }

  return {
    subscribed: () => url !== undefined,
    publish: (type, subject, data) => {
      if (url === undefined) return
      const event = eventOf(type, subject, data)
      const post = () =>
        delivery.post({
          key: `eventGrid ${url}`,
          url,
          body: [event],
          headers: cloudEvents
            ? { "content-type": "application/cloudevents-batch+json; charset=utf-8" }
            : { "aeg-event-type": "Notification" },
          kind: "eventGrid",
          type: type.split(".").at(-1) ?? type
        })
      if (state === "valid" || !reachable()) return post()
      waiting.push(post)
      if (waiting.length > patience) waiting.shift()
      handshake()
    },
    start: handshake,
    validate: (given) => {
      if (given !== code) return false
      if (state !== "valid") valid()
      return true
    },
    reset: () => {
      waiting = []
    }
  }
}
