/** The operations of a stateful call: sent one after the other, and awaited by the notification of their end or by the state of the call. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as CallFunctions from "../Call.ts"
import { CallEnded, type OperationRef, type Service as Notifications } from "../CallNotifications.ts"
import type { Call } from "../generated/models.ts"
import type { GraphCalls } from "../internal/client.ts"
import type { Notification } from "../notifications/Notification.ts"
import * as ParticipantFunctions from "../Participant.ts"
import { AnswerDeadlineExceeded, transferFailed } from "./errors.ts"
import type { RequestOptions, StatefulCall } from "./model.ts"
import { isEnd, isFailedTransfer, type Progress } from "./progress.ts"
import type { Judge, Watchers } from "./Watchers.ts"

/** What the operations of a call need to know of it. */
export interface Context {
  readonly id: string
  readonly notifications: Pick<Notifications, "awaitOperation">
  readonly progress: Progress
  readonly watchers: Watchers
  /** The time. */
  readonly now: Effect.Effect<number>
  /** Performs a request of the call, after those that were given before. */
  readonly send: <A, E>(request: Effect.Effect<A, E, GraphCalls>) => Effect.Effect<A, E>
  /** Until when an incoming call may be dealt with, and how long that is; `undefined` for another call. */
  readonly deadline: { readonly at: number; readonly withinMillis: number } | undefined
  /** Notes whether the application is muted, which its roster says later. */
  readonly noteMuted: (isMuted: boolean) => Effect.Effect<void>
  /** Notes that the call is over for the application, so that it is not hung up. */
  readonly handedOver: () => void
}

/** The failure of a wait for more of a call that has ended. */
export const callEnded = (call: Call): CallEnded => {
  const { code, subcode } = call.resultInfo ?? {}
  return new CallEnded({ call, code, subcode })
}

/** The end of a wait when the call ends first. */
export const orEnded = <A, E>(progress: Progress, judge: Judge<A, E>): Judge<A, E | CallEnded> => {
  return (notification) =>
    judge(notification) ?? (progress.state === "terminated" ? Effect.fail(callEnded(progress.resource)) : undefined)
}

/** Whether a call is established, or further and not over. */
export const isUp =
  (progress: Progress): Judge<void, never> =>
  () =>
    beginnings.has(progress.state) || progress.state === "terminated" ? undefined : Effect.void

const beginnings: ReadonlySet<string> = new Set(["incoming", "establishing", "ringing", "redirecting"])

const isGone = ({ reason }: CommunicationError): boolean => reason._tag === "NotFound"

const notReached = 10_076

type Operations = Omit<
  StatefulCall,
  | "id"
  | "tenantId"
  | "state"
  | "resource"
  | "participants"
  | "muted"
  | "notifications"
  | "tones"
  | "nextTone"
  | "established"
  | "audioActive"
  | "ended"
>

const sharingStreams: Readonly<Record<string, ReadonlyArray<string>>> = {
  sharer: ["sendOnly", "sendReceive"],
  viewer: ["receiveOnly", "inactive"]
}

/** Makes the operations of a call. */
export const make = ({
  deadline,
  handedOver,
  id,
  noteMuted,
  notifications,
  now: time,
  progress,
  send,
  watchers
}: Context): Operations => {
  const act = <A extends OperationRef>(request: Effect.Effect<A, CommunicationError, GraphCalls>) =>
    Effect.flatMap(send(request), (begun) => notifications.awaitOperation(id, begun))

  const known = <A, E>(judge: Judge<A, E>) => orEnded(progress, judge)

  /** Deals with an incoming call in time. */
  const inTime = (
    request: (options: RequestOptions | undefined) => Effect.Effect<void, CommunicationError, GraphCalls>,
    options: RequestOptions | undefined,
    judge: Judge<void, CallEnded>
  ): Effect.Effect<void, CallEnded | CommunicationError | AnswerDeadlineExceeded> => {
    const withinMillis = deadline?.withinMillis ?? 0
    const exceeded = (cause: unknown) => Effect.fail(new AnswerDeadlineExceeded({ callId: id, withinMillis, cause }))
    const sending = Effect.flatMap(deadline === undefined ? Effect.succeed(0) : time, (now) => {
      const left = deadline === undefined ? undefined : deadline.at - now
      if (left !== undefined && left <= 0) return exceeded(undefined)
      const deadlineMillis = Math.min(left ?? Infinity, options?.deadlineMillis ?? Infinity)
      const given = deadlineMillis === Infinity ? options : { ...options, deadlineMillis }
      return send(request(given)).pipe(
        Effect.catch((error): Effect.Effect<never, CommunicationError | AnswerDeadlineExceeded> =>
          isGone(error) ? exceeded(error) : Effect.fail(error)
        )
      )
    })
    return watchers
      .after(sending, judge)
      .pipe(
        Effect.catch((error): Effect.Effect<never, CallEnded | CommunicationError | AnswerDeadlineExceeded> =>
          error._tag === "CallEnded" && error.subcode === notReached ? exceeded(error) : Effect.fail(error)
        )
      )
  }

  const isOver: Judge<void, never> = (notification) => (isEndOf(notification) ? Effect.void : undefined)
  const isEndOf = (notification: Notification | undefined): boolean =>
    notification?._tag === "Call" && isEnd(notification)

  const transferred: Judge<void, ReturnType<typeof transferFailed>> = (notification) => {
    if (notification?._tag !== "Call") return undefined
    const { call } = notification
    if (isEnd(notification)) {
      const succeeded = call.terminationReason === "AppTransferred" || call.resultInfo?.subcode === 7015
      return succeeded ? Effect.void : undefined
    }
    return isFailedTransfer(notification) ? Effect.fail(transferFailed(id, call.resultInfo)) : undefined
  }

  /** Of a group call, which goes on without the participant who was transferred. */
  const transferredOut = (): Judge<void, ReturnType<typeof transferFailed>> => {
    let accepted = false
    return (notification) => {
      if (notification?._tag === "Call" && notification.call.state === "transferAccepted") accepted = true
      else if (accepted && notification?._tag === "Call" && notification.call.state === "established") {
        return transferred(notification) ?? Effect.void
      }
      return transferred(notification)
    }
  }

  const shares = (role: string): Judge<void, never> => {
    const directions = sharingStreams[role] ?? []
    return () => {
      const stream = progress.own()?.mediaStreams?.find(({ mediaType }) => mediaType === "videoBasedScreenSharing")
      return stream?.direction !== undefined && directions.includes(stream.direction) ? Effect.void : undefined
    }
  }

  /** Sent first, and looked at then: the roster of before may say the same. */
  const afterwards =
    <A, E>(judge: Judge<A, E>, sent: () => boolean): Judge<A, E> =>
    (notification) =>
      sent() ? judge(notification) : undefined

  return {
    answer: (input, options) =>
      inTime((within) => CallFunctions.answer({ ...input, id }, within), options, known(isUp(progress))),
    reject: (input, options) =>
      Effect.tap(
        inTime((within) => CallFunctions.reject({ ...input, id }, within), options, known(isOver)),
        Effect.sync(handedOver)
      ),
    redirect: (input, options) =>
      Effect.tap(
        inTime((within) => CallFunctions.redirect({ ...input, id }, within), options, known(isOver)),
        Effect.sync(handedOver)
      ),
    transfer: (input, options) =>
      watchers.after(send(CallFunctions.transfer({ ...input, id }, options)), known(transferredOut())),
    changeScreenSharingRole: (input, options) =>
      Effect.suspend(() => {
        let sent = false
        const request = Effect.tap(
          send(CallFunctions.changeScreenSharingRole({ ...input, id }, options)),
          Effect.sync(() => (sent = true))
        )
        return watchers.after(request, known(afterwards(shares(input.role), () => sent)))
      }),
    hangUp: (options) => {
      const ended: Judge<Call, never> = () =>
        progress.state === "terminated" ? Effect.succeed(progress.resource) : undefined
      const request = send(CallFunctions.delete({ id }, options)).pipe(
        Effect.catch((error) => (isGone(error) ? Effect.void : Effect.fail(error)))
      )
      return watchers.after(Effect.tap(request, Effect.sync(handedOver)), ended)
    },

    playPrompt: (input, options) => act(CallFunctions.playPrompt({ ...input, id }, options)),
    recordResponse: (input, options) => act(CallFunctions.recordResponse({ ...input, id }, options)),
    cancelMediaProcessing: (input, options) => act(CallFunctions.cancelMediaProcessing({ ...input, id }, options)),
    subscribeToTone: (input, options) => act(CallFunctions.subscribeToTone({ ...input, id }, options)),
    sendDtmfTones: (input, options) => act(CallFunctions.sendDtmfTones({ ...input, id }, options)),
    mute: (input, options) => Effect.tap(act(CallFunctions.mute({ ...input, id }, options)), noteMuted(true)),
    unmute: (input, options) => Effect.tap(act(CallFunctions.unmute({ ...input, id }, options)), noteMuted(false)),
    updateRecordingStatus: (input, options) => act(CallFunctions.updateRecordingStatus({ ...input, id }, options)),
    addLargeGalleryView: (input, options) => act(CallFunctions.addLargeGalleryView({ ...input, id }, options)),
    startRecording: (input, options) => act(CallFunctions.startRecording({ ...input, id }, options)),
    stopRecording: (input, options) => act(CallFunctions.stopRecording({ ...input, id }, options)),
    startTranscription: (input, options) => act(CallFunctions.startTranscription({ ...input, id }, options)),
    stopTranscription: (input, options) => act(CallFunctions.stopTranscription({ ...input, id }, options)),

    invite: (input, options) => act(ParticipantFunctions.invite({ ...input, callId: id }, options)),
    muteParticipant: (input, options) => act(ParticipantFunctions.mute({ ...input, callId: id }, options)),
    muteAll: (input, options) => act(ParticipantFunctions.muteAll({ ...input, callId: id }, options)),
    startHoldMusic: (input, options) => act(ParticipantFunctions.startHoldMusic({ ...input, callId: id }, options)),
    stopHoldMusic: (input, options) => act(ParticipantFunctions.stopHoldMusic({ ...input, callId: id }, options)),
    admitFromLobby: (input, options) => act(ParticipantFunctions.admitFromLobby({ ...input, callId: id }, options)),
    admitAllFromLobby: (input, options) =>
      act(ParticipantFunctions.admitAllFromLobby({ ...input, callId: id }, options)),
    removeFromLobby: (input, options) => act(ParticipantFunctions.removeFromLobby({ ...input, callId: id }, options))
  }
}
