/** CallMedia_Unhold: takes a participant off hold. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

const UnholdRequest = Schema.Struct({
  targetParticipant: CommunicationIdentifierModel,
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2025-05-15")))
}).annotate({ identifier: "UnholdRequest" })

export const unhold = Operation.make("CallMedia_Unhold", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:unhold",
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "once",
  params: CallConnectionPath,
  payload: UnholdRequest,
  success: { 200: Operation.Empty }
})
