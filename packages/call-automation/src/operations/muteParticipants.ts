/** CallConnection_Mute: mutes ACS users in a call. Nobody can be unmuted this way. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { operationContext, returnedContext } from "../schemas/operationContext.ts"

const MuteParticipantsRequest = Schema.Struct({
  targetParticipants: Schema.Array(CommunicationIdentifierModel).annotate({
    description: "Who is muted; users of the resource only."
  }),
  operationContext
}).annotate({ identifier: "MuteParticipantsRequest" })

const MuteParticipantsResult = Schema.Struct({
  operationContext: returnedContext
}).annotate({ identifier: "MuteParticipantsResult", description: "The answer of `CallConnection_Mute`." })

export const muteParticipants = Operation.make("CallConnection_Mute", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:mute",
  versions: ApiVersions.from("2023-10-15"),
  retry: "repeatable",
  params: CallConnectionPath,
  payload: MuteParticipantsRequest,
  success: { 200: MuteParticipantsResult }
})
