/**
 * A thousand calls at a time, from the first ring to the end, on driven time: made to telephones and to another application, prompted,
 * asked, joined and left, recorded, ended. How long all of it takes, and what of it stays in memory.
 */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Emulator from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** What the lives cost. */
export interface Cost {
  readonly millis: number
  readonly events: number
  /** Kept behind a second thousand, which finds everything warm: for five minutes, what repeated requests would be answered. */
  readonly mebibytesKept: number
}

const callbackUri = "http://127.0.0.1:9/callbacks"
const sourceCallerIdNumber = { value: "+14255550100" }
const guest = CommunicationIdentifier.phoneNumber("+14255550144")
const customer = CommunicationIdentifier.phoneNumber("+14255550123")
const prompt = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=300" } } as const

const keptMebibytes = (): number => {
  setFlagsFromString("--expose-gc")
  const collect: unknown = runInNewContext("gc")
  if (typeof collect === "function") collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** What rings for an application is answered by it; half of the calls are to one. */
const contextOf = (body: string): string | undefined =>
  body.includes("Microsoft.Communication.IncomingCall") ? /"incomingCallContext":"([^"]+)"/.exec(body)?.[1] : undefined

/** The number of lives at a time. */
export const lives = (count: number): Effect.Effect<Cost> =>
  Effect.gen(function* () {
    let events = 0
    const ringing: Array<string> = []
    const cloud = yield* Emulator.Emulator.make({
      eventGrid: "http://127.0.0.1:9/grid",
      journalLimit: 1_000,
      deliver: ({ body }) =>
        Effect.sync(() => {
          events++
          const context = contextOf(body)
          if (context !== undefined) ringing.push(context)
          return { status: 200 }
        })
    })
    yield* cloud.setScale(0)
    const user = (index: number) =>
      CommunicationIdentifier.communicationUser(
        `8:acs:${cloud.resourceId}_0f50d091-5bd3-448b-884d-${String(index).padStart(11, "0")}1`
      )
    const once = Effect.gen(function* () {
      const ids: Array<string> = []
      for (let index = 0; index < count; index++) {
        const targets = [index % 2 === 0 ? customer : user(index)]
        const { callConnectionId } = yield* CallAutomation.createCall({ targets, sourceCallerIdNumber, callbackUri })
        ids.push(callConnectionId ?? "")
      }
      yield* cloud.idle
      for (const incomingCallContext of ringing.splice(0))
        yield* CallAutomation.answerCall({ incomingCallContext, callbackUri })
      const each = <E, R>(step: (callConnectionId: string) => Effect.Effect<unknown, E, R>) =>
        Effect.andThen(Effect.forEach(ids, step, { discard: true }), cloud.advance(3_000))
      yield* cloud.advance(1_000)
      yield* each((id) => CallMedia.play({ callConnectionId: id, playSources: [prompt] }))
      yield* each((id) =>
        CallConnection.addParticipant({ callConnectionId: id, participantToAdd: guest, sourceCallerIdNumber })
      )
      yield* each((id) =>
        CallMedia.recognize({
          callConnectionId: id,
          recognizeInputType: "dtmf",
          recognizeOptions: { targetParticipant: guest, dtmfOptions: { maxTonesToCollect: 2 } }
        }).pipe(Effect.andThen(cloud.tones(id, "+14255550144", ["1", "2"])))
      )
      yield* each((id) =>
        CallRecording.startRecording({ callConnectionId: id, recordingStateCallbackUri: callbackUri })
      )
      yield* each((id) => CallConnection.removeParticipant({ callConnectionId: id, participantToRemove: guest }))
      yield* each((id) => CallConnection.hangupCall({ callConnectionId: id }))
    }).pipe(
      Effect.provide(
        Layer.provide(
          CallAutomation.layer({ connectionString: cloud.connectionString }),
          CurrentTransport.layer(cloud.transport)
        )
      )
    )
    yield* once
    const before = { events, kept: keptMebibytes(), at: performance.now() }
    yield* once
    const millis = performance.now() - before.at
    const { calls } = yield* cloud.state
    if (!Array.isArray(calls) || calls.length > 0) return yield* Effect.die(new Error("calls are left"))
    return { millis, events: events - before.events, mebibytesKept: keptMebibytes() - before.kept }
  }).pipe(Effect.scoped, Effect.orDie)
