/** What an application asked of a call, how far it is and how it ended: the record behind answers and notifications. */
import * as Redacted from "effect/Redacted"
import type { IdentitySet } from "./identities.ts"
import type { Result } from "./Result.ts"

/** The types of operations, without Microsoft's prefix. */
export type OperationType =
  | "addLargeGalleryViewOperation"
  | "admitAllFromLobbyOperation"
  | "admitFromLobbyOperation"
  | "cancelMediaProcessingOperation"
  | "inviteParticipantsOperation"
  | "muteParticipantOperation"
  | "muteParticipantsOperation"
  | "playPromptOperation"
  | "recordOperation"
  | "removeFromLobbyOperation"
  | "sendDtmfTonesOperation"
  | "startHoldMusicOperation"
  | "startRecordingOperation"
  | "startTranscriptionOperation"
  | "stopHoldMusicOperation"
  | "stopRecordingOperation"
  | "stopTranscriptionOperation"
  | "subscribeToToneOperation"
  | "unmuteParticipantOperation"
  | "updateRecordingStatusOperation"

/** How an operation ended. */
export interface Outcome {
  readonly status: "completed" | "failed"
  readonly resultInfo?: Result
  readonly recordingLocation?: string
  readonly recordingAccessToken?: string
  /** On the wire of both versions for recordings and sent tones, of beta alone for prompts. */
  readonly completionReason?: string
}

/** Who is invited, as the request had it. */
export interface Invited {
  readonly "@odata.type"?: string | undefined
  readonly identity: IdentitySet
  readonly endpointType?: string | undefined
  readonly participantId?: string | undefined
  readonly replacesCallId?: string | undefined
  readonly hidden?: boolean | undefined
  readonly removeFromDefaultAudioRoutingGroup?: boolean | undefined
}

/** An operation of a call. */
export interface CommsOperation {
  readonly id: string
  readonly type: OperationType
  readonly clientContext: string | undefined
  /** Who was invited, or the ids of those that were muted. */
  readonly participants?: ReadonlyArray<Invited | string> | undefined
  /** `undefined` while it waits or runs. */
  outcome: Outcome | undefined
}

const running: { readonly status: "running"; readonly recordingAccessToken?: string } = { status: "running" }

/** An operation as schemas have it: the token of a recording is kept from logs until it is encoded. */
export const bodyOf = (operation: CommsOperation) => {
  const { clientContext, id, participants, type } = operation
  const { recordingAccessToken: token, ...rest } = operation.outcome ?? running
  return {
    "@odata.type": `#microsoft.graph.${type}`,
    id,
    ...(clientContext === undefined ? {} : { clientContext }),
    ...rest,
    ...(participants === undefined ? {} : { participants }),
    ...(token === undefined ? {} : { recordingAccessToken: Redacted.make(token) })
  }
}
