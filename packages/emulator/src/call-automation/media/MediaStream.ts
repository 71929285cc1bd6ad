/**
 * What media streaming and transcription have in common: a socket to the application that is opened and closed as it is asked for, and
 * the events that tell of it.
 *
 * A state machine on the network clock; what is sent is the feed's business. Each start and each stop that was accepted is told once.
 */
import type { MediaSocket } from "../../service/MediaSockets.ts"
import { begin, type Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { tell } from "../events/emit.ts"
import { actionCompleted, type ResultInformation } from "../events/results.ts"
import * as timing from "../state/timing.ts"

/** Who wants to be told, and where. */
export interface Asked {
  readonly operationContext: string | undefined
  readonly url: string | undefined
}

/** What one stream has of its own. */
export interface Kind {
  /** Its events. */
  readonly started: string
  readonly stopped: string
  readonly failed: string
  /** The members that come first in them. */
  readonly update: (status: string, details: string) => Readonly<Record<string, unknown>>
  /** Of a socket that could not be opened. */
  readonly unreachable: { readonly details: string; readonly result: ResultInformation }
  /** The socket broke. */
  readonly interrupted: ResultInformation
  /** It was still starting when its leg ended. */
  readonly cancelled: ResultInformation
  /** There is no address to connect to. */
  readonly addressless: ResultInformation
}

/** What goes over the socket. */
export interface Feed {
  /** The socket is open: sends from now on; the result ends it. */
  readonly begin: (socket: MediaSocket) => () => void
  /** A frame of the application. */
  readonly heard: (text: string) => void
  /** Its leg has ended under it, and nothing of it was told yet. */
  readonly legEnded: () => void
}

/** A media streaming or a transcription of a leg. */
export interface Subscription {
  readonly state: () => "inactive" | "starting" | "active" | "stopping"
  /** Only when it is inactive; fails with `ordered` in place of opening a socket. */
  readonly start: (asked: Asked, ordered?: ResultInformation) => void
  /** Only when it is active. */
  readonly stop: (asked: Asked) => void
  /** Tells of it in its own words. */
  readonly told: (type: string, details: string, result: ResultInformation, asked: Asked) => void
}

/** Whoever is told what no request of its own asked for. */
export const ofLeg = ({ operationContext }: Leg): Asked => ({ operationContext, url: undefined })

/** Makes the subscription of a leg; nothing is sent before it is started. */
export const makeSubscription = (
  calls: Calls,
  leg: Leg,
  kind: Kind,
  transportUrl: string | undefined,
  feed: Feed
): Subscription => {
  let state: ReturnType<Subscription["state"]> = "inactive"
  let socket: MediaSocket | undefined
  let endFeed = () => {}
  /** Forgets what the end of the leg would tell; `false` when it ends. */
  let keep = () => false

  const told: Subscription["told"] = (type, details, result, { operationContext, url }) => {
    // The status is the event's name but for its first letter.
    const first = kind.update(`${type.charAt(0).toLowerCase()}${type.slice(1)}`, details)
    tell(calls, leg, type, { first, operationContext, result, url })
  }
  const halt = () => {
    state = "inactive"
    endFeed()
    endFeed = () => {}
    socket?.close()
    socket = undefined
  }
  const fail = (details: string, result: ResultInformation, asked: Asked) => {
    halt()
    told(kind.failed, details, result, asked)
  }
  const opened = (line: MediaSocket, asked: Asked) => {
    state = "active"
    const ended = () => {
      feed.legEnded()
      halt()
      told(kind.stopped, "subscriptionStopped", actionCompleted, ofLeg(leg))
    }
    keep = begin(leg, ended)
    endFeed = feed.begin(line)
    told(kind.started, "subscriptionStarted", actionCompleted, asked)
  }

  const open = (url: string, asked: Asked, mayEnd: () => boolean) => {
    const { call, callConnectionId } = leg
    const headers = { "x-ms-call-connection-id": callConnectionId, "x-ms-call-correlation-id": call.correlationId }
    const line = calls.simulation.mediaSockets.open(
      { url, headers },
      {
        opened: () => {
          if (state === "starting" && mayEnd()) opened(line, asked)
        },
        message: feed.heard,
        closed: () => {
          if (state === "starting" && mayEnd()) fail(kind.unreachable.details, kind.unreachable.result, asked)
          else if (state === "active" && keep()) fail("streamConnectionInterrupted", kind.interrupted, ofLeg(leg))
        }
      }
    )
    socket = line
  }

  return {
    state: () => state,
    told,
    start: (asked, ordered) => {
      state = "starting"
      const mayEnd = begin(leg, () => fail("unspecifiedError", kind.cancelled, asked))
      calls.later(timing.streamStarting, () => {
        if (leg.state !== "connected") return
        if (ordered === undefined && transportUrl !== undefined) open(transportUrl, asked, mayEnd)
        else if (mayEnd()) {
          if (ordered === undefined) fail("streamUrlMissing", kind.addressless, asked)
          else fail("unspecifiedError", ordered, asked)
        }
      })
    },
    stop: (asked) => {
      keep()
      state = "stopping"
      const stopped = () => {
        halt()
        told(kind.stopped, "subscriptionStopped", actionCompleted, asked)
      }
      const mayEnd = begin(leg, stopped)
      calls.later(timing.streamStopping, () => {
        if (mayEnd()) stopped()
      })
    }
  }
}
