import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { PlayPromptCompletionReason } from "../schemas/CommsOperation.ts"
import { MediaPrompt } from "../schemas/Media.ts"
import { actionOnCall, began, request } from "./action.ts"

export const playPrompt = actionOnCall("Call_PlayPrompt", "playPrompt", {
  ends: "notified",
  note: "With `loop` no notification reports the end: what waits for it ends after `waitMillis`.",
  description:
    "Plays audio prompts after those that are queued before; only for service-hosted media.\n`loop` (beta) repeats them until they are cancelled; no notification reports their end then.",
  source: "call: playPrompt",
  takes: request("PlayPromptRequest", {
    prompts: Schema.Array(MediaPrompt).check(
      Schema.isMinLength(1, { expected: "1 to 20 prompts" }),
      Schema.isMaxLength(20, { expected: "1 to 20 prompts", description: "The files, played one after the other." })
    ),
    loop: Field.optionalOrNull(Schema.Boolean)
      .annotate({ description: "Whether they are repeated until they are cancelled; default false." })
      .pipe(Field.versions(beta))
  }),
  success: {
    200: began("playPromptOperation", {
      completionReason: Field.optionalOrNull(PlayPromptCompletionReason).annotate({
        description: "How the prompt ended."
      })
    })
  }
})
