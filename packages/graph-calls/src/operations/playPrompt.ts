import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, beta, service } from "../ApiVersion.ts"
import { ClientContext } from "../schemas/ClientContext.ts"
import { commsOperation, location, PlayPromptCompletionReason } from "../schemas/CommsOperation.ts"
import { CallId } from "../schemas/ids.ts"
import { MediaPrompt } from "../schemas/Media.ts"

export const PlayPromptRequest = Schema.Struct({
  prompts: Schema.Array(MediaPrompt).check(
    Schema.isMinLength(1, { expected: "1 to 20 prompts" }),
    Schema.isMaxLength(20, { expected: "1 to 20 prompts" })
  ),
  loop: Field.optional(Schema.Boolean).pipe(Field.versions(beta)),
  clientContext: Field.optional(ClientContext)
}).annotate({ identifier: "PlayPromptRequest" })

export const PlayPromptOperation = Schema.Struct({
  location,
  ...commsOperation,
  completionReason: Field.optional(PlayPromptCompletionReason).pipe(Field.versions(beta))
}).annotate({ identifier: "playPromptOperation" })

export const playPrompt = Operation.make("Call_PlayPrompt", {
  description:
    "Plays audio prompts after those that are queued before; only for service-hosted media.\n`loop` (beta) repeats them until they are cancelled; no notification tells of their end then.",
  source: "call: playPrompt",
  service,
  method: "POST",
  path: "/communications/calls/{id}/playPrompt",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ id: CallId }),
  payload: PlayPromptRequest,
  success: { 200: PlayPromptOperation }
})
