/** The chapter of the Graph bot: it calls, plays and records, and all of that is cancelled at once. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { endOf } from "./describe.ts"
import { Place } from "./place.ts"
import { expect, expectOperation } from "./report.ts"
import { chapter } from "./timeline.ts"
import { required, soon } from "./waiting.ts"

/** Waits until a call of Graph has come to a state. */
const reaches = (callId: string, state: "established" | "terminated") =>
  CallNotifications.stream(callId).pipe(
    Stream.filter((notification) => notification._tag === "Call" && notification.call.state === state),
    Stream.runHead,
    // Without one the stream has ended, since the call has.
    Effect.flatMap((found) => required(Option.getOrUndefined(found), `notification that the call is ${state}`)),
    soon(`Graph call ${state}`)
  )

/** How an operation of a Graph call ends; that it fails or is cancelled is an end like any other here. */
const endOfOperation = (callId: string, operation: CallNotifications.OperationRef) =>
  CallNotifications.awaitOperation(callId, operation).pipe(
    Effect.map(({ resultInfo }) => endOf("completed", resultInfo)),
    Effect.catchTags({
      OperationCancelled: (cancelled) => Effect.succeed(endOf("cancelled", cancelled)),
      OperationFailed: (failed) => Effect.succeed(endOf("failed", failed))
    }),
    soon("the end of a Graph operation")
  )

/** Ends with the call. */
export const askTheSupervisor = Effect.gen(function* () {
  const { callbacks, cast, graph } = yield* Place
  const prompt = (name: string) => ({ mediaInfo: { uri: `${cast.audio.folder}/${name}.wav${cast.audio.query}` } })
  yield* chapter("A Graph bot calls the supervisor, plays and records, and is cut short")
  const { id } = yield* Call.create({
    callbackUri: callbacks.graph,
    requestedModalities: ["audio"],
    mediaConfig: {},
    targets: [{ identity: { user: { id: cast.supervisor } } }],
    tenantId: graph.tenantId
  })

  yield* Effect.gen(function* () {
    yield* reaches(id, "established")
    const greeting = yield* Call.playPrompt({ id, prompts: [prompt("greeting")], clientContext: "greeting" })
    yield* expect("playPrompt", yield* endOfOperation(id, greeting), "completed 200/0")

    const recording = yield* Call.recordResponse({
      id,
      prompts: [prompt("question")],
      maxRecordDurationInSeconds: 60,
      initialSilenceTimeoutInSeconds: 60,
      clientContext: "recording"
    })
    const music = yield* Call.playPrompt({ id, prompts: [prompt("music")], clientContext: "music" })
    // What runs and what waits is cancelled; each reports its own end.
    const cancelling = yield* Call.cancelMediaProcessing({ id, clientContext: "cancel" })
    yield* required(cancelling.location, "Location")
    const ends = {
      itself: yield* endOfOperation(id, cancelling),
      recording: yield* endOfOperation(id, recording),
      music: yield* endOfOperation(id, music)
    }
    yield* expectOperation(
      "cancelMediaProcessing",
      `${ends.itself}; recording ${ends.recording}; music ${ends.music}`,
      "completed; recording cancelled 400/8508; music cancelled 400/8508"
    )
  }).pipe(Effect.onError(() => Effect.ignore(Call.delete({ id }))))

  yield* Call.delete({ id })
  yield* reaches(id, "terminated")
})
