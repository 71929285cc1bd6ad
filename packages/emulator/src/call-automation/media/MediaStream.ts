/**
 * What media streaming and transcription have in common: a socket to the application that is opened and closed as it is asked for, and
 * the events of that.
 *
 * A state machine on the network clock; what is sent is the feed's business. Each start and each stop that was accepted has one event.
 */
import type { MediaSocket } from "../../service/MediaSockets.ts"
import { signer } from "../profile.ts"
import { actionCompleted } from "../events/results.ts"
import { type Leg, trackPending } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import type { MediaStream, RequestRef } from "../state/MediaStream.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

/** What one stream has of its own. */
export interface StreamKind {
  /** Emits the event of a change, with the details of it. */
  readonly emit: (
    change: "started" | "stopped" | "failed",
    details: string,
    result: ResultInformation,
    request: RequestRef
  ) => void
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
  /** Takes a frame of the application. */
  readonly receive: (text: string) => void
  /** Its leg has ended under it, and no event was sent of that yet. */
  readonly legEnded: () => void
}

/** The request of what no request but that of the leg asked for. */
export const ofLeg = ({ operationContext }: Leg): RequestRef => ({ operationContext, url: undefined })

/** The status that an event's update names: the event's name except for its first letter. */
export const statusOf = ({ name }: { readonly name: string }): string =>
  `${name.charAt(0).toLowerCase()}${name.slice(1)}`

/** Makes the stream of a leg; nothing is sent before it is started. */
export const makeMediaStream = (
  calls: Calls,
  leg: Leg,
  kind: StreamKind,
  transportUrl: string | undefined,
  feed: Feed
): MediaStream => {
  let state: ReturnType<MediaStream["state"]> = "inactive"
  let socket: MediaSocket | undefined
  let endFeed = () => {}
  /** Forgets what the end of the leg would emit; `false` when it ends. */
  let keep = () => false

  const close = () => {
    state = "inactive"
    endFeed()
    endFeed = () => {}
    socket?.close()
    socket = undefined
  }
  const fail = (details: string, result: ResultInformation, request: RequestRef) => {
    close()
    kind.emit("failed", details, result, request)
  }
  const opened = (connection: MediaSocket, request: RequestRef) => {
    state = "active"
    const ended = () => {
      feed.legEnded()
      close()
      kind.emit("stopped", "subscriptionStopped", actionCompleted, ofLeg(leg))
    }
    keep = trackPending(leg, ended)
    endFeed = feed.begin(connection)
    kind.emit("started", "subscriptionStarted", actionCompleted, request)
  }

  const open = (url: string, request: RequestRef, tryComplete: () => boolean) => {
    const { call, callConnectionId } = leg
    const headers = { "x-ms-call-connection-id": callConnectionId, "x-ms-call-correlation-id": call.correlationId }
    const connection = calls.emulator.mediaSockets.open(
      { url, headers },
      {
        opened: () => {
          if (state === "starting" && tryComplete()) opened(connection, request)
        },
        message: feed.receive,
        closed: () => {
          if (state === "starting" && tryComplete()) fail(kind.unreachable.details, kind.unreachable.result, request)
          else if (state === "active" && keep()) fail("streamConnectionInterrupted", kind.interrupted, ofLeg(leg))
        }
      },
      { signer, audience: calls.emulator.resourceId }
    )
    socket = connection
  }

  return {
    state: () => state,
    start: (request, ordered) => {
      state = "starting"
      const tryComplete = trackPending(leg, () => fail("unspecifiedError", kind.cancelled, request))
      calls.later(timing.streamStarting, () => {
        if (leg.state !== "connected") return
        if (ordered === undefined && transportUrl !== undefined) open(transportUrl, request, tryComplete)
        else if (tryComplete()) {
          if (ordered === undefined) fail("streamUrlMissing", kind.addressless, request)
          else fail("unspecifiedError", ordered, request)
        }
      })
    },
    stop: (request) => {
      keep()
      state = "stopping"
      const stopped = () => {
        close()
        kind.emit("stopped", "subscriptionStopped", actionCompleted, request)
      }
      const tryComplete = trackPending(leg, stopped)
      calls.later(timing.streamStopping, () => {
        if (tryComplete()) stopped()
      })
    }
  }
}
