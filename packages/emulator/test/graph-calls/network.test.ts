/** One telephone network: applications of Graph and of Call Automation call each other, and hear what the other side does. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, signed, textAt } from "../identity/support/wire.ts"
import { ask, callbackUri, callOf, calls, clientId, idsOf, prompt, target } from "./support/bot.ts"

const { Emulator } = LocalCloud

const resource = "10ca1c10-0d00-4acd-8000-effec7c0117c"
const user = `8:acs:${resource}_0f50d091-5bd3-448b-884d-44be7037d9b9`
const acsUri = "https://app.contoso.com/events"
const grid = "https://app.contoso.com/grid"
const acs = "/calling/callConnections"
const version = "api-version=2025-05-15"

/** Both kinds of applications in one cloud, and what each was told in a word. */
const makeBoth = () => {
  const told: Array<string> = []
  const posts: Array<{ readonly type: string; readonly data: unknown }> = []
  const deliver: LocalCloud.Options["deliver"] = ({ body, url }) =>
    Effect.sync(() => {
      const parsed: unknown = JSON.parse(body)
      if (url === callbackUri) {
        const item = at(parsed, "value", 0)
        const data = at(item, "resourceData")
        const type = Array.isArray(data)
          ? `participants ${data.length}`
          : String(at(data, "state") ?? at(data, "status"))
        told.push(`graph ${type}`)
        posts.push({ type: `graph ${type}`, data })
        return { status: 202 }
      }
      const event = at(parsed, 0)
      const type = String(at(event, "type") ?? at(event, "eventType")).replace("Microsoft.Communication.", "")
      if (type === "Microsoft.EventGrid.SubscriptionValidationEvent")
        return { status: 200, body: JSON.stringify({ validationResponse: textAt(event, "data", "validationCode") }) }
      told.push(`acs ${type}`)
      posts.push({ type: `acs ${type}`, data: at(event, "data") })
      return { status: 200 }
    })
  const find = (type: string): unknown => posts.findLast((post) => post.type === type)?.data
  const layer: Layer.Layer<LocalCloud.Emulator> = LocalCloud.layer({
    deliver,
    eventGrid: grid,
    graphWebhooks: [callbackUri],
    allowCallbackHosts: ["bot.contoso.com", "app.contoso.com"]
  })
  return { told, find, layer, has: (type: string) => told.includes(type) }
}

const ended = (data: unknown): string =>
  `${String(at(data, "resultInfo", "code"))}/${String(at(data, "resultInfo", "subcode"))}`

/** A Graph call to an ACS user that an application has answered. */
const graphCallsAcs = Effect.fnUntraced(function* ({ find }: ReturnType<typeof makeBoth>) {
  yield* begin
  const { advance } = yield* Emulator
  yield* advance(1000)
  const call = yield* ask("POST", calls, { ...callOf(), targets: [target("acsUser", user)] })
  yield* advance(0)
  const incomingCallContext = textAt(find("acs IncomingCall"), "incomingCallContext")
  const { body } = yield* signed({
    method: "POST",
    path: `/calling/callConnections:answer?${version}`,
    body: { incomingCallContext, callbackUri: acsUri }
  })
  yield* advance(1000)
  return { id: textAt(call, "id"), callConnectionId: textAt(body, "callConnectionId"), advance }
})

describe("a Graph call rings an ACS application", () => {
  it.effect("which is told who calls, answers, and both are connected on one chain", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      const { id } = yield* graphCallsAcs(both)
      assert.strictEqual(at(both.find("acs IncomingCall"), "from", "microsoftTeamsApp", "appId"), clientId)
      const call = yield* ask("GET", `${calls}/${id}`)
      assert.strictEqual(at(call, "state"), "established")
      assert.strictEqual(at(both.find("acs CallConnected"), "correlationId"), at(call, "callChainId"))
      assert.strictEqual(at(both.find("acs ParticipantsUpdated"), "participants", "length"), 2)
      assert.isTrue(both.has("graph established"))
    }).pipe(Effect.provide(both.layer))
  })

  it.effect("that rejects it: the Graph call ends with what the application said", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      yield* advance(1000)
      yield* ask("POST", calls, { ...callOf(), targets: [target("acsUser", user)] })
      yield* advance(0)
      yield* signed({
        method: "POST",
        path: `/calling/callConnections:reject?${version}`,
        body: {
          incomingCallContext: textAt(both.find("acs IncomingCall"), "incomingCallContext"),
          callRejectReason: "busy"
        }
      })
      yield* advance(1000)
      assert.strictEqual(ended(both.find("graph terminated")), "486/0")
    }).pipe(Effect.provide(both.layer))
  })

  for (const [who, hangUp, subcode] of [
    ["the Graph application", (id: string) => ask("DELETE", `${calls}/${id}`), "200/7000"],
    [
      "the ACS application",
      (_: string, callConnectionId: string) =>
        signed({ method: "DELETE", path: `${acs}/${callConnectionId}?${version}` }),
      "200/4521"
    ]
  ] as const)
    it.effect(`${who} hangs up, and the other is told once that the call ended`, () => {
      const both = makeBoth()
      return Effect.gen(function* () {
        const { advance, callConnectionId, id } = yield* graphCallsAcs(both)
        yield* hangUp(id, callConnectionId)
        yield* advance(10_000)
        assert.strictEqual(both.told.filter((type) => type === "graph terminated").length, 1)
        assert.strictEqual(both.told.filter((type) => type === "acs CallDisconnected").length, 1)
        assert.strictEqual(ended(both.find("graph terminated")), subcode)
        assert.deepStrictEqual(at(yield* (yield* Emulator).state, "calls"), [])
      }).pipe(Effect.provide(both.layer))
    })

  it.effect("keys that one application sends reach the other's subscription and recognition", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      const { advance, callConnectionId, id } = yield* graphCallsAcs(both)
      yield* signed({
        method: "POST",
        path: `${acs}/${callConnectionId}:startContinuousDtmfRecognition?${version}`,
        body: { targetParticipant: { rawId: `28:orgid:${clientId}` } }
      })
      yield* ask("POST", `${calls}/${id}/sendDtmfTones`, { tones: ["tone5", "pound"] })
      yield* advance(2000)
      assert.strictEqual(at(both.find("acs ContinuousDtmfRecognitionToneReceived"), "tone"), "pound")
      yield* ask("POST", `${calls}/${id}/subscribeToTone`, {})
      yield* (yield* Emulator).tones(callConnectionId, user, ["seven"])
      yield* advance(0)
      assert.strictEqual(at(both.find("graph established"), "toneInfo", "tone"), "tone7")
    }).pipe(Effect.provide(both.layer))
  })

  it.effect("what the ACS side says is heard by a recording of the Graph application, which its silence ends", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      const { advance, callConnectionId, id } = yield* graphCallsAcs(both)
      yield* ask("POST", `${calls}/${id}/recordResponse`, { playBeep: false, maxRecordDurationInSeconds: 60 })
      yield* (yield* Emulator).speech(callConnectionId, user, "hello from the other side")
      yield* advance(20_000)
      assert.strictEqual(at(both.find("graph completed"), "completionReason"), "maxSilenceTimeout")
    }).pipe(Effect.provide(both.layer))
  })
})

describe("an ACS call rings a Graph application", () => {
  const bot = { microsoftTeamsApp: { appId: clientId, cloud: "public" } }
  const acsCallsGraph = Effect.fnUntraced(function* ({ find }: ReturnType<typeof makeBoth>) {
    yield* begin
    const { advance } = yield* Emulator
    yield* advance(1000)
    const { body } = yield* signed({
      method: "POST",
      path: `${acs}?${version}`,
      body: { targets: [bot], callbackUri: acsUri }
    })
    yield* advance(0)
    const call = find("graph incoming")
    return { id: textAt(call, "id"), call, callConnectionId: textAt(body, "callConnectionId"), advance }
  })

  it.effect("which is notified who calls, answers, and both are connected", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      const { advance, call, callConnectionId, id } = yield* acsCallsGraph(both)
      assert.match(textAt(call, "source", "identity", "acsUser", "id"), /^8:acs:/)
      yield* ask("POST", `${calls}/${id}/answer`, {
        callbackUri,
        acceptedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
      })
      yield* advance(1000)
      assert.strictEqual(at(both.find("acs CallConnected"), "correlationId"), at(call, "callChainId"))
      assert.strictEqual(at(yield* ask("GET", `${calls}/${id}`), "state"), "established")
      yield* ask("POST", `${calls}/${id}/playPrompt`, {
        prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt(500) }]
      })
      yield* advance(600)
      assert.isTrue(both.has("graph completed"))
      yield* signed({ method: "POST", path: `${acs}/${callConnectionId}:terminate?${version}` })
      yield* advance(1000)
      assert.strictEqual(ended(both.find("graph terminated")), "200/4521")
    }).pipe(Effect.provide(both.layer))
  })

  for (const [reason, code] of [
    ["busy", 486],
    ["none", 603],
    ["forbidden", 403]
  ] as const)
    it.effect(`that rejects it as ${reason}: the ACS call fails with ${code}`, () => {
      const both = makeBoth()
      return Effect.gen(function* () {
        const { advance, id } = yield* acsCallsGraph(both)
        yield* ask("POST", `${calls}/${id}/reject`, { reason })
        yield* advance(1000)
        assert.strictEqual(at(both.find("acs CreateCallFailed"), "resultInformation", "code"), code)
        assert.isTrue(both.has("graph terminated"))
      }).pipe(Effect.provide(both.layer))
    })

  for (const [count, seconds] of [
    [1, 55],
    [2, 60]
  ] as const)
    it.effect(`that redirects it to ${count} who do not answer: the ACS call fails after ${seconds} seconds`, () => {
      const both = makeBoth()
      return Effect.gen(function* () {
        const { advance, id } = yield* acsCallsGraph(both)
        const targets = Array.from({ length: count }, (_, index) =>
          target("user", `00000000-0000-4000-8000-00000000${index}408`)
        )
        yield* ask("POST", `${calls}/${id}/redirect`, { targets })
        yield* advance(seconds * 1000 - 1)
        assert.isFalse(both.has("acs CreateCallFailed"))
        yield* advance(1)
        assert.isTrue(both.has("acs CreateCallFailed"))
      }).pipe(Effect.provide(both.layer))
    })

  it.effect("that does not answer: after fifteen seconds both are told", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      const { advance } = yield* acsCallsGraph(both)
      yield* advance(14_000)
      assert.isFalse(both.has("graph terminated"))
      yield* advance(1000)
      assert.strictEqual(ended(both.find("graph terminated")), "480/10076")
      assert.isTrue(both.has("acs CreateCallFailed"))
    }).pipe(Effect.provide(both.layer))
  })

  it.effect("and hangs up while it rings: the incoming call is over for the Graph application", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      const { advance, callConnectionId, id } = yield* acsCallsGraph(both)
      yield* signed({ method: "POST", path: `${acs}/${callConnectionId}:terminate?${version}` })
      yield* advance(1000)
      assert.strictEqual(ended(both.find("graph terminated")), "200/4521")
      assert.deepStrictEqual(at(yield* (yield* Emulator).state, "graphCalls"), [])
      assert.isString(id)
    }).pipe(Effect.provide(both.layer))
  })
})

describe("a conversation of both", () => {
  const answering = {
    callbackUri,
    acceptedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
  }
  const bot = { microsoftTeamsApp: { appId: clientId, cloud: "public" } }
  const roster = (data: unknown) => (Array.isArray(data) ? data : [])

  /** A call of Call Automation with a telephone, into which the Graph application was added and came. */
  const conference = Effect.fnUntraced(function* ({ find }: ReturnType<typeof makeBoth>) {
    yield* begin
    const { advance } = yield* Emulator
    yield* advance(1000)
    const callerId = { sourceCallerIdNumber: { value: "+14255550100" } }
    const { body } = yield* signed({
      method: "POST",
      path: `${acs}?${version}`,
      body: { targets: [{ phoneNumber: { value: "+14255550123" } }], callbackUri: acsUri, ...callerId }
    })
    yield* advance(1000)
    const leg = `${acs}/${textAt(body, "callConnectionId")}`
    yield* signed({ method: "POST", path: `${leg}/participants:add?${version}`, body: { participantToAdd: bot } })
    yield* advance(0)
    const id = textAt(find("graph incoming"), "id")
    yield* ask("POST", `${calls}/${id}/answer`, answering)
    yield* advance(1000)
    const participants = at(yield* ask("GET", `${calls}/${id}/participants`), "value")
    return { advance, id, leg, ids: idsOf(participants) }
  })

  it.effect(
    "has one roster: whom Graph mutes is muted for Call Automation, and who is removed there is out here",
    () => {
      const both = makeBoth()
      return Effect.gen(function* () {
        const { advance, id, ids, leg } = yield* conference(both)
        assert.isTrue(both.has("acs AddParticipantSucceeded"))
        yield* ask("POST", `${calls}/${id}/participants/${ids["+14255550123"] ?? ""}/mute`, {})
        yield* advance(0)
        const muted = roster(at(both.find("acs ParticipantsUpdated"), "participants")).filter((each) =>
          at(each, "isMuted")
        )
        assert.deepStrictEqual(
          muted.map((each) => at(each, "identifier", "rawId")),
          ["4:+14255550123"]
        )
        yield* signed({
          method: "POST",
          path: `${leg}/participants:remove?${version}`,
          body: { participantToRemove: bot }
        })
        yield* advance(1000)
        assert.isTrue(both.has("acs RemoveParticipantSucceeded"))
        assert.strictEqual(ended(both.find("graph terminated")), "200/5001")
        assert.strictEqual(at(both.find("acs ParticipantsUpdated"), "participants", "length"), 2)
      }).pipe(Effect.provide(both.layer))
    }
  )

  it.effect("goes on when the Graph application leaves, and Graph invites an ACS application into it", () => {
    const both = makeBoth()
    return Effect.gen(function* () {
      const { advance, id } = yield* conference(both)
      yield* ask("POST", `${calls}/${id}/participants/invite`, { participants: [target("acsUser", user)] })
      yield* advance(0)
      const incomingCallContext = textAt(both.find("acs IncomingCall"), "incomingCallContext")
      yield* signed({
        method: "POST",
        path: `/calling/callConnections:answer?${version}`,
        body: { incomingCallContext, callbackUri: acsUri }
      })
      yield* advance(1000)
      assert.isTrue(both.has("graph completed"))
      assert.isTrue(both.has("graph participants 4"))
      yield* ask("DELETE", `${calls}/${id}`)
      yield* advance(1000)
      assert.strictEqual(at(both.find("acs ParticipantsUpdated"), "participants", "length"), 3)
      assert.isFalse(both.has("acs CallDisconnected"))
    }).pipe(Effect.provide(both.layer))
  })

  it.effect(
    "comes of a transfer: of a Graph call to an ACS application, and of an ACS call to a Graph application",
    () => {
      const both = makeBoth()
      return Effect.gen(function* () {
        yield* begin
        const { advance } = yield* Emulator
        yield* advance(1000)
        const call = yield* ask("POST", calls, callOf())
        yield* advance(1000)
        yield* ask("POST", `${calls}/${textAt(call, "id")}/transfer`, { transferTarget: target("acsUser", user) })
        yield* advance(0)
        assert.match(textAt(both.find("acs IncomingCall"), "from", "rawId"), /^8:orgid:/)
        const { body } = yield* signed({
          method: "POST",
          path: `/calling/callConnections:answer?${version}`,
          body: {
            incomingCallContext: textAt(both.find("acs IncomingCall"), "incomingCallContext"),
            callbackUri: acsUri
          }
        })
        yield* advance(1000)
        assert.strictEqual(ended(both.find("graph terminated")), "0/7015")
        assert.isTrue(both.has("acs CallConnected"))

        const leg = `${acs}/${textAt(body, "callConnectionId")}`
        yield* signed({
          method: "POST",
          path: `${leg}:transferToParticipant?${version}`,
          body: { targetParticipant: bot }
        })
        yield* advance(0)
        const id = textAt(both.find("graph incoming"), "id")
        yield* ask("POST", `${calls}/${id}/answer`, answering)
        yield* advance(1000)
        assert.isTrue(both.has("acs CallTransferAccepted"))
        assert.isTrue(both.has("acs CallDisconnected"))
        assert.strictEqual(at(yield* ask("GET", `${calls}/${id}`), "state"), "established")
      }).pipe(Effect.provide(both.layer))
    }
  )
})
