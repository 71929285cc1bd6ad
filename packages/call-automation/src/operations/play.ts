/** CallMedia_Play: plays prompts to some participants or to everybody. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { PlaySource } from "../schemas/PlaySource.ts"

const PlayRequest = Schema.Struct({
  playSources: Schema.Array(PlaySource),
  /** Left out or empty: everybody. One participant: the others are on hold meanwhile. */
  playTo: Field.optional(Schema.Array(CommunicationIdentifierModel)),
  playOptions: Field.optional(Schema.Struct({ loop: Schema.Boolean })),
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  interruptCallMediaOperation: Field.optional(Schema.Boolean).pipe(
    Field.versions(ApiVersions.from("2024-06-15-preview"))
  )
}).annotate({ identifier: "PlayRequest" })

export const play = Operation.make("CallMedia_Play", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:play",
  versions: ApiVersions.all,
  retry: "once",
  params: CallConnectionPath,
  payload: PlayRequest,
  success: { 202: Operation.Empty }
})
