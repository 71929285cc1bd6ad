/** A call of an application with two scripted users, whose audio or transcript may be streamed to the application. */
import * as operations from "@effect-comms/call-automation/operations"
import * as Effect from "effect/Effect"
import { makeMediaApplication } from "./mediaApplication.ts"
import {
  aiServices,
  alice,
  bob,
  callbackUri,
  type Json,
  makeRig,
  objectAt,
  phone,
  type Rig,
  textAt,
  user
} from "./Rig.ts"

export const transportUrl = "wss://127.0.0.1/media?secret=7"
export const customer = phone("+14255550123")

/** What media streaming is asked for with, unless a test says otherwise. */
export const mixed = { transportType: "websocket", audioChannelType: "mixed", contentType: "audio", transportUrl }

/** What transcription is asked for with. */
export const english = { transportType: "websocket", locale: "en-US", startTranscription: false, transportUrl }

/** What a call is created with. */
export interface Options {
  readonly version?: string
  readonly mediaStreamingOptions?: Json
  readonly transcriptionOptions?: Json
}

/** Asks for a call with Bob. */
export const create = (rig: Rig, { version = "2026-03-12", ...options }: Options = {}) =>
  rig.send(operations.createCall, {
    version,
    body: {
      targets: [user(bob)],
      source: { id: alice },
      callbackUri,
      operationContext: "call",
      ...aiServices(version),
      ...options
    }
  })

/** A local cloud, an application, and their connected call; nothing of it is in the list of events. */
export const connectedCall = (options: Options = {}) =>
  Effect.gen(function* () {
    const application = makeMediaApplication()
    const rig = yield* makeRig({ options: { mediaSocket: application.mediaSocket } })
    const created = yield* create(rig, options)
    const id = textAt(created.body, "callConnectionId")
    yield* rig.advance(100)
    const connected = [...rig.posts]
    rig.forget()
    return { application, connected, created: created.body, id, rig }
  })

/** What the state shows of the only leg of the only call. */
export const legState = (rig: Rig): Effect.Effect<Json, unknown> =>
  Effect.map(rig.calls, (calls) => objectAt(calls, 0, "legs", 0))
