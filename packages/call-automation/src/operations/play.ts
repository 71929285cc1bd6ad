import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { PlaySource } from "../schemas/PlaySource.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const PlayRequest = Schema.Struct({
  playSources: Schema.Array(PlaySource).annotate({
    description: "The prompts, played one after the other."
  }),
  playTo: Field.optional(Schema.Array(CommunicationIdentifierModel)).annotate({
    description:
      "The participants that hear them; all of them when it is absent or empty. With one participant the others are on hold meanwhile."
  }),
  playOptions: Field.optional(
    Schema.Struct({
      loop: Schema.Boolean.annotate({ description: "Whether they are repeated until something cancels them." })
    })
  ).annotate({ description: "How they are played." }),
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  interruptCallMediaOperation: Field.optional(Schema.Boolean)
    .annotate({
      description:
        "Whether the running and queued media operations are cancelled instead of waited for; default `false`."
    })
    .pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
}).annotate({ identifier: "PlayRequest" })

export const play = actionOnCall("CallMedia_Play", ":play", {
  description: "Plays audio to all participants of the call or to some of them.",
  official: "play",
  outcome: {
    succeeded: ["PlayCompleted"],
    failed: ["PlayFailed", "PlayCanceled"],
    note: "A loop ends only when something cancels it, which is a failure."
  },
  versions: ApiVersions.all,
  retry: "once",
  payload: PlayRequest,
  failures: [400, 405],
  success: { 202: Operation.Empty }
})
