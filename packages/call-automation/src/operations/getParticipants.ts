import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"

const GetParticipantsResponse = Schema.Struct({
  value: Schema.Array(CallParticipant).annotate({ description: "The participants of this page." }),
  nextLink: Field.optional(Schema.String).annotate({ description: "The link to the next page; absent on the last." })
}).annotate({ identifier: "GetParticipantsResponse", description: "A page of the participants of a call." })

export const getParticipants = Operation.make("CallConnection_GetParticipants", {
  description: "Lists the participants of a call.",
  source: "Call Connection - Get Participants",
  official: "listParticipants",
  service,
  method: "GET",
  path: "/calling/callConnections/{callConnectionId}/participants",
  versions: ApiVersions.all,
  retry: "safe",
  params: CallConnectionPath,
  failures: [404],
  success: { 200: GetParticipantsResponse }
})
