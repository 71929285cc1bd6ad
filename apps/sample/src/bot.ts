/** The chapter of the Graph bot: it calls, plays and records, and all of that is cancelled at once. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { unlessShown, whenAmbiguous } from "./ambiguous.ts"
import { endOf } from "./describe.ts"
import { Place } from "./place.ts"
import { orRelease } from "./release.ts"
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

/** The call to the supervisor; gives its id. */
export const callTheSupervisor = Effect.gen(function* () {
  const { callbacks, cast, graph } = yield* Place
  const { id } = yield* Call.create({
    callbackUri: callbacks.graph,
    requestedModalities: ["audio"],
    mediaConfig: {},
    targets: [{ identity: { user: { id: cast.supervisor } } }],
    tenantId: graph.tenantId
  })
  return id
})

const playAndRecord = (id: string) =>
  Effect.gen(function* () {
    const { cast } = yield* Place
    const prompt = (name: string) => ({ mediaInfo: { uri: `${cast.audio.folder}/${name}.wav${cast.audio.query}` } })
    yield* reaches(id, "established")
    const greet = Call.playPrompt({ id, prompts: [prompt("greeting")], clientContext: "greeting" })
    // It is over in a moment, and its end shows it.
    const greeting = yield* greet.pipe(whenAmbiguous(() => greet))
    yield* expect("playPrompt", yield* endOfOperation(id, greeting), "completed 200/0")

    const record = Call.recordResponse({
      id,
      prompts: [prompt("question")],
      maxRecordDurationInSeconds: 120,
      initialSilenceTimeoutInSeconds: 120,
      clientContext: "recording"
    })
    const play = Call.playPrompt({ id, prompts: [prompt("music")], clientContext: "music" })
    // Nothing shows what goes on or waits. Asked for twice it waits behind the first, unheard, until all of it is cancelled.
    const recording = yield* record.pipe(whenAmbiguous(() => record))
    const music = yield* play.pipe(whenAmbiguous(() => play))
    return { recording, music }
  })

type Playing = Effect.Success<ReturnType<typeof playAndRecord>>

/** What runs and what waits is cancelled; each reports its own end. */
const cutShort = (id: string, { music, recording }: Playing) =>
  Effect.gen(function* () {
    const cancel = Effect.gen(function* () {
      const cancelling = yield* Call.cancelMediaProcessing({ id, clientContext: "cancel" })
      yield* required(cancelling.location, "Location")
      return cancelling
    })
    // The end of what was to be cancelled shows that it was.
    const itself = yield* cancel.pipe(
      Effect.flatMap((cancelling) => endOfOperation(id, cancelling)),
      unlessShown(Effect.as(endOfOperation(id, recording), "completed"))
    )
    const ends = { recording: yield* endOfOperation(id, recording), music: yield* endOfOperation(id, music) }
    yield* expectOperation(
      "cancelMediaProcessing",
      `${itself}; recording ${ends.recording}; music ${ends.music}`,
      "completed; recording cancelled 400/8508; music cancelled 400/8508"
    )
  })

/** The chapter; it ends with the call, however that is made. */
export const askTheSupervisor = (makeCall = callTheSupervisor) =>
  Effect.gen(function* () {
    yield* chapter("A Graph bot calls the supervisor, plays and records, and is cut short")
    const id = yield* makeCall
    yield* Effect.flatMap(playAndRecord(id), (playing) => cutShort(id, playing)).pipe(
      orRelease(Effect.ignore(Call.delete({ id })))
    )
    yield* Call.delete({ id })
    yield* reaches(id, "terminated")
  })
