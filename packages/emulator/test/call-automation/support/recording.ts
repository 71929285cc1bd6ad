/** Recordings of calls as their tests start and observe them. */
import * as operations from "@effect-comms/call-automation/operations"
import * as Effect from "effect/Effect"
import { type Answer, callPhone, type Received, type Rig, textAt } from "./Rig.ts"

export const recordingUri = "https://app.contoso.com/recordings"

export const serverCallIdOf = (rig: Rig, id: string) =>
  Effect.map(rig.send(operations.getCall, { id }), ({ body }) => textAt(body, "serverCallId"))

/** Starts a recording by the server call id of a leg's call. */
export const start = Effect.fnUntraced(function* (rig: Rig, id: string, more: object = {}, version = "2025-05-15") {
  const serverCallId = yield* serverCallIdOf(rig, id)
  return yield* rig.send(operations.startRecording, {
    version,
    headers: {
      "repeatability-request-id": "5d9d5d5f-3a44-4b7b-8a0a-64b1d2a9d5f1",
      "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
    },
    body: {
      callLocator: { kind: "serverCallLocator", serverCallId },
      recordingStateCallbackUri: recordingUri,
      ...more
    }
  })
})

/** A phone call that is recorded; the events of the start are forgotten. */
export const recorded = Effect.fnUntraced(function* (rig: Rig) {
  const id = yield* callPhone(rig)
  const recordingId = textAt((yield* start(rig, id)).body, "recordingId")
  yield* rig.advance(3000)
  rig.forget()
  return { id, recordingId }
})

export const eventsOf = (rig: Rig): ReadonlyArray<Received> => rig.posts.filter(({ url }) => url === recordingUri)

export const statesOf = (rig: Rig): ReadonlyArray<unknown> => eventsOf(rig).map(({ data }) => data["state"])

export const codeOfAnswer = ({ body, status }: Answer): string => `${status} ${textAt(body, "error", "code")}`

export const stateNow = (rig: Rig, id: string) =>
  Effect.map(rig.send(operations.getRecordingProperties, { id }), ({ body }) => body["recordingState"])
