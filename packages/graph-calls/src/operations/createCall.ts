import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, beta, service } from "../ApiVersion.ts"
import { callFields } from "../schemas/Call.ts"
import { OutgoingCallOptions } from "../schemas/CallOptions.ts"
import { location } from "../schemas/CommsOperation.ts"
import { MediaConfig } from "../schemas/Media.ts"
import { ChatInfo, MeetingInfo } from "../schemas/Meeting.ts"
import { Modalities } from "../schemas/Modality.ts"
import * as OData from "../schemas/odataType.ts"
import { open } from "../schemas/open.ts"
import { InvitationParticipantInfo, ParticipantInfo } from "../schemas/Participant.ts"
import { RoutingPolicy } from "../schemas/RoutingPolicy.ts"
import { CallbackUri } from "./callbackUri.ts"

const CreateCallRequest = open({
  "@odata.type": OData.written("#microsoft.graph.call"),
  callbackUri: CallbackUri.annotate({ description: "Where notifications of the call are posted." }),
  mediaConfig: MediaConfig.annotate({ description: "The host of the media: the service or the application." }),
  requestedModalities: Modalities.annotate({ description: 'The media of the call: `["audio"]`.' }),
  targets: Field.optionalOrNull(
    Schema.Array(InvitationParticipantInfo).check(
      Schema.isMinLength(1, { expected: "1 to 5 targets" }),
      Schema.isMaxLength(5, { expected: "1 to 5 targets" })
    )
  ).annotate({ description: "The participants to call; none when a meeting is joined." }),
  source: Field.optionalOrNull(ParticipantInfo).annotate({ description: "The caller; needed to call a phone number." }),
  tenantId: Field.optionalOrNull(Schema.String).annotate({
    description: "The tenant of the meeting or of the users; needed to call a phone number."
  }),
  subject: Field.optionalOrNull(Schema.String).annotate({ description: "The subject of the call." }),
  direction: Field.optionalOrNull(openEnum(["incoming", "outgoing"])).annotate({ description: "`outgoing`." }),
  callChainId: Field.optionalOrNull(Schema.String).annotate({
    description: "The id of the chain of calls that this one belongs to, a GUID."
  }),
  callOptions: Field.optionalOrNull(OutgoingCallOptions).annotate({
    description: "What the application asks of the call."
  }),
  chatInfo: Field.optionalOrNull(ChatInfo).annotate({
    description: "The chat of the meeting that is joined; needed beside a meeting named by its organizer."
  }),
  meetingInfo: Field.optionalOrNull(MeetingInfo).annotate({ description: "The meeting that is joined." }),
  ringingTimeoutInSeconds: Field.optionalOrNull(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 115 }, { expected: "1 to 115 seconds" }))
  )
    .annotate({ description: "The ring timeout, in seconds." })
    .pipe(Field.versions(beta)),
  routingPolicies: Field.optionalOrNull(Schema.Array(RoutingPolicy))
    .annotate({ description: "How the call may be routed." })
    .pipe(Field.versions(beta))
}).annotate({ identifier: "CreateCallRequest" })

const CreateCallResponse = open({
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
