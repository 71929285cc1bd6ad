/**
 * The validation handshake of one subscription; its events wait until the endpoint has answered it.
 *
 * It is repeated with the next event, and while events wait: an application may start after the local cloud.
 * A subscription within this process has no handshake unless its sender says so.
 */
import type { Journal } from "../../service/Journal.ts"
import type { NetworkClock } from "../../service/NetworkClock.ts"
import type { Options } from "../../Options.ts"
import { blocked, endpointOf } from "./destination.ts"
import { guid } from "../guid.ts"
import type { DeliveryAdvice } from "./DeliveryAdvice.ts"
import { type Acknowledgement, answerOf, type Sender } from "./Sender.ts"

/** What events are of, in Azure's words. */
export const topic =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/local/providers/Microsoft.Communication/communicationServices/local-cloud"

/** Who asks in the handshake of CloudEvents; an endpoint allows this origin, or any with `*`. */
const requestOrigin = "eventgrid.azure.net"

/** Milliseconds of network time between handshakes while events wait. */
const again = 10_000

/** How many events wait for a handshake; Event Grid itself would have none of them before its subscription is valid. */
const patience = 1000

/** The handshake of a subscription. */
export interface Handshake {
  readonly start: () => void
  /** The endpoint's owner followed a validation URL; whether it was the one of this subscription. */
  readonly validate: (code: string) => boolean
  /** Posts when the endpoint is known to want it; at once if it is, or when nothing is posted there anyway. */
  readonly whenValid: (post: () => void) => void
  /** Forgets what waits, and that its delay was reported. */
  readonly reset: () => void
}

/** What a handshake works with. */
export interface Dependencies {
  readonly url: string
  readonly cloudEvents: boolean
  readonly options: Options
  readonly sender: Sender
  readonly network: NetworkClock
  readonly journal: Journal
  readonly advice: DeliveryAdvice
  readonly origin: () => string
  readonly warn: (line: string) => void
}

/** The handshake with an endpoint, not begun. */
export const make = ({
  advice,
  cloudEvents,
  journal,
  network,
  options,
  origin,
  sender,
  url,
  warn
}: Dependencies): Handshake => {
  const code = guid().toUpperCase()
  let state: "new" | "asked" | "valid" = sender.validates ? "new" : "valid"
  let waiting: Array<() => void> = []
  let isWarned = false

  const problem = sender.inProcess ? undefined : blocked(url, options.allowCallbackHosts)
  const isReachable = problem === undefined
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
  const request = () => {
    if (cloudEvents)
      return { method: "OPTIONS", url, headers: { "webhook-request-origin": requestOrigin }, body: "" } as const
    const event = {
      id: guid(),
      topic,
      subject: "",
      data: { validationCode: code, validationUrl: `${origin()}/_emulator/event-grid/validate/${code}` },
      eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
      eventTime: new Date(network.now()).toISOString(),
      metadataVersion: "1",
      dataVersion: "2"
    }
    const headers = { "content-type": "application/json", "aeg-event-type": "SubscriptionValidation" }
    return { method: "POST", url, headers, body: JSON.stringify([event]) } as const
  }
  /** While events wait it is asked again, and that is reported once. */
  const failed = () => {
    state = "new"
    if (waiting.length === 0) return
    network.after(again, start)
    if (!isWarned) warn(`Event Grid: ${endpointOf(url)} has not answered the validation handshake; its events wait`)
    isWarned = true
  }
  const expected = cloudEvents
    ? `a 2xx with the header WebHook-Allowed-Origin: ${requestOrigin}`
    : 'a 2xx with {"validationResponse": the validationCode of the event}'

  /** Why a handshake failed, and what may be done. */
  const whyOf = (outcome: Acknowledgement | string): Record<string, unknown> => {
    if (typeof outcome === "string")
      return { error: outcome, advice: advice.on({ url, status: undefined, error: outcome }) }
    const { status } = outcome
    const isTaken = status >= 200 && status < 300
    return {
      status,
      answer: answerOf(outcome),
      advice: isTaken
        ? `handshake: expected ${expected}`
        : (advice.on({ url, status }) ?? `handshake: expected ${expected}`)
    }
  }
  const note = (outcome: string, more: Record<string, unknown>) =>
    journal.write({
      kind: "callback",
      name: "SubscriptionValidation",
      data: {
        kind: "eventGrid",
        url,
        outcome,
        ...Object.fromEntries(Object.entries(more).filter(([, each]) => each !== undefined))
      }
    })
  const start = () => {
    if (state === "new" && problem !== undefined) {
      state = "asked"
      return note("blocked", { error: problem })
    }
    if (state !== "new") return
    state = "asked"
    sender.send(request(), (outcome) => {
      const good = typeof outcome !== "string" && confirms(outcome)
      // A listener of the journal may publish immediately, so the state comes first.
      if (state === "asked") {
        if (good) valid()
        else failed()
      }
      if (good) note("delivered", { status: outcome.status })
      else note("failed", whyOf(outcome))
    })
  }

  return {
    start,
    validate: (given) => {
      if (given !== code) return false
      if (state !== "valid") valid()
      return true
    },
    whenValid: (post) => {
      if (state === "valid" || !isReachable) return post()
      waiting.push(post)
      if (waiting.length > patience) waiting.shift()
      start()
    },
    reset: () => {
      waiting = []
      isWarned = false
    }
  }
}
