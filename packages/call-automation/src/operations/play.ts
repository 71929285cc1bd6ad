import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { PlaySource } from "../schemas/PlaySource.ts"
import { actionOnCall } from "./actionOnCall.ts"

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

export const play = actionOnCall("CallMedia_Play", ":play", {
  description: "Plays audio to all participants of the call or to some of them.",
  source: "Call Media - Play",
  official: "play",
  outcome: { succeeded: ["PlayCompleted"], failed: ["PlayFailed", "PlayCanceled"] },
  versions: ApiVersions.all,
  retry: "once",
  payload: PlayRequest,
  success: { 202: Operation.Empty }
})
