import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { actionOnCall, request } from "./action.ts"
import { longest, recording, recordOperation } from "./recording.ts"

/** Its page has no limit of it, and an example of half an hour. */
const Seconds = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1, { expected: "at least 1 second" }))

export const record = actionOnCall("Call_Record", "record", {
  ends: "notified",
  description: "Plays a prompt and records the answer, as `recordResponse` does, which took its place.",
  source: "call: record",
  versions: beta,
  clouds: { beta: [] },
  takes: request("RecordRequest", {
    ...recording,
    maxRecordDurationInSeconds: Field.optionalOrNull(Seconds).annotate({ description: longest })
  }),
  success: { 200: recordOperation, 202: recordOperation }
})
