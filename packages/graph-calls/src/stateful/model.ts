/** What a stateful call is: its state that can be looked at and followed, and its operations, each until its end. */
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type * as SubscriptionRef from "effect/SubscriptionRef"
import type { ApiVersion } from "../ApiVersion.ts"
import type { CallEnded, OperationError } from "../CallNotifications.ts"
import type * as Models from "../generated/models.ts"
import type { Notification } from "../notifications/Notification.ts"
import type { AnswerDeadlineExceeded, TransferFailed } from "./errors.ts"

/** How a stateful call is kept. */
export interface Options {
  /**
   * What happens to the call when its scope closes and it has not ended: it is hung up (an incoming one rejected), or kept, so that another
   * process may rehydrate it. Default `hangUp`.
   */
  readonly onClose?: "hangUp" | "keep" | undefined
  /** How often the call is kept alive, in milliseconds; default 15 minutes. Graph ends a call after 45 minutes without. */
  readonly keepAliveMillis?: number | undefined
  /**
   * How long an incoming call may be answered, rejected or redirected, in milliseconds since its notification; default 15 seconds, or 5 for
   * one that a policy brings.
   */
  readonly answerWithinMillis?: number | undefined
}

/** Options of a request. */
export type RequestOptions = CallOptions<ApiVersion>

/** A request that begins an operation, and waits for its end. */
export type Operate<Input> = (
  input: Input,
  options?: RequestOptions
) => Effect.Effect<Models.CommsOperation, CommunicationError | OperationError>

/** The same of what only beta has. */
export type OperateInBeta<Input> = (
  input: Input,
  options?: CallOptions<"beta">
) => Effect.Effect<Models.CommsOperation, CommunicationError | OperationError>

/** A request whose end shows in the call. */
export type Command<Input, E> = (
  input: Input,
  options?: RequestOptions
) => Effect.Effect<void, CommunicationError | CallEnded | E>

type OfCall<Input> = Omit<Input, "id">
type OfParticipants<Input> = Omit<Input, "callId">

/** A call as a scoped resource. */
export interface StatefulCall {
  /** The id of the call. */
  readonly id: string
  /** The tenant of the call, whose tokens its requests carry; `undefined` where Graph has not said it. */
  readonly tenantId: string | undefined
  /** The state, which only goes forward: a late `establishing` does not follow `established`. */
  readonly state: SubscriptionRef.SubscriptionRef<Models.CallState>
  /** The call with the newest of all members that were told. */
  readonly resource: SubscriptionRef.SubscriptionRef<Models.Call>
  /** The participants as they were told last; none in a call between two. */
  readonly participants: SubscriptionRef.SubscriptionRef<ReadonlyArray<Models.Participant>>
  /** Whether the application is muted. */
  readonly muted: SubscriptionRef.SubscriptionRef<boolean>
  /** The notifications of the call as they come, those that came before first, until shortly after its end. */
  readonly notifications: Stream.Stream<Notification>
  /** The keys that are pressed after `subscribeToTone`, in the order of their notifications; each goes to one reader only. Ends with the call. */
  readonly tones: Stream.Stream<Models.ToneInfo>
  /** Waits for the next key, one that was pressed and that nobody has taken yet or one that is still to come. */
  readonly nextTone: Effect.Effect<Models.ToneInfo, CallEnded>
  /** Waits until the call is established. */
  readonly established: Effect.Effect<void, CallEnded>
  /** Waits until audio flows, which is when prompts are heard. */
  readonly audioActive: Effect.Effect<void, CallEnded>
  /** Waits for the end of the call, and gives it with its result. */
  readonly ended: Effect.Effect<Models.Call>

  /** Answers the incoming call, and waits until it is established. */
  readonly answer: Command<OfCall<Models.AnswerCallInput>, AnswerDeadlineExceeded>
  /** Rejects the incoming call, and waits until it is over. */
  readonly reject: Command<OfCall<Models.RejectCallInput> | void, AnswerDeadlineExceeded>
  /** Redirects the incoming call, and waits until it is over for the application. */
  readonly redirect: Command<OfCall<Models.RedirectCallInput>, AnswerDeadlineExceeded>
  /** Transfers the call, and waits until that succeeded, or failed while the call goes on. */
  readonly transfer: Command<OfCall<Models.TransferCallInput>, TransferFailed>
  /** Shares the screen or only sees that of others, and waits until the roster says so. */
  readonly changeScreenSharingRole: Command<OfCall<Models.ChangeScreenSharingRoleInput>, never>
  /** Hangs up, and waits until the call is over; one that is over already is no failure. */
  readonly hangUp: (options?: RequestOptions) => Effect.Effect<Models.Call, CommunicationError>

  /** Plays prompts, until they are over. */
  readonly playPrompt: Operate<OfCall<Models.PlayPromptInput>>
  /** Records an answer, until it is over; the operation says where the recording is. */
  readonly recordResponse: Operate<OfCall<Models.RecordResponseInput>>
  /** Cancels prompts and recordings. */
  readonly cancelMediaProcessing: Operate<OfCall<Models.CancelMediaProcessingInput> | void>
  /** Listens for keys, which `tones` gives. */
  readonly subscribeToTone: Operate<OfCall<Models.SubscribeToToneInput> | void>
  /** Sends tones, until they are sent. */
  readonly sendDtmfTones: Operate<OfCall<Models.SendDtmfTonesInput>>
  /** Mutes the application, in a group call. */
  readonly mute: Operate<OfCall<Models.MuteCallInput> | void>
  /** Lets the application be heard again. */
  readonly unmute: Operate<OfCall<Models.UnmuteCallInput> | void>
  /** Says whether the application records, by a policy. */
  readonly updateRecordingStatus: Operate<OfCall<Models.UpdateRecordingStatusInput>>
  /** Adds the large gallery. */
  readonly addLargeGalleryView: Operate<OfCall<Models.AddLargeGalleryViewInput> | void>
  /** Starts the recording of the meeting; in beta only. */
  readonly startRecording: OperateInBeta<OfCall<Models.StartRecordingInput> | void>
  /** Stops the recording of the meeting; in beta only. */
  readonly stopRecording: OperateInBeta<OfCall<Models.StopRecordingInput> | void>
  /** Starts the transcription of the meeting; in beta only. */
  readonly startTranscription: OperateInBeta<OfCall<Models.StartTranscriptionInput>>
  /** Stops the transcription of the meeting; in beta only. */
  readonly stopTranscription: OperateInBeta<OfCall<Models.StopTranscriptionInput>>

  /** Invites participants, until they are in or not. */
  readonly invite: Operate<OfParticipants<Models.InviteParticipantsInput>>
  /** Mutes a participant. */
  readonly muteParticipant: Operate<OfParticipants<Models.MuteParticipantInput>>
  /** Mutes participants, or all; in beta only. */
  readonly muteAll: OperateInBeta<OfParticipants<Models.MuteAllParticipantsInput>>
  /** Plays music to a participant. */
  readonly startHoldMusic: Operate<OfParticipants<Models.StartHoldMusicInput>>
  /** Ends the music. */
  readonly stopHoldMusic: Operate<OfParticipants<Models.StopHoldMusicInput>>
  /** Lets a participant in from the lobby; in beta only. */
  readonly admitFromLobby: OperateInBeta<OfParticipants<Models.AdmitFromLobbyInput>>
  /** Lets everybody in from the lobby; in beta only. */
  readonly admitAllFromLobby: OperateInBeta<OfParticipants<Models.AdmitAllFromLobbyInput> | void>
  /** Refuses a participant in the lobby; in beta only. */
  readonly removeFromLobby: OperateInBeta<OfParticipants<Models.RemoveFromLobbyInput>>
}
