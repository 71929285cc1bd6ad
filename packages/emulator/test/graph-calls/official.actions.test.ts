/**
 * `@microsoft/microsoft-graph-client`, unmodified, performs by its path every operation on a group call and its participants, and answers,
 * rejects, redirects and transfers calls.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { application, official } from "../official/support.ts"
import { at, listAt, textAt } from "../identity/support/wire.ts"
import { callOf, idsOf, meetingOf, prompt, target } from "./support/bot.ts"

const answering = {
  acceptedModalities: ["audio"],
  mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
}
const appHosted = { "@odata.type": "#microsoft.graph.appHostedMediaConfig", blob: "b" }

/** A client and a bot, on a local cloud whose time is the test's. */
const scene = Effect.gen(function* () {
  const { cloud, graph } = yield* official()
  const app = yield* application
  yield* cloud.setScale(0)
  const callbackUri = `${app.url}/calls`
  const api = (path: string) => graph.api(`/communications/calls${path}`).version("beta")
  const post = (path: string, body: object = {}): Effect.Effect<unknown> => Effect.promise(() => api(path).post(body))
  const get = (path: string): Effect.Effect<unknown> => Effect.promise(() => api(path).get())
  const patch = (path: string, body: object): Effect.Effect<unknown> => Effect.promise(() => api(path).patch(body))
  const remove = (path: string): Effect.Effect<unknown> => Effect.promise(() => api(path).delete())
  const { advance } = cloud
  /** The id of a call that is established. */
  const established = Effect.fnUntraced(function* (body: object) {
    const call = yield* post("", { ...body, callbackUri })
    yield* advance(1000)
    return textAt(call, "id")
  })
  // The application that was seen last is the one that is called.
  yield* post("", { ...callOf(), callbackUri })
  /** The id of a call that comes in. */
  const rung = cloud.graphIncomingCall({ callbackUri, from: "+14255550123" })
  /** The same by a policy. */
  const observed = cloud.graphIncomingCall({
    callbackUri,
    from: "8:orgid:a",
    applicationMetadata: { botData: {} }
  })
  return { advance, cloud, established, get, observed, patch, post, remove, rung }
})

describe("the official Graph client", () => {
  it.live("answers, rejects, redirects and transfers, and keeps a call alive", () =>
    Effect.gen(function* () {
      const { advance, get, observed, post, rung } = yield* scene
      const id = yield* rung
      yield* post(`/${id}/answer`, answering)
      yield* advance(1000)
      assert.strictEqual(at(yield* get(`/${id}`), "state"), "established")
      yield* post(`/${id}/keepAlive`)
      yield* post(`/${id}/transfer`, { transferTarget: target("user", "colleague") })
      const second = yield* rung
      yield* post(`/${second}/reject`, { reason: "busy" })
      const third = yield* rung
      yield* post(`/${third}/redirect`, { targets: [target("user", "colleague")] })
      const policy = yield* observed
      yield* post(`/${policy}/answer`, answering)
      yield* advance(1000)
      const status = yield* post(`/${policy}/updateRecordingStatus`, { status: "recording" })
      assert.strictEqual(at(status, "status"), "completed")
    })
  )

  it.live("mutes, invites, holds, routes and removes participants of a group call", () =>
    Effect.gen(function* () {
      const { advance, established, get, patch, post, remove } = yield* scene
      const users = [target("user", "a"), target("user", "b")]
      const id = yield* established({ ...callOf(), targets: users })
      const ids = idsOf(at(yield* get(`/${id}/participants`), "value"))
      const participant = `/${id}/participants/${ids["a"] ?? ""}`
      assert.strictEqual(at(yield* get(participant), "isMuted"), false)
      yield* post(`/${id}/mute`)
      yield* post(`/${id}/unmute`)
      yield* post(`${participant}/mute`)
      yield* post(`/${id}/participants/muteAll`)
      assert.strictEqual(at(yield* get(participant), "isMuted"), true)
      yield* post(`${participant}/startHoldMusic`)
      yield* post(`${participant}/stopHoldMusic`)
      const mediaPrompt = { "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt(10) }
      yield* post(`/${id}/record`, { prompts: [mediaPrompt], clientContext: "r" })
      const tones = yield* post(`/${id}/sendDtmfTones`, { tones: ["tone1", "star"] })
      assert.strictEqual(at(tones, "status"), "running")
      yield* post(`/${id}/participants/invite`, { participants: [target("user", "c")] })
      yield* advance(1000)
      assert.strictEqual(listAt(yield* get(`/${id}/participants`), "value").length, 4)
      const routed = yield* post(`/${id}/audioRoutingGroups`, { routingMode: "oneToOne", sources: [], receivers: [] })
      const groupPath = `/${id}/audioRoutingGroups/${textAt(routed, "id")}`
      yield* patch(groupPath, { receivers: [ids["a"]] })
      assert.deepStrictEqual(at(yield* get(groupPath), "receivers"), [ids["a"]])
      assert.strictEqual(listAt(yield* get(`/${id}/audioRoutingGroups`), "value").length, 1)
      yield* remove(groupPath)
      yield* remove(participant)
      assert.strictEqual(listAt(yield* get(`/${id}/participants`), "value").length, 3)
    })
  )

  it.live("does what only meetings have, and reports", () =>
    Effect.gen(function* () {
      const { advance, cloud, established, get, post } = yield* scene
      const { tenantId } = Object(yield* post("", { ...callOf(), callbackUri: "http://127.0.0.1:9/" }))
      const id = yield* established(meetingOf("1", { tenantId, mediaConfig: appHosted }))
      yield* post(`/${id}/changeScreenSharingRole`, { role: "sharer" })
      yield* post(`/${id}/addLargeGalleryView`)
      yield* post(`/${id}/startRecording`)
      yield* post(`/${id}/stopRecording`)
      yield* post(`/${id}/startTranscription`)
      yield* post(`/${id}/stopTranscription`)
      const waiting: Array<string> = []
      for (const user of ["a", "b", "c"]) {
        const body = { participant: `8:orgid:${user}`, decision: "wait" }
        waiting.push(textAt(yield* cloud.control("POST", `/graph/calls/${id}/lobby`, body), "id"))
      }
      const [a = "", b = ""] = waiting
      yield* post(`/${id}/participants/${a}/admitFromLobby`)
      yield* post(`/${id}/participants/${b}/removeFromLobby`)
      yield* post(`/${id}/participants/admitAllFromLobby`)
      yield* advance(1000)
      yield* cloud.graphSharing(id, true, "8:orgid:a")
      const sessions = listAt(yield* get(`/${id}/contentSharingSessions`), "value")
      const session = yield* get(`/${id}/contentSharingSessions/${textAt(sessions[0], "id")}`)
      assert.strictEqual(at(session, "id"), at(sessions[0], "id"))
      const participants = listAt(yield* get(`/${id}/participants`), "value")
      assert.strictEqual(participants.length, 3)
      yield* post(`/${id}/participants/${textAt(participants[1], "id")}/reportSyntheticMedia`, {
        id: "7f7a1bd1-4d0b-4a34-a2b5-02d2b1d8b1a3",
        detectionDateTime: "2026-03-14T09:26:53Z",
        overallConfidence: 0.9,
        isMalicious: false,
        contentMetadata: {},
        detections: []
      })
      yield* post("/logTeleconferenceDeviceQuality", {
        quality: { "@odata.type": "#microsoft.graph.teleconferenceDeviceQuality", callChainId: id }
      })
    })
  )
})
