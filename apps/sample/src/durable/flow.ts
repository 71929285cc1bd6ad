/**
 * The story from the answer on as a durable flow: its words are those of the story, and its process may end anywhere.
 *
 * A wait ends the program, which runs again from the beginning when its event has come: so its report is made anew on every run, and nothing
 * of it is released by `Effect.acquireRelease` or `Effect.onError`, which a wait would run as well.
 */
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { whenAmbiguous } from "../ambiguous.ts"
import { callTheSupervisor } from "../bot.ts"
import { InFlow } from "../release.ts"
import * as Report from "../report.ts"
import { answer, serveTheCustomer } from "../story.ts"
import { chapter, Timeline } from "../timeline.ts"

/** What the flow gives: the lines of its summary, and whether all was as expected. */
export const Verdict = Schema.Struct({ summary: Schema.Array(Schema.String), isGood: Schema.Boolean })

/** Each call of Graph's has an address of its own here, and nothing was posted to that of a call whose creation is ambiguous: it was not made. */
const makeGraphCall = callTheSupervisor.pipe(whenAmbiguous(() => callTheSupervisor))

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
        const report = Report.make(yield* Timeline)
        yield* Effect.gen(function* () {
          yield* chapter("A customer calls in and is answered")
          const call = yield* answer(incomingCallContext, CommunicationIdentifier.phoneNumber(customer))
          yield* serveTheCustomer(call, makeGraphCall)
        }).pipe(
          Effect.catch((error) => Effect.sync(() => report.differs(`the story broke off: ${error.message}`))),
          Effect.provideService(Report.Report, report),
          Effect.provideService(InFlow, true)
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
