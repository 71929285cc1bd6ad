/**
 * Random walks of streams: each accepted start, stop, update and summary is told once, whoever refuses or breaks a socket and whenever
 * the call ends; and the socket of a stream is open exactly while it is told to be active.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { bob, objectAt, type Rig, textAt, typesOf } from "./support/Rig.ts"
import { connectedCall, english, mixed } from "./support/streams.ts"

/** What may be asked for, with the events that may end it. */
const asks = [
  [operations.startMediaStreaming, ["MediaStreamingStarted", "MediaStreamingFailed"]],
  [operations.stopMediaStreaming, ["MediaStreamingStopped"]],
  [operations.startTranscription, ["TranscriptionStarted", "TranscriptionFailed"]],
  [operations.stopTranscription, ["TranscriptionStopped"]],
  [operations.updateTranscription, ["TranscriptionUpdated", "TranscriptionFailed"]],
  [operations.summarizeCall, ["TranscriptionCallSummaryUpdated"]]
] as const
const others = ["speak", "press", "break", "refuse", "take", "play", "cancelAll", "hangup"] as const

const below = (bound: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: bound - 1 }))
const Step = Schema.Struct({ act: below(2 * asks.length + others.length), millis: below(400) })
const Walk = Schema.Array(Step).check(Schema.isMinLength(10), Schema.isMaxLength(40))

interface Accepted {
  readonly context: string
  readonly endings: ReadonlyArray<string>
}

/** Whether the events of a stream tell of it as active at their end; they must make sense one after the other. */
const activeAfter = (rig: Rig, id: string, stream: "MediaStreaming" | "Transcription"): boolean => {
  let active = false
  for (const { data, type } of rig.eventsOf(id)) {
    if (type === `${stream}Started`) {
      assert.isFalse(active, "started twice")
      active = true
    }
    if (type === `${stream}Stopped`) {
      assert.isTrue(active, "stopped without a start")
      active = false
    }
    if (type === `${stream}Failed` && JSON.stringify(data).includes("streamConnectionInterrupted")) {
      assert.isTrue(active, "interrupted without a start")
      active = false
    }
  }
  return active
}

const walk = Effect.fnUntraced(function* (starts: boolean, steps: typeof Walk.Type) {
  const { application, id, rig } = yield* connectedCall({
    version: "2025-08-15-preview",
    mediaStreamingOptions: { ...mixed, transportUrl: "wss://127.0.0.1/media", startMediaStreaming: starts },
    transcriptionOptions: { ...english, transportUrl: "wss://127.0.0.1/text", startTranscription: starts }
  })
  const accepted: Array<Accepted> = []
  const speak = (text: string) => Effect.ignore(rig.control(`/calls/${id}/speech`, { participant: bob, text }))
  for (const [index, { act, millis }] of steps.entries()) {
    const asked = asks[Math.floor(act / 2)]
    if (asked !== undefined) {
      const [operation, endings] = asked
      const context = `step ${index}`
      const { body, status } = yield* rig.send(operation, {
        id,
        version: "2025-08-15-preview",
        body: { operationContext: context }
      })
      if (status === 202) accepted.push({ context, endings })
      else assert.include(["8585", "8522"], textAt(body, "error", "code"))
    }
    const open = application.taken.filter(({ over }) => !over)
    switch (others[act - 2 * asks.length]) {
      case "speak":
        yield* speak("My order is late")
        break
      case "press":
        yield* Effect.ignore(rig.control(`/calls/${id}/tones`, { participant: bob, tones: "5" }))
        break
      case "break":
        yield* open[index % Math.max(1, open.length)]?.close ?? Effect.void
        break
      case "refuse":
        application.refuse("no")
        break
      case "take":
        application.refuse(undefined)
        break
      case "play":
        yield* rig.send(operations.play, {
          id,
          body: { playSources: [{ kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=100" } }] }
        })
        break
      case "cancelAll":
        yield* rig.send(operations.cancelAllMediaOperations, { id })
        break
      case "hangup":
        if (millis < 40) yield* rig.send(operations.hangupCall, { id })
        break
      case undefined:
    }
    yield* rig.advance(millis)
  }

  yield* rig.advance(2000)
  const shown = yield* rig.send(operations.getCall, { id, version: "2025-08-15-preview" })
  for (const [stream, member, path] of [
    ["MediaStreaming", "mediaStreamingSubscription", "/media"],
    ["Transcription", "transcriptionSubscription", "/text"]
  ] as const) {
    const active = activeAfter(rig, id, stream)
    const sockets = application.taken.filter(({ over, url }) => !over && url.endsWith(path))
    assert.strictEqual(sockets.length, active ? 1 : 0, `open sockets of ${stream}`)
    if (shown.status === 200)
      assert.strictEqual(objectAt(shown.body, member)["state"], active ? "active" : "inactive", stream)
  }
  yield* rig.send(operations.terminateCall, { id })
  yield* rig.advance(2000)

  for (const { context, endings } of accepted) {
    const ended = rig.eventsOf(id).filter(({ data }) => data["operationContext"] === context)
    assert.strictEqual(ended.length, 1, `${context} ended ${ended.length} times`)
    assert.include(endings, ended[0]?.type)
  }
  assert.strictEqual(typesOf(rig, id).at(-1), "CallDisconnected")
  assert.isTrue(application.taken.every(({ over }) => over))
  for (const stream of ["MediaStreaming", "Transcription"] as const) assert.isFalse(activeAfter(rig, id, stream))
})

describe("random walks of streams", () => {
  it.effect.prop(
    "each accepted operation is told once, and sockets are open while streams are active",
    { starts: Schema.Boolean, steps: Walk },
    ({ starts, steps }) => walk(starts, steps),
    { arbitrary: { runs: 60, size: 40 } }
  )
})
