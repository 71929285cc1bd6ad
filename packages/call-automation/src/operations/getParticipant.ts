import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionId } from "../schemas/CallConnectionId.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"

export const getParticipant = Operation.make("CallConnection_GetParticipant", {
  description: "Gets one participant of a call; `participantRawId` is the raw id, not percent-encoded.",
  source: "Call Connection - Get Participant",
  official: "getParticipant",
  service,
  method: "GET",
  path: "/calling/callConnections/{callConnectionId}/participants/{participantRawId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({
    callConnectionId: CallConnectionId,
    participantRawId: Schema.String.annotate({
      description: "The raw id of the participant, such as `4:+14255550123`."
    })
  }),
  failures: [404],
  success: { 200: CallParticipant }
})
