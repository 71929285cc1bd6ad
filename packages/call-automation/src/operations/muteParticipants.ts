/** CallConnection_Mute: mutes ACS users in a call. Nobody can be unmuted this way. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

const MuteParticipantsRequest = Schema.Struct({
  /** ACS users only. */
  targetParticipants: Schema.Array(CommunicationIdentifierModel),
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "MuteParticipantsRequest" })

const MuteParticipantsResult = Schema.Struct({
  operationContext: Field.optional(Schema.String)
}).annotate({ identifier: "MuteParticipantsResult" })

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
