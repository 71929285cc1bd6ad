/** Values that fit the type of a field and that Graph does not take: what no enum has, and telephones whose number is none. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, textAt } from "../identity/support/wire.ts"
import { ask, calls, callbackUri, callOf, established, makeBot, meetingOf, send, target } from "./support/bot.ts"

/** The text of a refusal, which is that of a bad request. */
const refusedBy = (method: "POST" | "PATCH", path: string, body: unknown) =>
  Effect.map(send({ method, path, body }), (answer) => {
    assert.strictEqual(answer.status, 400, path)
    assert.strictEqual(at(answer.body, "error", "code"), "BadRequest")
    return textAt(answer.body, "error", "message")
  })

const serviceHosted = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }

describe("a value that its enum does not have is refused by its field", () => {
  it.effect("in what creates and answers calls", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const created = yield* refusedBy("POST", calls, { ...callOf(), requestedModalities: ["audio", "smell"] })
      assert.include(created, "requestedModalities[1]: expected one of ")
      yield* ask("POST", calls, callOf())
      const incoming = yield* (yield* Emulator).graphIncomingCall({ callbackUri, from: "8:orgid:u" })
      const answer = `${calls}/${incoming}/answer`
      const body = { acceptedModalities: ["smell"], mediaConfig: serviceHosted }
      assert.include(yield* refusedBy("POST", answer, body), "acceptedModalities[0]: expected one of ")
      yield* ask("POST", answer, { ...body, acceptedModalities: ["Audio"] })
    }).pipe(Effect.provide(layer))
  })

  it.effect("in what a call is asked for, and nothing is done", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const tones = yield* refusedBy("POST", `${path}/sendDtmfTones`, { tones: ["tone1", "tone10"] })
      assert.include(tones, "tones[1]: expected one of tone0, ")
      yield* advance(10_000)
      assert.deepStrictEqual(posts, [])
      const meeting = yield* ask("POST", calls, meetingOf("1"))
      yield* advance(1000)
      const groups = `${calls}/${textAt(meeting, "id")}/audioRoutingGroups`
      const sides = { sources: [], receivers: [] }
      const routingMode = "routingMode: expected one of oneToOne, multicast"
      assert.include(yield* refusedBy("POST", groups, { ...sides, routingMode: "all" }), routingMode)
      const made = yield* ask("POST", groups, { ...sides, routingMode: "multicast" })
      const group = `${groups}/${textAt(made, "id")}`
      assert.include(yield* refusedBy("PATCH", group, { routingMode: "all" }), routingMode)
    }).pipe(Effect.provide(layer))
  })

  it.effect("in the status of a recording under a policy", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      yield* ask("POST", calls, callOf())
      const { advance, graphIncomingCall } = yield* Emulator
      const policy = { callbackUri, from: "8:orgid:u", applicationMetadata: { botData: { user: "u" } } }
      const path = `${calls}/${yield* graphIncomingCall(policy)}`
      yield* ask("POST", `${path}/answer`, { acceptedModalities: ["audio"], mediaConfig: serviceHosted })
      yield* advance(1000)
      const refused = yield* refusedBy("POST", `${path}/updateRecordingStatus`, { status: "paused" })
      assert.include(refused, "status: expected one of notRecording, recording, failed")
      yield* ask("POST", `${path}/updateRecordingStatus`, { status: "recording" })
    }).pipe(Effect.provide(layer))
  })
})

it.effect(
  "a telephone whose number is none is neither invited nor a target, and the refusal does not repeat it",
  () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const phone = target("phone", "2025550123")
      const meeting = yield* ask("POST", calls, meetingOf("1"))
      yield* advance(1000)
      const incoming = yield* (yield* Emulator).graphIncomingCall({ callbackUri, from: "8:orgid:u" })
      for (const [action, body, field] of [
        [`${path}/transfer`, { transferTarget: phone }, "transferTarget"],
        [`${calls}/${textAt(meeting, "id")}/participants/invite`, { participants: [phone] }, "participants[0]"],
        [`${calls}/${incoming}/redirect`, { targets: [phone] }, "targets[0]"]
      ] as const) {
        const message = yield* refusedBy("POST", action, body)
        assert.include(message, `${field}.identity.phone.id: expected a number in E.164`)
        assert.notInclude(message, "2025550123")
      }
    }).pipe(Effect.provide(layer))
  }
)

describe("a call with media, a meeting or targets that do not fit is refused by what is wrong in the kind that they are of", () => {
  const type = (name: string) => ({ "@odata.type": `#microsoft.graph.${name}` })
  const join = meetingOf("1")
  for (const [name, body, problem] of [
    [
      "a blob",
      { ...callOf(), mediaConfig: { ...type("appHostedMediaConfig"), blob: 5 } },
      "mediaConfig.blob: expected string"
    ],
    [
      "files",
      { ...callOf(), mediaConfig: { ...type("serviceHostedMediaConfig"), preFetchMedia: 5 } },
      "mediaConfig.preFetchMedia: expected array"
    ],
    ["media without a type", { ...callOf(), mediaConfig: { blob: "b" } }, "mediaConfig.@odata.type: is required"],
    [
      "media of another type",
      { ...callOf(), mediaConfig: type("mediaConfig") },
      'mediaConfig.@odata.type: expected "#microsoft.graph.serviceHostedMediaConfig"'
    ],
    ["media of a wrong type", { ...callOf(), mediaConfig: 5 }, "mediaConfig: expected appHostedMediaConfig | "],
    [
      "the id of a meeting",
      { ...join, meetingInfo: { ...type("joinMeetingIdMeetingInfo"), joinMeetingId: 5 } },
      "meetingInfo.joinMeetingId: expected string"
    ],
    [
      "the passcode of a meeting without its id",
      { ...join, meetingInfo: { ...type("joinMeetingIdMeetingInfo"), passcode: "p" } },
      "meetingInfo.joinMeetingId: is required"
    ],
    [
      "the token of a meeting",
      { ...join, meetingInfo: { ...type("tokenMeetingInfo"), joinMeetingId: "1" } },
      "meetingInfo.token: is required"
    ],
    [
      "a meeting without a type",
      { ...join, meetingInfo: { joinMeetingId: "1" } },
      "meetingInfo.@odata.type: is required"
    ],
    [
      "a target without an id",
      { ...callOf(), targets: [{ identity: { user: {} } }] },
      "targets[0].identity: expected an identity"
    ],
    ["no modality", { ...callOf(), requestedModalities: [] }, "requestedModalities: expected at least one"]
  ] as const)
    it.effect(name, () => {
      const { layer } = makeBot()
      return Effect.gen(function* () {
        yield* begin
        assert.include(yield* refusedBy("POST", calls, body), problem)
      }).pipe(Effect.provide(layer))
    })
})
