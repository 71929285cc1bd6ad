/** Events of what is heard in a call: hold and prompts. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { make } from "./EventKind.ts"
import { eventSource, ids, LateOutcome, operationContext, Outcome, result, version } from "./fields.ts"

/** The data of a prompt that failed: also which of several sources it was, from 0. */
export const FailedPrompt = Schema.Struct({
  eventSource,
  failedPlaySourceIndex: Field.optional(Schema.Int).pipe(Field.versions(ApiVersions.from("2024-06-15-preview"))),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

/** The participant is not on hold after all, such as for audio that cannot be decoded. There is no event for success. */
export const HoldFailed = make("HoldFailed", { versions: ApiVersions.from("2024-06-15-preview"), data: Outcome })

/** The first prompt is heard. */
export const PlayStarted = make("PlayStarted", { versions: ApiVersions.from("2024-06-15-preview"), data: Outcome })

/** All prompts were played. */
export const PlayCompleted = make("PlayCompleted", { versions: ApiVersions.all, data: Outcome })

/** A prompt could not be played. */
export const PlayFailed = make("PlayFailed", { versions: ApiVersions.all, data: FailedPrompt })

/** The prompts were cancelled. */
export const PlayCanceled = make("PlayCanceled", { versions: ApiVersions.all, data: LateOutcome })
