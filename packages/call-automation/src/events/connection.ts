/** Events of a leg as a whole: it is connected, it has ended, it never came about. */
import { ApiVersions } from "../ApiVersion.ts"
import { make } from "./EventKind.ts"
import { LateOutcome, Outcome } from "./fields.ts"

/** Create, answer or connect has succeeded. */
export const CallConnected = make("CallConnected", { versions: ApiVersions.all, data: LateOutcome })

/** The leg has ended, whoever ended it. The last event of a leg, but for a CreateCallFailed that may follow. */
export const CallDisconnected = make("CallDisconnected", {
  versions: ApiVersions.all,
  data: LateOutcome
})

/** Nobody answered, or the call could not be made. */
export const CreateCallFailed = make("CreateCallFailed", {
  versions: ApiVersions.from("2024-06-15-preview"),
  data: Outcome
})

/** The incoming call could not be answered. */
export const AnswerFailed = make("AnswerFailed", { versions: ApiVersions.from("2024-09-15"), data: Outcome })

/** The application could not join the call. */
export const ConnectFailed = make("ConnectFailed", { versions: ApiVersions.from("2024-06-15-preview"), data: Outcome })
