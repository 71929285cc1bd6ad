import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { RoutingPolicy } from "../schemas/RoutingPolicy.ts"
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

const CreateCallRequest = Schema.Struct({
  "@odata.type": OData.written("#microsoft.graph.call"),
  callbackUri: Schema.String.check(
    Schema.isPattern(callbackUri, { expected: "an https URL, or http of this machine" })
  ).annotate({ description: "Where notifications of the call are posted." }),
  mediaConfig: MediaConfig.annotate({ description: "The host of the media: the service or the application." }),
  requestedModalities: Schema.Array(Modality).annotate({ description: 'The media of the call: `["audio"]`.' }),
  targets: Field.optional(
    Schema.Array(InvitationParticipantInfo).check(
      Schema.isMinLength(1, { expected: "1 to 5 targets" }),
      Schema.isMaxLength(5, { expected: "1 to 5 targets" })
    )
  ).annotate({ description: "The participants to call; none when a meeting is joined." }),
  source: Field.optional(ParticipantInfo).annotate({ description: "The caller; needed to call a phone number." }),
  tenantId: Field.optional(Schema.String).annotate({
    description: "The tenant of the meeting or of the users; needed to call a phone number."
  }),
  subject: Field.optional(Schema.String).annotate({ description: "The subject of the call." }),
  direction: Field.optional(openEnum(["incoming", "outgoing"])).annotate({ description: "`outgoing`." }),
  callChainId: Field.optional(Schema.String).annotate({
    description: "The id of the chain of calls that this one belongs to, a GUID."
  }),
  callOptions: Field.optional(OutgoingCallOptions).annotate({ description: "What the application asks of the call." }),
  chatInfo: Field.optional(ChatInfo).annotate({
    description: "The chat of the meeting that is joined; needed beside a meeting named by its organizer."
  }),
  meetingInfo: Field.optional(MeetingInfo).annotate({ description: "The meeting that is joined." }),
  ringingTimeoutInSeconds: Field.optional(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 115 }, { expected: "1 to 115 seconds" }))
  )
    .annotate({ description: "The ring timeout, in seconds." })
    .pipe(Field.versions(beta)),
  routingPolicies: Field.optional(Schema.Array(RoutingPolicy))
    .annotate({ description: "How the call may be routed." })
    .pipe(Field.versions(beta))
}).annotate({ identifier: "CreateCallRequest" })

const CreateCallResponse = Schema.Struct({
  location,
  id: Schema.String.annotate({ description: "The id of the call." }),
  ...callFields
}).annotate({ identifier: "CreateCallResponse", description: "The call that was created, and where it is." })

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
  failures: [400, 403],
  success: { 201: CreateCallResponse }
})
