// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type {
  CallParticipant,
  ChoiceResult,
  DtmfResult,
  MediaStreamingUpdate,
  ReceivedCallingContext,
  RecordingStorageInfo,
  ResultInformation,
  SpeechResult,
  Tone,
  TranscriptionUpdate
} from "./models.ts"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { CallEvent } from "../events/CallEvent.ts"

/** Create, answer or connect has succeeded. */
export interface CallConnectedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-09-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The leg has ended, by either side. The last event of a leg, except for a CreateCallFailed that may follow. */
export interface CallDisconnectedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-09-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The call was not answered, or could not be placed. */
export interface CreateCallFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The incoming call could not be answered. */
export interface AnswerFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The application could not join the call. */
export interface ConnectFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The complete roster of a call, sent when a participant joins, leaves, is muted or is put on hold, and sometimes without a change. */
export interface ParticipantsUpdatedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The participants in the call. */
  readonly participants?: ReadonlyArray<CallParticipant> | undefined
  /** Grows on a leg, skips, may repeat, and differs between the legs of one call. */
  readonly sequenceNumber?: number | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-09-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The invited participant has joined. */
export interface AddParticipantSucceededData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The participant that the event is about. */
  readonly participant?: CommunicationIdentifier | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The invited participant declined, did not answer, or could not be reached. */
export interface AddParticipantFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The participant that the event is about. */
  readonly participant?: CommunicationIdentifier | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The invitation was withdrawn. Recordings show it with the code 487. */
export interface CancelAddParticipantSucceededData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The invitation that was to be withdrawn. */
  readonly invitationId?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-09-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The invitation could not be withdrawn: it was answered, or is not known. */
export interface CancelAddParticipantFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The invitation that was to be withdrawn. */
  readonly invitationId?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The participant was removed. */
export interface RemoveParticipantSucceededData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The participant that the event is about. */
  readonly participant?: CommunicationIdentifier | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-06-15-preview.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The participant could not be removed. */
export interface RemoveParticipantFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The participant that the event is about. */
  readonly participant?: CommunicationIdentifier | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The participant was moved here. */
export interface MoveParticipantSucceededData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The callConnectionId of the leg that the participant came from. */
  readonly fromCall?: string | undefined
  /** The participant that the event is about. */
  readonly participant?: CommunicationIdentifier | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The participant could not be moved. */
export interface MoveParticipantFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The callConnectionId of the leg that the participant came from. */
  readonly fromCall?: string | undefined
  /** The participant that the event is about. */
  readonly participant?: CommunicationIdentifier | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The target has taken the transferred call. */
export interface CallTransferAcceptedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /**
   * The participant that took the call.
   * Since api-version 2023-10-15.
   */
  readonly transferTarget?: CommunicationIdentifier | undefined
  /**
   * The participant that was transferred.
   * Since api-version 2023-10-15.
   */
  readonly transferee?: CommunicationIdentifier | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The call could not be transferred. */
export interface CallTransferFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The participant could not be put on hold, for example because the audio cannot be decoded. Success has no event. */
export interface HoldFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The first prompt is heard. */
export interface PlayStartedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** All prompts were played. */
export interface PlayCompletedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** A prompt could not be played. */
export interface PlayFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /**
   * Which of several sources it was, from 0.
   * Since api-version 2024-06-15-preview.
   */
  readonly failedPlaySourceIndex?: number | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The prompts were cancelled. */
export interface PlayCanceledData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-09-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The participant's tones or speech were recognized. */
export interface RecognizeCompletedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** Which of the results is there. */
  readonly recognitionType?: "dtmf" | "speech" | "choices" | (string & {}) | undefined
  /** The tones that were pressed. */
  readonly dtmfResult?: DtmfResult | undefined
  /**
   * The choice that was made.
   * Since api-version 2023-10-15.
   */
  readonly choiceResult?: ChoiceResult | undefined
  /**
   * What was said.
   * Since api-version 2023-10-15.
   */
  readonly speechResult?: SpeechResult | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** No matching input in time, or the prompt failed. */
export interface RecognizeFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /**
   * Which of several sources it was, from 0.
   * Since api-version 2024-06-15-preview.
   */
  readonly failedPlaySourceIndex?: number | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The recognition was cancelled. */
export interface RecognizeCanceledData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-09-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** A tone was received. */
export interface ContinuousDtmfRecognitionToneReceivedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The position of the tone among those that were pressed. */
  readonly sequenceId?: number | undefined
  /** The tone. */
  readonly tone?: Tone | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** Continuous DTMF recognition failed. */
export interface ContinuousDtmfRecognitionToneFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** Continuous DTMF recognition was stopped by request. */
export interface ContinuousDtmfRecognitionStoppedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The tones were sent. */
export interface SendDtmfTonesCompletedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The tones could not be sent. */
export interface SendDtmfTonesFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** Audio is being streamed. */
export interface MediaStreamingStartedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of media streaming. */
  readonly mediaStreamingUpdate?: MediaStreamingUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** Audio is no longer streamed. */
export interface MediaStreamingStoppedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of media streaming. */
  readonly mediaStreamingUpdate?: MediaStreamingUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** Audio cannot be streamed. */
export interface MediaStreamingFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of media streaming. */
  readonly mediaStreamingUpdate?: MediaStreamingUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The call is being transcribed. */
export interface TranscriptionStartedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of a transcription. */
  readonly transcriptionUpdate?: TranscriptionUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The transcription goes on with other settings. */
export interface TranscriptionUpdatedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of a transcription. */
  readonly transcriptionUpdate?: TranscriptionUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The call is no longer transcribed. */
export interface TranscriptionStoppedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of a transcription. */
  readonly transcriptionUpdate?: TranscriptionUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The call cannot be transcribed. */
export interface TranscriptionFailedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of a transcription. */
  readonly transcriptionUpdate?: TranscriptionUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** A summary of the call was made, or not. */
export interface TranscriptionCallSummaryUpdatedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The status of a transcription. */
  readonly transcriptionUpdate?: TranscriptionUpdate | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The context that the request carried. */
  readonly operationContext?: string | undefined
  /** How an operation or a call ended. Programs look at `code` and `subCode`. */
  readonly resultInformation?: ResultInformation | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** The state of a recording changed. The service first sends `inactive`, with a time in the year 1. */
export interface RecordingStateChangedData {
  /** The source of the event once more. Recorded, not documented. */
  readonly eventSource?: string | undefined
  /** The recording. */
  readonly recordingId?: string | undefined
  /** The state of the recording. */
  readonly state?: "active" | "inactive" | (string & {}) | undefined
  /** When it began; in the year 1 when it has not. */
  readonly startDateTime?: DateTimeText | undefined
  /**
   * Who records.
   * Since api-version 2024-04-15.
   */
  readonly recordingKind?: "azureCommunicationServices" | "teams" | "teamsCompliance" | (string & {}) | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2024-09-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /** The call, for a CallLocator. */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** A recording that was accepted could not be started. */
export interface StartRecordingFailedData {
  /** The source of the event once more. Recorded, not documented. */
  readonly eventSource?: string | undefined
  /** The recording. */
  readonly recordingId?: string | undefined
  /**
   * The context that the request carried.
   * Since api-version 2025-06-15.
   */
  readonly operationContext?: string | undefined
  /**
   * How an operation or a call ended. Programs look at `code` and `subCode`.
   * Since api-version 2025-06-15.
   */
  readonly resultInformation?: ResultInformation | undefined
  /** The api-version of the request that made the leg. Recorded, not documented. */
  readonly version?: string | undefined
  /** The leg, for CallConnection. */
  readonly callConnectionId?: string | undefined
  /**
   * The call, for a CallLocator.
   * Since api-version 2025-06-15.
   */
  readonly serverCallId?: string | undefined
  /** What Microsoft's support asks for; the same on every leg of a call. */
  readonly correlationId?: string | undefined
  /** The type of the event once more. Recorded, not documented. */
  readonly publicEventType?: string | undefined
}

/** An incoming call. Answer, redirect and reject take its `incomingCallContext`, the only required field; those that describe the call may be absent. */
export interface IncomingCallData {
  /** The callee. */
  readonly to?: CommunicationIdentifier | undefined
  /** The caller. */
  readonly from?: CommunicationIdentifier | undefined
  /** The call. */
  readonly serverCallId?: string | undefined
  /** The display name of the caller; it is not verified, and may be empty. */
  readonly callerDisplayName?: string | undefined
  /** The calling context of the other side. Documented as always present; recordings do not show it. */
  readonly customContext?: ReceivedCallingContext | undefined
  /**
   * What answer, redirect and reject take.
   * Expected: a value with a length of at least 1.
   */
  readonly incomingCallContext: string
  /** For whom the callee takes the call. */
  readonly onBehalfOfCallee?: CommunicationIdentifier | undefined
  /** What Microsoft's support asks for. */
  readonly correlationId?: string | undefined
}

/** The files of a recording are ready. Its subject is `/recording/call/{correlationId}/serverCallId/{serverCallId}/recordingId/{recordingId}`; older ones have no serverCallId there, and the recording in it alone. */
export interface RecordingFileStatusUpdatedData {
  /** Where the files of a recording are. */
  readonly recordingStorageInfo?: RecordingStorageInfo | undefined
  /** When it began. */
  readonly recordingStartTime?: DateTimeText | undefined
  /** The duration in milliseconds, without pauses. */
  readonly recordingDurationMs?: number | undefined
  /** What is recorded. */
  readonly recordingContentType?: "Audio" | "AudioVideo" | (string & {}) | undefined
  /** Whether participants have channels of their own. */
  readonly recordingChannelType?: "Mixed" | "Unmixed" | (string & {}) | undefined
  /** The format of the files. */
  readonly recordingFormatType?: "Wav" | "Mp3" | "Mp4" | (string & {}) | undefined
  /** The recording. */
  readonly recordingId?: string | undefined
  /** The kind of storage, such as `ACS`. */
  readonly storageType?: string | undefined
  /** Why it ended. */
  readonly sessionEndReason?: "CallEnded" | "InitiatorLeft" | (string & {}) | undefined
}

/** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
export interface SubscriptionValidationData {
  /** The code that the response has to return. */
  readonly validationCode: string
  /** Where a person can confirm the subscription instead. */
  readonly validationUrl?: string | undefined
}

/** The events by their names. */
export interface Events {
  /** Create, answer or connect has succeeded. */
  readonly CallConnected: CallEvent<"CallConnected", CallConnectedData>
  /** The leg has ended, by either side. The last event of a leg, except for a CreateCallFailed that may follow. */
  readonly CallDisconnected: CallEvent<"CallDisconnected", CallDisconnectedData>
  /** The call was not answered, or could not be placed. */
  readonly CreateCallFailed: CallEvent<"CreateCallFailed", CreateCallFailedData>
  /** The incoming call could not be answered. */
  readonly AnswerFailed: CallEvent<"AnswerFailed", AnswerFailedData>
  /** The application could not join the call. */
  readonly ConnectFailed: CallEvent<"ConnectFailed", ConnectFailedData>
  /** The complete roster of a call, sent when a participant joins, leaves, is muted or is put on hold, and sometimes without a change. */
  readonly ParticipantsUpdated: CallEvent<"ParticipantsUpdated", ParticipantsUpdatedData>
  /** The invited participant has joined. */
  readonly AddParticipantSucceeded: CallEvent<"AddParticipantSucceeded", AddParticipantSucceededData>
  /** The invited participant declined, did not answer, or could not be reached. */
  readonly AddParticipantFailed: CallEvent<"AddParticipantFailed", AddParticipantFailedData>
  /** The invitation was withdrawn. Recordings show it with the code 487. */
  readonly CancelAddParticipantSucceeded: CallEvent<"CancelAddParticipantSucceeded", CancelAddParticipantSucceededData>
  /** The invitation could not be withdrawn: it was answered, or is not known. */
  readonly CancelAddParticipantFailed: CallEvent<"CancelAddParticipantFailed", CancelAddParticipantFailedData>
  /** The participant was removed. */
  readonly RemoveParticipantSucceeded: CallEvent<"RemoveParticipantSucceeded", RemoveParticipantSucceededData>
  /** The participant could not be removed. */
  readonly RemoveParticipantFailed: CallEvent<"RemoveParticipantFailed", RemoveParticipantFailedData>
  /** The participant was moved here. */
  readonly MoveParticipantSucceeded: CallEvent<"MoveParticipantSucceeded", MoveParticipantSucceededData>
  /** The participant could not be moved. */
  readonly MoveParticipantFailed: CallEvent<"MoveParticipantFailed", MoveParticipantFailedData>
  /** The target has taken the transferred call. */
  readonly CallTransferAccepted: CallEvent<"CallTransferAccepted", CallTransferAcceptedData>
  /** The call could not be transferred. */
  readonly CallTransferFailed: CallEvent<"CallTransferFailed", CallTransferFailedData>
  /** The participant could not be put on hold, for example because the audio cannot be decoded. Success has no event. */
  readonly HoldFailed: CallEvent<"HoldFailed", HoldFailedData>
  /** The first prompt is heard. */
  readonly PlayStarted: CallEvent<"PlayStarted", PlayStartedData>
  /** All prompts were played. */
  readonly PlayCompleted: CallEvent<"PlayCompleted", PlayCompletedData>
  /** A prompt could not be played. */
  readonly PlayFailed: CallEvent<"PlayFailed", PlayFailedData>
  /** The prompts were cancelled. */
  readonly PlayCanceled: CallEvent<"PlayCanceled", PlayCanceledData>
  /** The participant's tones or speech were recognized. */
  readonly RecognizeCompleted: CallEvent<"RecognizeCompleted", RecognizeCompletedData>
  /** No matching input in time, or the prompt failed. */
  readonly RecognizeFailed: CallEvent<"RecognizeFailed", RecognizeFailedData>
  /** The recognition was cancelled. */
  readonly RecognizeCanceled: CallEvent<"RecognizeCanceled", RecognizeCanceledData>
  /** A tone was received. */
  readonly ContinuousDtmfRecognitionToneReceived: CallEvent<
    "ContinuousDtmfRecognitionToneReceived",
    ContinuousDtmfRecognitionToneReceivedData
  >
  /** Continuous DTMF recognition failed. */
  readonly ContinuousDtmfRecognitionToneFailed: CallEvent<
    "ContinuousDtmfRecognitionToneFailed",
    ContinuousDtmfRecognitionToneFailedData
  >
  /** Continuous DTMF recognition was stopped by request. */
  readonly ContinuousDtmfRecognitionStopped: CallEvent<
    "ContinuousDtmfRecognitionStopped",
    ContinuousDtmfRecognitionStoppedData
  >
  /** The tones were sent. */
  readonly SendDtmfTonesCompleted: CallEvent<"SendDtmfTonesCompleted", SendDtmfTonesCompletedData>
  /** The tones could not be sent. */
  readonly SendDtmfTonesFailed: CallEvent<"SendDtmfTonesFailed", SendDtmfTonesFailedData>
  /** Audio is being streamed. */
  readonly MediaStreamingStarted: CallEvent<"MediaStreamingStarted", MediaStreamingStartedData>
  /** Audio is no longer streamed. */
  readonly MediaStreamingStopped: CallEvent<"MediaStreamingStopped", MediaStreamingStoppedData>
  /** Audio cannot be streamed. */
  readonly MediaStreamingFailed: CallEvent<"MediaStreamingFailed", MediaStreamingFailedData>
  /** The call is being transcribed. */
  readonly TranscriptionStarted: CallEvent<"TranscriptionStarted", TranscriptionStartedData>
  /** The transcription goes on with other settings. */
  readonly TranscriptionUpdated: CallEvent<"TranscriptionUpdated", TranscriptionUpdatedData>
  /** The call is no longer transcribed. */
  readonly TranscriptionStopped: CallEvent<"TranscriptionStopped", TranscriptionStoppedData>
  /** The call cannot be transcribed. */
  readonly TranscriptionFailed: CallEvent<"TranscriptionFailed", TranscriptionFailedData>
  /** A summary of the call was made, or not. */
  readonly TranscriptionCallSummaryUpdated: CallEvent<
    "TranscriptionCallSummaryUpdated",
    TranscriptionCallSummaryUpdatedData
  >
  /** The state of a recording changed. The service first sends `inactive`, with a time in the year 1. */
  readonly RecordingStateChanged: CallEvent<"RecordingStateChanged", RecordingStateChangedData>
  /** A recording that was accepted could not be started. */
  readonly StartRecordingFailed: CallEvent<"StartRecordingFailed", StartRecordingFailedData>
  /** An incoming call. Answer, redirect and reject take its `incomingCallContext`, the only required field; those that describe the call may be absent. */
  readonly IncomingCall: CallEvent<"IncomingCall", IncomingCallData>
  /** The files of a recording are ready. Its subject is `/recording/call/{correlationId}/serverCallId/{serverCallId}/recordingId/{recordingId}`; older ones have no serverCallId there, and the recording in it alone. */
  readonly RecordingFileStatusUpdated: CallEvent<"RecordingFileStatusUpdated", RecordingFileStatusUpdatedData>
  /** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
  readonly SubscriptionValidation: CallEvent<"SubscriptionValidation", SubscriptionValidationData>
}

/** The name of a kind of event: its type without `Microsoft.Communication.`. */
export type EventName = keyof Events

/** The event of a kind, or of one of several. */
export type EventOf<Name extends EventName> = Events[Name]

/** An event of any kind. */
export type Event = Events[EventName]
