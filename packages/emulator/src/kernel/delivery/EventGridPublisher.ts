/**
 * Event Grid's side of the subscriptions: an event is wrapped in the schema that was asked for and given to those who want its type.
 */
import type { DeliveryAdvice } from "./DeliveryAdvice.ts"
import type { Delivery } from "../../service/Delivery.ts"
import type { EventGrid } from "../../service/EventGrid.ts"
import { subscriptionsOf, wants } from "../../EventGridSubscription.ts"
import type { Journal } from "../../service/Journal.ts"
import type { NetworkClock } from "../../service/NetworkClock.ts"
import type { Options } from "../../Options.ts"
import { make as makeHandshake, topic } from "./EventGridHandshake.ts"
import { guid } from "../guid.ts"
import type { Sender } from "./Sender.ts"

/** The publisher with what the kernel asks of it. */
export interface Publisher extends EventGrid {
  /** Begins the handshakes. */
  readonly start: () => void
  /** An endpoint's owner followed its validation URL; whether the code was right. */
  readonly validate: (code: string) => boolean
  readonly reset: () => void
}

/** What the publisher works with. */
export interface Dependencies {
  readonly options: Options
  readonly sender: Sender
  readonly delivery: Delivery
  readonly network: NetworkClock
  readonly journal: Journal
  readonly advice: DeliveryAdvice
  readonly origin: () => string
  /** Called with a line about an endpoint that delays events. */
  readonly warn: (line: string) => void
}

/** A publisher to the endpoints of the options. */
export const make = (given: Dependencies): Publisher => {
  const { delivery, network, options } = given
  const cloudEvents = options.eventGridSchema === "cloudevents"
  const headers: Readonly<Record<string, string>> = cloudEvents
    ? { "content-type": "application/cloudevents-batch+json; charset=utf-8" }
    : { "aeg-event-type": "Notification" }
  const subscriptions = subscriptionsOf(options.eventGrid).map((subscription) => ({
    subscription,
    handshake: makeHandshake({ ...given, url: subscription.url, cloudEvents })
  }))

  const eventOf = (type: string, subject: string, data: unknown): unknown => {
    const id = guid()
    const time = new Date(network.now()).toISOString()
    return cloudEvents
      ? { id, source: topic, subject, type, time, data, specversion: "1.0", datacontenttype: "application/json" }
      : { id, topic, subject, data, eventType: type, dataVersion: "1.0", metadataVersion: "1", eventTime: time }
  }

  return {
    subscribed: (type) => subscriptions.some(({ subscription }) => type === undefined || wants(subscription, type)),
    heardAt: (type) =>
      subscriptions.flatMap(({ subscription }) =>
        wants(subscription, type) ? delivery.heardAt(subscription.url) : []
      ),
    publish: (type, subject, data) => {
      const wanting = subscriptions.filter(({ subscription }) => wants(subscription, type))
      if (wanting.length === 0) return
      const body = [eventOf(type, subject, data)]
      for (const { handshake, subscription } of wanting) {
        const { url } = subscription
        const post = { key: `eventGrid ${url}`, url, body, headers, kind: "eventGrid", type: nameOf(type) } as const
        handshake.whenValid(() => delivery.post(post))
      }
    },
    start: () => {
      for (const { handshake } of subscriptions) handshake.start()
    },
    validate: (code) => subscriptions.some(({ handshake }) => handshake.validate(code)),
    reset: () => {
      for (const { handshake } of subscriptions) handshake.reset()
    }
  }
}

const nameOf = (type: string): string => type.split(".").at(-1) ?? type
