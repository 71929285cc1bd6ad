/** Operations of a call: what was asked for, how far it is, and how it ended. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { OperationStatus } from "./OperationStatus.ts"
import { AnyInvitationParticipantInfo } from "./Participant.ts"
import { ResultInfo } from "./ResultInfo.ts"
import { open } from "./open.ts"

/** The members that every operation has. A `status` that is absent is to be read as `running`. */
export const commsOperation = /* @__PURE__ */ (() => ({
  "@odata.type": OData.read,
  id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the operation." }),
  clientContext: Field.optionalOrNull(Schema.String).annotate({
    description: "The string that was given with the request."
  }),
  status: Field.optionalOrNull(OperationStatus).annotate({
    description: "The status of the operation; an absent one means `running`."
  }),
  resultInfo: Field.optionalOrNull(ResultInfo).annotate({ description: "How the operation ended." })
}))()

/** The URL of the operation that an action started; it travels in the `Location` header. */
export const location = /* @__PURE__ */ (() =>
  Field.optionalOrNull(Schema.String)
    .annotate({ description: "The URL of what the request made: a call or an operation." })
    .pipe(Field.header("Location")))()

/** How a prompt ended. */
export const PlayPromptCompletionReason = /* @__PURE__ */ (() =>
  openEnum(["unknown", "completedSuccessfully", "mediaOperationCanceled", "unknownFutureValue"]).annotate({
    description: "How a prompt ended."
  }))()

/** How a recording ended. */
export const RecordCompletionReason = /* @__PURE__ */ (() =>
  openEnum([
    "operationCanceled",
    "stopToneDetected",
    "maxRecordDurationReached",
    "initialSilenceTimeout",
    "maxSilenceTimeout",
    "playPromptFailed",
    "playBeepFailed",
    "mediaReceiveTimeout",
    "unspecifiedError"
  ]).annotate({ description: "How a recording ended." }))()

/** How the sending of tones ended. */
export const SendDtmfCompletionReason = /* @__PURE__ */ (() =>
  openEnum(["unknown", "completedSuccessfully", "mediaOperationCanceled", "unknownFutureValue"]).annotate({
    description: "How the sending of tones ended."
  }))()

const anyOperation = /* @__PURE__ */ (() =>
  open({
    ...commsOperation,
    completionReason: Field.optionalOrNull(Schema.String).annotate({
      description: "Why a prompt, a recording or the sending of tones ended."
    }),
    participants: Field.optionalOrNull(
      Schema.Array(Schema.Union([Schema.String, AnyInvitationParticipantInfo]))
    ).annotate({
      description: "The participants that were invited, or the ids of those that were muted."
    }),
    recordingLocation: Field.optionalOrNull(Schema.String).annotate({
      description: "The location of the recording; it is deleted with the call."
    }),
    recordingAccessToken: Field.optionalOrNull(Schema.RedactedFromValue(Schema.String)).annotate({
      description: "The bearer token to fetch the recording with."
    })
  }).annotate({
    identifier: "commsOperation",
    description: "An operation of a call: its kind, its status and its result."
  }))()

/**
 * An operation of any type, distinguished by `@odata.type`, with the members of the types that this package starts.
 *
 * `completionReason` is published in beta only for prompts and recordings, and present in notifications of v1.0 too.
 */
export interface CommsOperation extends Schema.Schema.Type<typeof anyOperation> {}
export const CommsOperation: Schema.Codec<CommsOperation, unknown> = anyOperation
