/** Events of a leg as such: it is connected, it has ended, it could not be connected. */
import { ApiVersions } from "../ApiVersion.ts"
import { make } from "./EventKind.ts"
import { LateOutcome, Outcome } from "./fields.ts"

/** Create, answer or connect has succeeded. */
export const CallConnected = make("CallConnected", {
  description: "Create, answer or connect has succeeded.",
  versions: ApiVersions.all,
  data: LateOutcome
})

/** The leg has ended, by either side. The last event of a leg, except for a CreateCallFailed that may follow. */
export const CallDisconnected = make("CallDisconnected", {
  description:
    "The leg has ended, by either side. The last event of a leg, except for a CreateCallFailed that may follow.",
  versions: ApiVersions.all,
  data: LateOutcome
})

/** The call was not answered, or could not be placed. */
export const CreateCallFailed = make("CreateCallFailed", {
  description: "The call was not answered, or could not be placed.",
  versions: ApiVersions.from("2024-06-15-preview"),
  data: Outcome
})

/** The incoming call could not be answered. */
export const AnswerFailed = make("AnswerFailed", {
  description: "The incoming call could not be answered.",
  versions: ApiVersions.from("2024-09-15"),
  data: Outcome
})

/** The application could not join the call. */
export const ConnectFailed = make("ConnectFailed", {
  description: "The application could not join the call.",
  versions: ApiVersions.from("2024-06-15-preview"),
  data: Outcome
})
