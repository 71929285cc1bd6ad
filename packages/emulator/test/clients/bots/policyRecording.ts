/** A bot that a policy brings into calls: it takes everybody under the policy, says that it records, and stays until the end. */
import type * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import * as Effect from "effect/Effect"

/** What the bot does with a call: the media are the application's own, from the blob of its media library. */
export const recording = Effect.fn("recording")(function* (call: StatefulCall.StatefulCall) {
  yield* call.answer({ acceptedModalities: ["audio"], mediaConfig: { blob: "<media>" }, participantCapacity: 50 })
  yield* call.updateRecordingStatus({ status: "recording" })
  yield* call.ended
})

/** How the bot answers Graph's posts. */
export const answering: CallNotifications.Answering = {
  onJoining: () => Effect.succeed({ decision: "accept" })
}
