import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, beta, service } from "../ApiVersion.ts"
import { callFields } from "../schemas/Call.ts"
import { OutgoingCallOptions } from "../schemas/CallOptions.ts"
import { location } from "../schemas/CommsOperation.ts"
import { MediaConfig } from "../schemas/Media.ts"
import { ChatInfo, MeetingInfo } from "../schemas/Meeting.ts"
import { Modality } from "../schemas/Modality.ts"
import * as OData from "../schemas/odataType.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { InvitationParticipantInfo, ParticipantInfo } from "../schemas/Participant.ts"

// Graph wants https; the local cloud delivers to the machine it runs on without it.
const callbackUri = /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)/i

export const CreateCallRequest = Schema.Struct({
  "@odata.type": OData.written("#microsoft.graph.call"),
  callbackUri: Schema.String.check(
    Schema.isPattern(callbackUri, { expected: "an https URL, or http of this machine" })
  ),
  mediaConfig: MediaConfig,
  requestedModalities: Schema.Array(Modality),
  targets: Field.optional(
    Schema.Array(InvitationParticipantInfo).check(
      Schema.isMinLength(1, { expected: "1 to 5 targets" }),
      Schema.isMaxLength(5, { expected: "1 to 5 targets" })
    )
  ),
  source: Field.optional(ParticipantInfo),
  tenantId: Field.optional(Schema.String),
  subject: Field.optional(Schema.String),
  direction: Field.optional(openEnum(["incoming", "outgoing"])),
  callChainId: Field.optional(Schema.String),
  callOptions: Field.optional(OutgoingCallOptions),
  chatInfo: Field.optional(ChatInfo),
  meetingInfo: Field.optional(MeetingInfo),
  ringingTimeoutInSeconds: Field.optional(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 115 }, { expected: "1 to 115 seconds" }))
  ).pipe(Field.versions(beta)),
  routingPolicies: Field.optional(
    Schema.Array(
      openEnum([
        "none",
        "noMissedCall",
        "disableForwardingExceptPhone",
        "disableForwarding",
        "preferSkypeForBusiness",
        "unknownFutureValue"
      ])
    )
  ).pipe(Field.versions(beta))
}).annotate({ identifier: "CreateCallRequest" })

export const CreateCallResponse = Schema.Struct({ location, id: Schema.String, ...callFields }).annotate({
  identifier: "CreateCallResponse"
})

export const createCall = Operation.make("Call_Create", {
  description:
    "Creates a call to a user or a phone number (one target) or to a group of users (up to five), or joins a meeting (`meetingInfo`).\nNeeds `Calls.Initiate.All`, `Calls.InitiateGroupCall.All`, `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`, and `Calls.AccessMedia.All` when the application hosts the media. A phone number needs `source` with the `applicationInstance` that owns a number, and `tenantId`. The states of the call come as notifications to `callbackUri`.",
  source: "Create call",
  service,
  method: "POST",
  path: "/communications/calls",
  versions: ApiVersions.all,
  retry: "once",
  payload: CreateCallRequest,
  success: { 201: CreateCallResponse }
})
