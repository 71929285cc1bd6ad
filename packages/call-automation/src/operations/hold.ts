/** CallMedia_Hold: puts a participant on hold. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { PlaySource } from "../schemas/PlaySource.ts"

const HoldRequest = Schema.Struct({
  targetParticipant: CommunicationIdentifierModel,
  /** What the participant hears meanwhile. */
  playSourceInfo: Field.optional(PlaySource),
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String)
}).annotate({ identifier: "HoldRequest" })

export const hold = Operation.make("CallMedia_Hold", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:hold",
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  params: CallConnectionPath,
  payload: HoldRequest,
  success: { 200: Operation.Empty }
})
