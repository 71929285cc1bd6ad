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

/** The leg has ended, whoever ended it. The last event of a leg, but for a CreateCallFailed that may follow. */
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

/** Nobody answered, or the call could not be made. */
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

/** The whole roster of a call: somebody came or went, was muted or put on hold, or nothing of that. */
export interface ParticipantsUpdatedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** Everybody in the call. */
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
  /** Who it is about. */
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
  /** Who it is about. */
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
  /** Who it is about. */
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
  /** Who it is about. */
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
  /** Who it is about. */
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
  /** Who it is about. */
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
   * Who has taken the call.
   * Since api-version 2023-10-15.
   */
  readonly transferTarget?: CommunicationIdentifier | undefined
  /**
   * Who was transferred.
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

/** The participant is not on hold after all, such as for audio that cannot be decoded. There is no event for success. */
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

/** The participant has pressed or said something that fits. */
export interface RecognizeCompletedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** Which of the results is there. */
  readonly recognitionType?: "dtmf" | "speech" | "choices" | (string & {}) | undefined
  /** The keys that were pressed. */
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

/** Nothing that fits was pressed or said in time, or the prompt failed. */
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

/** One key was pressed. */
export interface ContinuousDtmfRecognitionToneReceivedData {
  /**
   * The source of the event once more. Recorded, not documented.
   * In api-version 2023-03-06, 2023-10-15 only.
   */
  readonly eventSource?: string | undefined
  /** The place of the key among those that were pressed. */
  readonly sequenceId?: number | undefined
  /** The key. */
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

/** Keys can no longer be recognised. */
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

/** Keys are no longer recognised, as asked. */
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
  /** What became of the streaming of audio. */
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
  /** What became of the streaming of audio. */
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
  /** What became of the streaming of audio. */
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
  /** What became of a transcription. */
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
  /** What became of a transcription. */
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
  /** What became of a transcription. */
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
  /** What became of a transcription. */
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
  /** What became of a transcription. */
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

/** A recording runs or does not. Recordings of the service show an `inactive` first, with a time in the year 1. */
export interface RecordingStateChangedData {
  /** The source of the event once more. Recorded, not documented. */
  readonly eventSource?: string | undefined
  /** The recording. */
  readonly recordingId?: string | undefined
  /** Whether it runs. */
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

/** Somebody calls the resource; answer, redirect or reject takes its `incomingCallContext`, which is all that it has to have: what describes the call may be missing. */
export interface IncomingCallData {
  /** Who is called. */
  readonly to?: CommunicationIdentifier | undefined
  /** Who calls. */
  readonly from?: CommunicationIdentifier | undefined
  /** The call. */
  readonly serverCallId?: string | undefined
  /** The name of who calls; it is not checked, and may be empty. */
  readonly callerDisplayName?: string | undefined
  /** What the other side hands over. Documented as always there; recordings do not show it. */
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
  /** How long it is in milliseconds, without the time that it was paused. */
  readonly recordingDurationMs?: number | undefined
  /** What is recorded. */
  readonly recordingContentType?: "Audio" | "AudioVideo" | (string & {}) | undefined
  /** Whether participants have channels of their own. */
  readonly recordingChannelType?: "Mixed" | "Unmixed" | (string & {}) | undefined
  /** The format of the files. */
  readonly recordingFormatType?: "Wav" | "Mp3" | "Mp4" | (string & {}) | undefined
  /** The recording. */
  readonly recordingId?: string | undefined
  /** Who stores them, such as `ACS`. */
  readonly storageType?: string | undefined
  /** Why it ended. */
  readonly sessionEndReason?: "CallEnded" | "InitiatorLeft" | (string & {}) | undefined
}

/** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
export interface SubscriptionValidationData {
  /** What the answer has to give back. */
  readonly validationCode: string
  /** Where a person can confirm the subscription instead. */
  readonly validationUrl?: string | undefined
}

/** The events by their names. */
export interface Events {
  /** Create, answer or connect has succeeded. */
  readonly CallConnected: CallEvent<"CallConnected", CallConnectedData>
  /** The leg has ended, whoever ended it. The last event of a leg, but for a CreateCallFailed that may follow. */
  readonly CallDisconnected: CallEvent<"CallDisconnected", CallDisconnectedData>
  /** Nobody answered, or the call could not be made. */
  readonly CreateCallFailed: CallEvent<"CreateCallFailed", CreateCallFailedData>
  /** The incoming call could not be answered. */
  readonly AnswerFailed: CallEvent<"AnswerFailed", AnswerFailedData>
  /** The application could not join the call. */
  readonly ConnectFailed: CallEvent<"ConnectFailed", ConnectFailedData>
  /** The whole roster of a call: somebody came or went, was muted or put on hold, or nothing of that. */
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
  /** The participant is not on hold after all, such as for audio that cannot be decoded. There is no event for success. */
  readonly HoldFailed: CallEvent<"HoldFailed", HoldFailedData>
  /** The first prompt is heard. */
  readonly PlayStarted: CallEvent<"PlayStarted", PlayStartedData>
  /** All prompts were played. */
  readonly PlayCompleted: CallEvent<"PlayCompleted", PlayCompletedData>
  /** A prompt could not be played. */
  readonly PlayFailed: CallEvent<"PlayFailed", PlayFailedData>
  /** The prompts were cancelled. */
  readonly PlayCanceled: CallEvent<"PlayCanceled", PlayCanceledData>
  /** The participant has pressed or said something that fits. */
  readonly RecognizeCompleted: CallEvent<"RecognizeCompleted", RecognizeCompletedData>
  /** Nothing that fits was pressed or said in time, or the prompt failed. */
  readonly RecognizeFailed: CallEvent<"RecognizeFailed", RecognizeFailedData>
  /** The recognition was cancelled. */
  readonly RecognizeCanceled: CallEvent<"RecognizeCanceled", RecognizeCanceledData>
  /** One key was pressed. */
  readonly ContinuousDtmfRecognitionToneReceived: CallEvent<
    "ContinuousDtmfRecognitionToneReceived",
    ContinuousDtmfRecognitionToneReceivedData
  >
  /** Keys can no longer be recognised. */
  readonly ContinuousDtmfRecognitionToneFailed: CallEvent<
    "ContinuousDtmfRecognitionToneFailed",
    ContinuousDtmfRecognitionToneFailedData
  >
  /** Keys are no longer recognised, as asked. */
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
  /** A recording runs or does not. Recordings of the service show an `inactive` first, with a time in the year 1. */
  readonly RecordingStateChanged: CallEvent<"RecordingStateChanged", RecordingStateChangedData>
  /** A recording that was accepted could not be started. */
  readonly StartRecordingFailed: CallEvent<"StartRecordingFailed", StartRecordingFailedData>
  /** Somebody calls the resource; answer, redirect or reject takes its `incomingCallContext`, which is all that it has to have: what describes the call may be missing. */
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
