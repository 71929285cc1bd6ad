/**
 * What happens in the story's call as a durable flow: its program is that of the story, and its process may end anywhere.
 *
 * A wait ends the program, which runs again from the beginning when its event has come: so its report is made anew on every run, and nothing
 * of it is released by `Effect.acquireRelease` or `Effect.onError`, which a wait would run as well.
 */
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Report from "../report.ts"
import { answer, inTheCall, letGo } from "../story.ts"
import { chapter, Timeline } from "../timeline.ts"

/** What the flow gives: the lines of its summary, and whether all was as expected. */
export const Verdict = Schema.Struct({ summary: Schema.Array(Schema.String), isGood: Schema.Boolean })

const operations = ["CancelAddParticipant", "Unhold", "RemoveParticipant"] as const

/** Makes the flow; `ended` is told its verdict, perhaps more than once. */
export const make = (ended: (verdict: typeof Verdict.Type) => void) =>
  CallFlow.make(
    "CallCenter",
    {
      payload: { id: Schema.String, customer: Schema.String, incomingCallContext: Schema.String },
      success: Verdict,
      key: ({ id }) => id
    },
    ({ customer, incomingCallContext }) =>
      Effect.gen(function* () {
        const timeline = yield* Timeline
        const report = Report.make(timeline, operations)
        yield* Effect.gen(function* () {
          yield* chapter("A customer calls in and is answered")
          const call = yield* answer(incomingCallContext, CommunicationIdentifier.phoneNumber(customer))
          yield* inTheCall(call, Effect.void).pipe(Effect.tapError(() => letGo(call)))
        }).pipe(
          Effect.catch((error) => Effect.sync(() => report.differs(`the story broke off: ${error.message}`))),
          Effect.provideService(Report.Report, report)
        )
        const verdict = { summary: report.summary(), isGood: report.isGood() }
        yield* CallFlow.step(
          "verdict",
          Schema.Void,
          Effect.sync(() => ended(verdict))
        )
        return verdict
      })
  )
