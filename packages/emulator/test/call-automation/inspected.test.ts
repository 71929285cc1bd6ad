/** What the journal and the state say of calls for people: who is held, muted or not reached, faults of deliveries, and since when a call is. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, listAt, signed, start, textAt } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud
const local = Effect.provide(LocalCloud.layer({ deliver: () => Effect.succeed({ status: 200 }) }))
const user = "8:acs:10ca1c10-0d00-4acd-8000-effec7c0117c_00000000-0000-4000-8000-00000000a111"
const version = "?api-version=2025-05-15"

/** A call of the application to somebody. */
const called = (target: object) =>
  Effect.gen(function* () {
    yield* begin
    const { advance, journal, state } = yield* Emulator
    const body = {
      targets: [target],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: "http://127.0.0.1:9/callbacks"
    }
    const created = yield* signed({ method: "POST", path: `/calling/callConnections${version}`, body })
    yield* advance(5_000)
    const id = textAt(created.body, "callConnectionId")
    const post = (action: string, payload: object) =>
      Effect.andThen(
        signed({ method: "POST", path: `/calling/callConnections/${id}${action}${version}`, body: payload }),
        advance(5_000)
      )
    const notes = Effect.map(journal(), (entries) => entries.filter(({ kind }) => kind === "state"))
    return { journal, notes, post, state }
  })

it.effect("says who is put on hold and taken off it, and who is muted", () =>
  Effect.gen(function* () {
    const targetParticipant = { communicationUser: { id: user } }
    const { notes, post } = yield* called(targetParticipant)
    yield* post(":hold", { targetParticipant })
    yield* post(":unhold", { targetParticipant })
    yield* post("/participants:mute", { targetParticipants: [targetParticipant] })
    const said = (yield* notes).filter(({ name }) => /held|resumed|muted/.test(name))
    assert.deepStrictEqual(
      said.map(({ data, name }) => [name, textAt(data["participant"], "rawId")]),
      [
        ["participant held", user],
        ["participant resumed", user],
        ["participant muted", user]
      ]
    )
  }).pipe(local)
)

it.effect("says who was not reached, and why", () =>
  Effect.gen(function* () {
    const { notes } = yield* called({ phoneNumber: { value: "+14255550603" } })
    const [said] = (yield* notes).filter(({ name }) => name === "participant not reached")
    assert.deepInclude(said?.data, { code: 603 })
  }).pipe(local)
)

it.effect("says which fault a delivery met, and what its token claims", () =>
  Effect.gen(function* () {
    yield* begin
    const { fault } = yield* Emulator
    yield* fault({ kind: "duplicate", path: "CallConnected" })
    const { journal } = yield* called({ phoneNumber: { value: "+14255550123" } })
    const deliveries = (yield* journal()).filter(({ kind, name }) => kind === "callback" && name === "CallConnected")
    assert.deepStrictEqual(
      deliveries.map(({ data }) => [data["fault"], textAt(data["claims"], "iss")]),
      Array.from({ length: 2 }, () => ["duplicate", "https://acscallautomation.communication.azure.com"])
    )
  }).pipe(local)
)

it.effect("says since when a call is", () =>
  Effect.gen(function* () {
    const { state } = yield* called({ phoneNumber: { value: "+14255550123" } })
    assert.strictEqual(textAt(listAt(yield* state, "calls")[0], "openedAt"), new Date(start).toISOString())
  }).pipe(local)
)

it.effect("names the call of a media socket", () =>
  Effect.gen(function* () {
    yield* begin
    const { advance, journal } = yield* Emulator
    const created = yield* signed({
      method: "POST",
      path: `/calling/callConnections${version}`,
      body: {
        targets: [{ phoneNumber: { value: "+14255550124" } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:9/callbacks",
        mediaStreamingOptions: {
          transportUrl: "wss://media.example.com/",
          transportType: "websocket",
          contentType: "audio",
          audioChannelType: "mixed",
          startMediaStreaming: true
        }
      }
    })
    yield* advance(5_000)
    const [socket] = (yield* journal()).filter(({ kind }) => kind === "media")
    assert.strictEqual(at(socket?.data, "callConnectionId"), textAt(created.body, "callConnectionId"))
  }).pipe(local)
)
