/**
 * One attempt after the other to deliver a post: it is signed, sent, and waited for.
 *
 * How long an application does not answer is counted on the network clock from when it was sent. While somebody moves that clock, what the machine
 * gave an application no time to answer does not count.
 */
import type { Post } from "../../service/Delivery.ts"
import type { NetworkClock } from "../../service/NetworkClock.ts"
import type { CallbackTokens } from "../credentials/CallbackTokens.ts"
import * as InFlight from "./InFlight.ts"
import type { Acknowledgement, Sender } from "./Sender.ts"

/** The milliseconds of network time after which a missing answer is reported. */
export const warningMillis = 2_000

/** The milliseconds of network time that an application in this process may take to answer; for applications over HTTP they are of the machine's time. */
const answerMillis = 30_000

/** What is sent, and who is notified. */
interface Order {
  readonly post: Post
  readonly body: string
  /** Gives it a signature that is not good. */
  readonly isCorrupted: boolean
  /** Whether it is still to be sent and noted; a reset ends that. */
  readonly isWanted: () => boolean
  /** It was sent, and is not answered yet. */
  readonly sent: () => void
  /** Nobody has answered for two seconds. */
  readonly silent: () => void
  /** It has an answer, or a sentence that says why there will be none. */
  readonly settled: (outcome: Acknowledgement | string) => void
}

/** An attempt under way. */
export interface DeliveryAttempt {
  /** Does something at once, or when the machine has given the application the time to answer; never, if it does. */
  readonly unlessAnswered: (task: () => void) => void
}

/** What attempts are made with. */
export interface Dependencies {
  readonly sender: Sender
  readonly tokens: CallbackTokens
  readonly network: NetworkClock
  /** Whether somebody moves network time and waits for what is on its way. */
  readonly isAdvancing: () => boolean
  readonly defect: (error: unknown) => void
}

/** Makes attempts. */
export interface Attempts {
  readonly begin: (order: Order) => DeliveryAttempt
  readonly idle: () => Promise<void>
}

/** Attempts over a sender. */
export const make = ({ defect, isAdvancing, network, sender, tokens }: Dependencies): Attempts => {
  const inFlight = InFlight.make()

  const headersOf = async ({ post, isCorrupted }: Order): Promise<Readonly<Record<string, string>>> => {
    const headers = { "content-type": "application/json", ...post.headers }
    if (post.sign === undefined) return headers
    const authorization = await tokens.authorization(post.sign)
    return { ...headers, authorization: isCorrupted ? corruptSignature(authorization) : authorization }
  }

  const begin = (order: Order): DeliveryAttempt => {
    const flight = inFlight.begin(order.post.key)
    const stops: Array<() => void> = []
    let open = true
    const settle = (outcome: Acknowledgement | string) => {
      if (!open) return
      open = false
      for (const stop of stops) stop()
      try {
        if (order.isWanted()) order.settled(outcome)
      } finally {
        flight.end()
      }
    }
    const unlessAnswered = (task: () => void) => {
      if (isAdvancing() && flight.isAwaited()) flight.afterwards(task)
      else task()
    }
    const depart = async () => {
      const headers = await headersOf(order)
      if (!order.isWanted()) return settle("the local cloud was reset")
      const abort = sender.send({ method: "POST", url: order.post.url, headers, body: order.body }, settle)
      if (!open) return
      order.sent()
      stops.push(network.after(warningMillis, () => unlessAnswered(order.silent)))
      const giveUp = () => {
        settle("no answer within 30 seconds")
        abort()
      }
      if (sender.inProcess) stops.push(network.after(answerMillis, () => unlessAnswered(giveUp)))
    }
    depart().catch((error: unknown) => {
      defect(error)
      settle("it could not be signed or sent")
    })
    return { unlessAnswered }
  }

  return { begin, idle: inFlight.idle }
}

/** The same token with another signature. */
const corruptSignature = (authorization: string): string =>
  authorization.replace(/\.([^.]+)$/, (_, signature: string) => `.${signature.slice(7)}${signature.slice(0, 7)}`)
